with periods as (
    select distinct
        {{ period_key() }} as period_key,
        period_kind,
        period_start,
        period_end
    from {{ ref('int_observation_versions') }}
    where period_end is not null
),

measured as (
    select
        *,
        coalesce(period_start, period_end) as first_day,
        {{ datediff_days('coalesce(period_start, period_end)', 'period_end') }} + 1 as days,
        12 * cast(extract(year from period_end) - extract(year from period_start) as integer)
        + cast(extract(month from period_end) - extract(month from period_start) as integer)
        + 1 as months,
        extract(day from period_start) = 1 and {{ is_last_of_month('period_end') }} as is_whole_months
    from periods
),

graded as (
    select
        *,
        case
            when days = 1 then 'day'
            when not is_whole_months then 'days'
            when months = 1 then 'month'
            when months = 3 and extract(month from period_start) in (1, 4, 7, 10) then 'quarter'
            when months = 6 and extract(month from period_start) in (1, 7) then 'half-year'
            when months = 12 and extract(month from period_start) = 1 then 'year'
            when months % 12 = 0 and extract(month from period_start) = 1 then 'years'
            else 'months'
        end as granularity
    from measured
)

select
    {{ release_id() }} as release_id,
    period_key,
    {{ period_name() }} as period,
    period_kind,
    granularity,
    first_day,
    period_end as last_day,
    days,
    cast(extract(year from period_end) as integer) as year_key,
    extract(month from first_day) = 1
    and extract(day from first_day) = 1
    and extract(year from first_day) = extract(year from period_end)
    and period_kind <> 'instant' as is_year_to_date
from graded
union all
select
    {{ release_id() }} as release_id,
    'unknown' as period_key,
    'unknown' as period,
    'unknown' as period_kind,
    null as granularity,
    null as first_day,
    null as last_day,
    null as days,
    0 as year_key,
    false as is_year_to_date
order by period_key
