{# One row a year, column `year`, from the lowest to the highest of an expression over a relation. #}
{% macro year_spine(relation, column) -%}
    {{ return(adapter.dispatch('year_spine')(relation, column)) }}
{%- endmacro %}

{% macro default__year_spine(relation, column) -%}
    select cast(unnest(range(min({{ column }}), max({{ column }}) + 1)) as integer) as year from {{ relation }}
{%- endmacro %}

{% macro spark__year_spine(relation, column) -%}
    select explode(sequence(min({{ column }}), max({{ column }}))) as year from {{ relation }}
{%- endmacro %}

{# Day of a year as a date: first_day_of_year('year') is its 1 January. #}
{% macro day_of_year(year, month_and_day) -%}
    cast(lpad(cast({{ year }} as {{ dbt.type_string() }}), 4, '0') || '-{{ month_and_day }}' as date)
{%- endmacro %}
