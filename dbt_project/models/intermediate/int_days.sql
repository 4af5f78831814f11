with years as (
    {{ year_spine(ref('int_observation_versions'), 'year') }}
)

select cast(unnest(range({{ day_of_year('min(year)', '01-01') }}, {{ day_of_year('max(year) + 1', '01-01') }}, interval 1 day)) as date) as day
from years
