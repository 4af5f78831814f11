-- Current metrics, ranked within their series and year: rank 1 is the figure to prefer.
with rated as (
    select
        observations.*,
        {{ grain_key([
            'observations.indicator_code', 'observations.organisation', 'observations.programme',
            'observations.measure', 'observations.per', 'observations.unit', 'observations.status',
            'observations.breakdown', 'observations.period',
        ]) }} as indicator_year_key,
        case when observations.basis = 'stated' then 0 else 1 end as derived_rank,
        case when observations.modifier = 'eq' and observations.value_max is null then 0 else 1 end as approximate_rank,
        case when observations.period_basis = 'publication' then 1 else 0 end as assumed_rank
    from {{ ref('int_observation_versions') }} as observations
    where observations.is_current and observations.scope = 'metric'
)

select
    indicator_year_key,
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
    value,
    value_max,
    modifier,
    basis,
    confidence,
    document_id,
    publisher,
    published_on,
    derived_rank,
    approximate_rank,
    assumed_rank,
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
            observation_id
    ) as preference_rank
from rated
