{{
    config(
        materialized='incremental',
        incremental_strategy='delete+insert',
        unique_key='indicator_year_key',
        on_schema_change='fail',
        post_hook="{{ forget_figures_that_are_gone() }}",
    )
}}
-- Current metrics and the levels that follow from them, ranked within their series and year, and compared with the
-- figure to prefer of their own basis. Rank 1 of a series and year is the figure to prefer of all.
with figures as (
    select
        as_of_position,
        observation_id,
        indicator_code,
        organisation,
        programme,
        measure,
        per,
        unit,
        status,
        breakdown,
        year,
        period,
        period_start,
        period_end,
        period_basis,
        value,
        value_max,
        modifier,
        basis,
        cast(null as {{ dbt.type_string() }}) as formula,
        cast(null as {{ dbt.type_string() }}) as derived_from,
        confidence,
        document_id,
        char_start,
        claim_number,
        publisher,
        published_on
    from {{ ref('int_observation_versions') }}
    where is_current and scope = 'metric'
    union all
    select
        as_of_position,
        level_id as observation_id,
        indicator_code,
        organisation,
        programme,
        measure,
        per,
        unit,
        status,
        breakdown,
        year,
        period,
        period_start,
        period_end,
        period_basis,
        value,
        cast(null as {{ dbt.type_float() }}) as value_max,
        modifier,
        'derived' as basis,
        formula,
        derived_from,
        confidence,
        document_id,
        char_start,
        claim_number,
        publisher,
        published_on
    from {{ ref('int_derived_levels') }}
),

keyed as (
    select
        *,
        {{ grain_key([
            'indicator_code', 'organisation', 'programme', 'measure', 'per', 'unit', 'status', 'breakdown', 'period',
        ]) }} as indicator_year_key
    from figures
),

{%- if is_incremental() %}

-- Series that have other figures now than those that stand here, or the same ones changed.
changed_series as (
    select indicator_year_key from ({{ figures_missing('keyed', this) }}) as found
    union
    select indicator_year_key from ({{ figures_missing(this, 'keyed') }}) as gone
),
{%- endif %}

rated as (
    select
        keyed.*,
        case when keyed.basis = 'stated' then 0 else 1 end as derived_rank,
        case when keyed.modifier = 'eq' and keyed.value_max is null then 0 else 1 end as approximate_rank,
        case when keyed.period_basis = 'publication' then 1 else 0 end as assumed_rank
    from keyed
    {%- if is_incremental() %}
    where keyed.indicator_year_key in (select changed_series.indicator_year_key from changed_series)
    {%- endif %}
),

ranked as (
    select
        *,
        row_number() over (
            partition by indicator_year_key
            order by
                {%- for column, _ in preference_rules() %}
                {{ column }},
                {%- endfor %}
                published_on desc nulls last,
                confidence desc,
                document_id,
                char_start,
                claim_number,
                observation_id,
                formula
        ) as preference_rank
    from rated
),

best as (
    select
        *,
        row_number() over (partition by indicator_year_key, basis order by preference_rank) as basis_rank
    from ranked
)

select
    figures.indicator_year_key,
    figures.as_of_position,
    figures.observation_id,
    figures.indicator_code,
    figures.organisation,
    figures.programme,
    figures.measure,
    figures.per,
    figures.unit,
    figures.status,
    figures.breakdown,
    figures.year,
    figures.period,
    figures.period_start,
    figures.period_end,
    figures.value,
    figures.value_max,
    figures.modifier,
    figures.basis,
    figures.formula,
    figures.derived_from,
    figures.document_id,
    figures.preference_rank,
    figures.basis_rank,
    case
        when figures.basis_rank = 1 then 'preferred'
        when {{ same_value('figures', 'preferred') }} then 'same value'
        when
            figures.publisher = preferred.publisher
            and figures.document_id <> preferred.document_id
            and figures.published_on < preferred.published_on
            then 'superseded'
        else 'rival'
    end as standing,
    case when figures.basis_rank > 1 then {{ preference_reason('preferred', 'figures') }} end as outranked_because
from best as figures
inner join best as preferred
    on
        figures.indicator_year_key = preferred.indicator_year_key
        and figures.basis = preferred.basis
        and preferred.basis_rank = 1
