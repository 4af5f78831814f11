{# The rules of preference, in order: each gives 0 to the better kind of observation. #}
{% macro preference_rules() -%}
    {{ return([
        ('derived_rank', 'stated before derived'),
        ('approximate_rank', 'exact before approximate'),
        ('assumed_rank', 'period stated before assumed'),
    ]) }}
{%- endmacro %}

{# The first rule by which one figure comes before another of the same series and year. #}
{% macro preference_reason(preferred, other) -%}
    case
        {%- for column, reason in preference_rules() %}
        when {{ preferred }}.{{ column }} < {{ other }}.{{ column }} then '{{ reason }}'
        {%- endfor %}
        when {{ preferred }}.published_on is not null and {{ other }}.published_on is null then 'later publication'
        when {{ preferred }}.published_on > {{ other }}.published_on then 'later publication'
        when {{ preferred }}.confidence > {{ other }}.confidence then 'higher confidence'
        else 'first in order of documents'
    end
{%- endmacro %}

{# Whether two figures are the same: equal to within a two-hundredth, the rounding of prose. #}
{% macro same_value(left, right) -%}
    (
        abs({{ left }}.value - {{ right }}.value) <= 0.005 * abs({{ right }}.value)
        and abs(coalesce({{ left }}.value_max, {{ left }}.value) - coalesce({{ right }}.value_max, {{ right }}.value))
        <= 0.005 * abs(coalesce({{ right }}.value_max, {{ right }}.value))
    )
{%- endmacro %}
