select
    {{ release_id() }} as release_id,
    figures.indicator_year_key,
    {{ surrogate_key(['figures.indicator_code']) }} as indicator_key,
    {{ surrogate_key(['figures.organisation']) }} as organisation_key,
    {{ surrogate_key(['figures.programme']) }} as programme_key,
    {{ surrogate_key(['figures.unit']) }} as unit_key,
    coalesce(figures.year, 0) as year_key,
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
    figures.value / rates.units_per_usd as value_usd,
    figures.value_max / rates.units_per_usd as value_max_usd,
    figures.unit <> 'USD' and rates.units_per_usd is not null as is_converted,
    rates.units_per_usd,
    rates.source as rate_source,
    figures.basis,
    figures.formula,
    figures.derived_from,
    figures.observation_id,
    agreement.is_preferred,
    agreement.observation_count,
    agreement.source_count,
    agreement.value_lowest,
    agreement.value_highest,
    agreement.agreement,
    agreement.preferred_because
from {{ ref('int_observation_ranks') }} as figures
inner join {{ ref('int_indicator_year_agreement') }} as agreement
    on figures.indicator_year_key = agreement.indicator_year_key and figures.basis = agreement.basis
left join {{ ref('stg_exchange_rates') }} as rates
    on figures.unit = rates.currency and figures.year = rates.year
where figures.basis_rank = 1
order by figures.indicator_year_key, figures.basis
