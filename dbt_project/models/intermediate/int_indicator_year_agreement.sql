-- One row a series, year and basis: how its figures compare with the preferred one.
with counted as (
    select
        indicator_year_key,
        basis,
        count(*) as observation_count,
        count(distinct document_id) as source_count,
        min(value) as value_lowest,
        max(coalesce(value_max, value)) as value_highest,
        min(case when standing in ('superseded', 'rival') then basis_rank end) as other_rank,
        max(case when standing = 'rival' then 1 else 0 end) as has_rival
    from {{ ref('int_observation_ranks') }}
    group by indicator_year_key, basis
),

best as (
    select
        indicator_year_key,
        basis,
        value,
        value_max
    from {{ ref('int_observation_ranks') }}
    where basis_rank = 1
)

select
    counted.indicator_year_key,
    counted.basis,
    counted.basis = 'stated' or stated.basis is null as is_preferred,
    counted.observation_count,
    counted.source_count,
    counted.value_lowest,
    counted.value_highest,
    case
        when counted.has_rival = 1 then 'conflict'
        when counted.other_rank is not null then 'revised'
        when counted.source_count > 1 then 'corroborated'
        else 'single'
    end as agreement,
    case
        when other.outranked_because is not null then other.outranked_because
        when not coalesce({{ same_value('derived', 'stated') }}, true) then 'stated before derived'
        when counted.observation_count = 1 then 'only observation'
        else 'all give the same value'
    end as preferred_because
from counted
left join {{ ref('int_observation_ranks') }} as other
    on
        counted.indicator_year_key = other.indicator_year_key
        and counted.basis = other.basis
        and counted.other_rank = other.basis_rank
left join best as stated
    on counted.indicator_year_key = stated.indicator_year_key and stated.basis = 'stated'
left join best as derived
    on
        counted.indicator_year_key = derived.indicator_year_key
        and counted.basis = 'stated'
        and derived.basis = 'derived'
