select cast(unnest(range(min(first_day), max(last_day) + 1, interval 1 day)) as date) as day
from {{ ref('dim_year') }}
