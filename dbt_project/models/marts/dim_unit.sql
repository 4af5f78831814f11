with known as (
    select
        unit,
        unit_name,
        kind,
        false as is_candidate
    from {{ ref('stg_units') }}
),

candidates as (
    select distinct versions.unit
    from {{ ref('int_observation_versions') }} as versions
    left join known on versions.unit = known.unit
    where versions.unit is not null and known.unit is null
),

members as (
    select * from known
    union all
    select
        unit,
        lower(unit) as unit_name,
        cast(null as {{ dbt.type_string() }}) as kind,
        true as is_candidate
    from candidates
)

select
    {{ release_id() }} as release_id,
    {{ surrogate_key(['unit']) }} as unit_key,
    unit,
    unit_name,
    kind,
    is_candidate
from members
union all
select
    {{ release_id() }} as release_id,
    'unknown' as unit_key,
    'unknown' as unit,
    'unknown' as unit_name,
    null as kind,
    false as is_candidate
order by unit_key
