select
    release_id,
    year,
    indicator_code,
    indicator,
    theme,
    measure,
    per,
    unit,
    organisation,
    programme,
    breakdown,
    value,
    value_max,
    modifier,
    status,
    period_start,
    period_end,
    source_count,
    agreement,
    preferred_because,
    sentence,
    document,
    published_on,
    observation_id
from {{ ref('mart_indicators_by_year') }}
where organisation is not null
order by organisation, indicator_code, year, programme, observation_id
