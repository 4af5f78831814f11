{# Every key of the fact is a member of the dimension. #}
{% test known_member(model, column_name, dimension, key) %}
select fact.{{ column_name }}
from {{ model }} as fact
left join {{ dimension }} as member on fact.{{ column_name }} = member.{{ key }}
where member.{{ key }} is null
{% endtest %}
