{# Every key of a fact is a member of its dimension: dim_<name>.<name>_key for each of the names. #}
{% test known_members(model, dimensions) %}
{% for name, relation in dimensions.items() %}
select '{{ name }}_key' as key_column, fact.{{ name }}_key as unknown_value
from (select distinct cast({{ name }}_key as {{ dbt.type_string() }}) as {{ name }}_key from {{ model }}) as fact
left join {{ relation }} as member on fact.{{ name }}_key = cast(member.{{ name }}_key as {{ dbt.type_string() }})
where member.{{ name }}_key is null
{% if not loop.last %}union all{% endif %}
{% endfor %}
{% endtest %}
