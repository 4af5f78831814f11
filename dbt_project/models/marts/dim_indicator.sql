with known as (
    select
        indicator_code,
        indicator,
        theme,
        unit,
        definition,
        is_additive_over_organisations,
        is_additive_over_time,
        false as is_candidate
    from {{ ref('stg_indicators') }}
),

candidates as (
    select distinct versions.indicator_code
    from {{ ref('int_observation_versions') }} as versions
    left join known on versions.indicator_code = known.indicator_code
    where versions.indicator_code is not null and known.indicator_code is null
),

members as (
    select * from known
    union all
    select
        indicator_code,
        replace(indicator_code, '_', ' ') as indicator,
        cast(null as {{ dbt.type_string() }}) as theme,
        cast(null as {{ dbt.type_string() }}) as unit,
        cast(null as {{ dbt.type_string() }}) as definition,
        cast(null as boolean) as is_additive_over_organisations,
        cast(null as boolean) as is_additive_over_time,
        true as is_candidate
    from candidates
    union all
    select
        null as indicator_code,
        'unknown' as indicator,
        null as theme,
        null as unit,
        null as definition,
        null as is_additive_over_organisations,
        null as is_additive_over_time,
        false as is_candidate
)

select
    {{ release_id() }} as release_id,
    {{ surrogate_key(['indicator_code']) }} as indicator_key,
    indicator_code,
    indicator,
    theme,
    unit,
    definition,
    is_additive_over_organisations,
    is_additive_over_time,
    is_candidate
from members
order by indicator_key
