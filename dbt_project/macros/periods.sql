{#
    How a period measures: a state on an instant; a flow over a duration; a flow since some day up to the day on which
    the text was published, and so still growing.
#}
{% macro period_kind(relation, published_on) -%}
    case
        when {{ relation }}.period_end is null then 'unknown'
        when {{ relation }}.period_start is null then 'instant'
        when {{ relation }}.period_start < {{ relation }}.period_end and {{ relation }}.period_end = {{ published_on }}
            then 'cumulative_to_date'
        else 'duration'
    end
{%- endmacro %}

{# Key of dim_period, of a relation with a period's kind, start and end. #}
{% macro period_key() -%}
    case
        when period_end is null then 'unknown'
        else {{ grain_key(['period_kind', 'period_start', 'period_end']) }}
    end
{%- endmacro %}

{# The same day a year earlier, the last of February for the 29th. #}
{% macro year_before(day) -%}
    {{ return(adapter.dispatch('year_before')(day)) }}
{%- endmacro %}

{% macro default__year_before(day) -%}
    cast({{ day }} - interval 1 year as date)
{%- endmacro %}

{% macro spark__year_before(day) -%}
    add_months({{ day }}, -12)
{%- endmacro %}

{# Days from one date to another. #}
{% macro datediff_days(first, last) -%}
    {{ return(adapter.dispatch('datediff_days')(first, last)) }}
{%- endmacro %}

{% macro default__datediff_days(first, last) -%}
    cast({{ last }} - {{ first }} as integer)
{%- endmacro %}

{% macro spark__datediff_days(first, last) -%}
    datediff({{ last }}, {{ first }})
{%- endmacro %}

{# Whether a day is the last of its month. #}
{% macro is_last_of_month(day) -%}
    {{ day }} = last_day({{ day }})
{%- endmacro %}

{#
    A period in the form of SDMX's TIME_PERIOD: '2013', '2013-S1', '2013-Q3', '2013-10', '2013-10-27', and for other
    spans the first day with the length in months or days, '2013-01-01/P9M'.
#}
{% macro period_name() -%}
    case granularity
        when 'day' then cast(period_end as {{ dbt.type_string() }})
        when 'month' then left(cast(period_end as {{ dbt.type_string() }}), 7)
        when 'quarter' then
            left(cast(period_end as {{ dbt.type_string() }}), 4)
            || '-Q'
            || cast(extract(quarter from period_end) as {{ dbt.type_string() }})
        when 'half-year' then
            left(cast(period_end as {{ dbt.type_string() }}), 4)
            || case when extract(month from period_end) = 6 then '-S1' else '-S2' end
        when 'year' then left(cast(period_end as {{ dbt.type_string() }}), 4)
        when 'days' then
            cast(period_start as {{ dbt.type_string() }})
            || '/P'
            || cast(days as {{ dbt.type_string() }})
            || 'D'
        else
            cast(period_start as {{ dbt.type_string() }})
            || '/P'
            || cast(months as {{ dbt.type_string() }})
            || 'M'
    end
{%- endmacro %}
