-- One row a series and year: how its observations compare with the preferred one.
with ranked as (
    select * from {{ ref('int_observation_ranks') }}
),

compared as (
    select
        ranked.*,
        {{ same_value('ranked', 'preferred') }} as is_same,
        coalesce(
            ranked.publisher = preferred.publisher
            and ranked.document_id <> preferred.document_id
            and ranked.published_on < preferred.published_on,
            false
        ) as is_earlier_of_publisher
    from ranked
    inner join ranked as preferred
        on ranked.indicator_year_key = preferred.indicator_year_key and preferred.preference_rank = 1
),

counted as (
    select
        indicator_year_key,
        count(*) as observation_count,
        count(distinct document_id) as source_count,
        min(value) as value_lowest,
        max(coalesce(value_max, value)) as value_highest,
        min(case when not is_same then preference_rank end) as rival_rank,
        max(case when not is_same and not is_earlier_of_publisher then 1 else 0 end) as has_conflict
    from compared
    group by indicator_year_key
)

select
    counted.indicator_year_key,
    counted.observation_count,
    counted.source_count,
    counted.value_lowest,
    counted.value_highest,
    case
        when counted.has_conflict = 1 then 'conflict'
        when counted.rival_rank is not null then 'revised'
        when counted.source_count > 1 then 'corroborated'
        else 'single'
    end as agreement,
    case
        when counted.observation_count = 1 then 'only observation'
        when counted.rival_rank is null then 'all give the same value'
        {%- for column, reason in preference_rules() %}
        when preferred.{{ column }} < rival.{{ column }} then '{{ reason }}'
        {%- endfor %}
        when preferred.published_on is not null and rival.published_on is null then 'later publication'
        when preferred.published_on > rival.published_on then 'later publication'
        when preferred.confidence > rival.confidence then 'higher confidence'
        else 'first in order of documents'
    end as preferred_because
from counted
inner join ranked as preferred
    on counted.indicator_year_key = preferred.indicator_year_key and preferred.preference_rank = 1
left join ranked as rival
    on counted.indicator_year_key = rival.indicator_year_key and counted.rival_rank = rival.preference_rank
