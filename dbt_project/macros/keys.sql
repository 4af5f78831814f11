{# Surrogate key of a member: the same in every release, 'unknown' where any of its natural key is null. #}
{% macro surrogate_key(columns) -%}
    coalesce(md5({% for column in columns %}cast({{ column }} as {{ dbt.type_string() }}){% if not loop.last %} || '|' || {% endif %}{% endfor %}), 'unknown')
{%- endmacro %}

{# Key of a grain whose columns may be null: null is a value of its own. #}
{% macro grain_key(columns) -%}
    md5({% for column in columns %}coalesce('=' || cast({{ column }} as {{ dbt.type_string() }}), '-'){% if not loop.last %} || '|' || {% endif %}{% endfor %})
{%- endmacro %}

{# The release that the tables of this build belong to, as the projection's caller has set it. #}
{% macro release_id() -%}
    (select release_state.release_id from {{ source('staging', 'release_state') }} as release_state)
{%- endmacro %}
