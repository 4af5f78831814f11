select
    series.release_id,
    series.year,
    indicators.indicator_code,
    indicators.indicator,
    indicators.theme,
    series.measure,
    series.per,
    series.unit,
    earlier.organisation,
    earlier.programme,
    series.breakdown,
    series.status,
    series.period_start,
    series.period_end,
    earlier.publisher,
    earlier.value as earlier_value,
    earlier.value_max as earlier_value_max,
    earlier.modifier as earlier_modifier,
    earlier.published_on as earlier_published_on,
    earlier.document as earlier_document,
    earlier.sentence as earlier_sentence,
    earlier.observation_id as earlier_observation_id,
    later.value,
    later.value_max,
    later.modifier,
    later.published_on,
    later.document,
    later.sentence,
    later.observation_id,
    later.value - earlier.value as revision,
    100 * (later.value - earlier.value) / nullif(earlier.value, 0) as revision_percent
from {{ ref('fct_observation') }} as earlier
inner join {{ ref('fct_indicator_year') }} as series
    on earlier.indicator_year_key = series.indicator_year_key and series.basis = 'stated'
inner join {{ ref('fct_observation') }} as later on series.observation_id = later.observation_id
inner join {{ ref('dim_indicator') }} as indicators on series.indicator_key = indicators.indicator_key
where earlier.standing = 'superseded'
order by series.year, indicators.indicator_code, earlier.organisation, earlier.programme, earlier.observation_id
