{# The rules of preference, in order: each gives 0 to the better kind of observation. #}
{% macro preference_rules() -%}
    {{ return([
        ('derived_rank', 'stated before derived'),
        ('approximate_rank', 'exact before approximate'),
        ('assumed_rank', 'period stated before assumed'),
    ]) }}
{%- endmacro %}

{# Whether two figures are the same: equal to within a two-hundredth, the rounding of prose. #}
{% macro same_value(left, right) -%}
    (
        abs({{ left }}.value - {{ right }}.value) <= 0.005 * abs({{ right }}.value)
        and abs(coalesce({{ left }}.value_max, {{ left }}.value) - coalesce({{ right }}.value_max, {{ right }}.value))
        <= 0.005 * abs(coalesce({{ right }}.value_max, {{ right }}.value))
    )
{%- endmacro %}
