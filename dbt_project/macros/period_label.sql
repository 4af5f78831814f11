{#
    The period as people and SDMX write it: '2013' for a whole year, for its last day and for a period that was only
    assumed from the publication date; '2013-01-01/2013-09-30' for another span, '../2014-10-31' for another day.
#}
{% macro period_label(relation) -%}
    case
        when {{ relation }}.period_end is null then null
        when {{ relation }}.period_basis = 'publication'
            or (
                extract(month from {{ relation }}.period_end) = 12
                and extract(day from {{ relation }}.period_end) = 31
                and coalesce(
                    {{ relation }}.period_start = {{ day_of_year('extract(year from ' ~ relation ~ '.period_end)', '01-01') }},
                    true
                )
            )
            then cast(extract(year from {{ relation }}.period_end) as {{ dbt.type_string() }})
        else
            coalesce(cast({{ relation }}.period_start as {{ dbt.type_string() }}), '..')
            || '/'
            || cast({{ relation }}.period_end as {{ dbt.type_string() }})
    end
{%- endmacro %}
