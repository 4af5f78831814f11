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
    series.value,
    series.value_max,
    series.modifier,
    series.status,
    series.period_start,
    series.period_end,
    series.source_count,
    series.agreement,
    series.preferred_because,
    observations.sentence,
    observations.document,
    observations.published_on,
    series.observation_id
from {{ ref('fct_indicator_year') }} as series
inner join {{ ref('dim_indicator') }} as indicators on series.indicator_key = indicators.indicator_key
inner join {{ ref('fct_observation') }} as observations on series.observation_id = observations.observation_id
order by
    series.year,
    indicators.indicator_code,
    observations.organisation,
    observations.programme,
    series.observation_id
