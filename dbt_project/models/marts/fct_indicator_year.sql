select
    {{ release_id() }} as release_id,
    preferred.indicator_year_key,
    {{ surrogate_key(['preferred.indicator_code']) }} as indicator_key,
    {{ surrogate_key(['preferred.organisation']) }} as organisation_key,
    {{ surrogate_key(['preferred.programme']) }} as programme_key,
    {{ surrogate_key(['preferred.unit']) }} as unit_key,
    coalesce(preferred.year, 0) as year_key,
    preferred.measure,
    preferred.per,
    preferred.unit,
    preferred.status,
    preferred.breakdown,
    preferred.year,
    preferred.period,
    preferred.period_start,
    preferred.period_end,
    preferred.value,
    preferred.value_max,
    preferred.modifier,
    preferred.basis,
    preferred.observation_id,
    agreement.observation_count,
    agreement.source_count,
    agreement.value_lowest,
    agreement.value_highest,
    agreement.agreement,
    agreement.preferred_because
from {{ ref('int_observation_ranks') }} as preferred
inner join {{ ref('int_indicator_year_agreement') }} as agreement
    on preferred.indicator_year_key = agreement.indicator_year_key
where preferred.preference_rank = 1
order by preferred.indicator_year_key
