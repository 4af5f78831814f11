with known as (
    select
        organisation,
        kind,
        parent,
        location,
        description,
        false as is_candidate
    from {{ ref('stg_organisations') }}
),

candidates as (
    select distinct versions.organisation
    from {{ ref('int_observation_versions') }} as versions
    left join known on versions.organisation = known.organisation
    where versions.organisation is not null and known.organisation is null
),

members as (
    select * from known
    union all
    select
        organisation,
        cast(null as {{ dbt.type_string() }}) as kind,
        cast(null as {{ dbt.type_string() }}) as parent,
        cast(null as {{ dbt.type_string() }}) as location,
        cast(null as {{ dbt.type_string() }}) as description,
        true as is_candidate
    from candidates
)

select
    {{ release_id() }} as release_id,
    {{ surrogate_key(['organisation']) }} as organisation_key,
    organisation,
    kind,
    parent,
    location,
    description,
    is_candidate
from members
union all
select
    {{ release_id() }} as release_id,
    'unknown' as organisation_key,
    'unknown' as organisation,
    null as kind,
    null as parent,
    null as location,
    null as description,
    false as is_candidate
order by organisation_key
