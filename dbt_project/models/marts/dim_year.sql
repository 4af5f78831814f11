with observed as (
    select year from {{ ref('int_observation_versions') }}
    union all
    select year from {{ ref('int_derived_levels') }}
),

years as (
    {{ year_spine('observed', 'year') }}
)

select
    {{ release_id() }} as release_id,
    year as year_key,
    year,
    cast(year as {{ dbt.type_string() }}) as label,
    {{ day_of_year('year', '01-01') }} as first_day,
    {{ day_of_year('year', '12-31') }} as last_day
from years
union all
select
    {{ release_id() }} as release_id,
    0 as year_key,
    null as year,
    'unknown' as label,
    null as first_day,
    null as last_day
order by year_key
