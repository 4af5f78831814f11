with known as (
    select
        programme,
        operator,
        subject,
        description,
        false as is_candidate
    from {{ ref('stg_programmes') }}
),

candidates as (
    select distinct versions.programme
    from {{ ref('int_observation_versions') }} as versions
    left join known on versions.programme = known.programme
    where versions.programme is not null and known.programme is null
),

members as (
    select * from known
    union all
    select
        programme,
        cast(null as {{ dbt.type_string() }}) as operator,
        cast(null as {{ dbt.type_string() }}) as subject,
        cast(null as {{ dbt.type_string() }}) as description,
        true as is_candidate
    from candidates
)

select
    {{ release_id() }} as release_id,
    {{ surrogate_key(['programme']) }} as programme_key,
    programme,
    operator,
    {{ surrogate_key(['operator']) }} as operator_key,
    subject,
    {{ surrogate_key(['subject']) }} as subject_key,
    description,
    is_candidate
from members
union all
select
    {{ release_id() }} as release_id,
    'unknown' as programme_key,
    'unknown' as programme,
    null as operator,
    'unknown' as operator_key,
    null as subject,
    'unknown' as subject_key,
    null as description,
    false as is_candidate
order by programme_key
