-- The preferred figure of each series and year, then, where the sources conflict, each of the other values.
with told_otherwise as (
    select
        observation_id,
        indicator_year_key,
        outranked_because,
        row_number() over (partition by indicator_year_key, value, value_max order by preference_rank) as repetition
    from {{ ref('fct_observation') }}
    where standing = 'rival'
),

chosen as (
    select
        observation_id,
        indicator_year_key,
        preferred_because,
        0 as is_other
    from {{ ref('fct_indicator_year') }}
    where basis = 'stated'
    union all
    select
        observation_id,
        indicator_year_key,
        'not preferred: ' || outranked_because as preferred_because,
        1 as is_other
    from told_otherwise
    where repetition = 1
)

select
    series.release_id,
    series.year,
    indicators.indicator_code,
    indicators.indicator,
    indicators.theme,
    series.measure,
    series.per,
    series.unit,
    observations.organisation,
    observations.programme,
    series.breakdown,
    observations.value,
    observations.value_max,
    observations.modifier,
    series.status,
    observations.period_start,
    observations.period_end,
    series.source_count,
    series.agreement,
    chosen.preferred_because,
    observations.sentence,
    observations.document,
    observations.published_on,
    chosen.observation_id
from chosen
inner join {{ ref('fct_indicator_year') }} as series
    on chosen.indicator_year_key = series.indicator_year_key and series.basis = 'stated'
inner join {{ ref('dim_indicator') }} as indicators on series.indicator_key = indicators.indicator_key
inner join {{ ref('fct_observation') }} as observations on chosen.observation_id = observations.observation_id
order by
    series.year,
    indicators.indicator_code,
    observations.organisation,
    observations.programme,
    series.indicator_year_key,
    chosen.is_other,
    observations.preference_rank
