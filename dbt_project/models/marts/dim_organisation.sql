with recursive known as (
    select
        organisation,
        kind,
        parent,
        location,
        description
    from {{ ref('stg_organisations') }}
),

-- An organisation and all that it belongs to, nearest first.
lineage as (
    select
        organisation,
        organisation as ancestor,
        kind as ancestor_kind,
        parent as next_ancestor,
        0 as distance
    from known
    union all
    select
        lineage.organisation,
        known.organisation as ancestor,
        known.kind as ancestor_kind,
        known.parent as next_ancestor,
        lineage.distance + 1 as distance
    from lineage
    inner join known on lineage.next_ancestor = known.organisation
    where lineage.distance < 10
),

places as (
    select
        organisation,
        min_by(ancestor, distance) filter (where ancestor_kind = 'science_park') as district,
        min_by(ancestor, distance) filter (where ancestor_kind in ('region', 'state')) as region,
        min_by(ancestor, distance) filter (where ancestor_kind = 'country') as country
    from lineage
    group by organisation
),

candidates as (
    select distinct versions.organisation
    from {{ ref('int_observation_versions') }} as versions
    left join known on versions.organisation = known.organisation
    where versions.organisation is not null and known.organisation is null
),

members as (
    select
        known.organisation,
        known.kind,
        known.parent,
        places.district,
        places.region,
        places.country,
        known.location,
        known.description,
        false as is_candidate
    from known
    inner join places on known.organisation = places.organisation
    union all
    select
        organisation,
        cast(null as {{ dbt.type_string() }}) as kind,
        cast(null as {{ dbt.type_string() }}) as parent,
        cast(null as {{ dbt.type_string() }}) as district,
        cast(null as {{ dbt.type_string() }}) as region,
        cast(null as {{ dbt.type_string() }}) as country,
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
    {{ surrogate_key(['parent']) }} as parent_key,
    district,
    region,
    country,
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
    'unknown' as parent_key,
    null as district,
    null as region,
    null as country,
    null as location,
    null as description,
    false as is_candidate
order by organisation_key
