-- One row a level of the year before that a text implies: by a level and, of the same thing and period, its change or
-- growth. Both must be stated for their period, or the year before would be a guess upon a guess.
with figures as (
    select
        *,
        {{ grain_key([
            'indicator_code', 'organisation', 'programme', 'status', 'breakdown', 'period', 'document_id', 'article',
        ]) }} as subject_key
    from {{ ref('int_observation_versions') }}
    where
        is_current
        and scope = 'metric'
        and per is null
        and value_max is null
        and modifier in ('eq', 'approx')
        and period_basis <> 'publication'
        and period_kind <> 'cumulative_to_date'
        and period is not null
),

levels as (
    select * from figures
    where measure = 'level'
),

movements as (
    select * from figures
    where measure in ('change', 'growth_rate')
),

pairs as (
    select
        levels.*,
        movements.observation_id as movement_id,
        movements.measure as movement,
        movements.value as movement_value,
        movements.modifier as movement_modifier,
        movements.confidence as movement_confidence,
        movements.as_of_position as movement_as_of_position,
        row_number() over (
            partition by levels.subject_key, movements.measure
            order by
                case when levels.sentence = movements.sentence then 0 else 1 end,
                abs(levels.char_start - movements.char_start),
                levels.char_start,
                movements.char_start,
                levels.observation_id,
                movements.observation_id
        ) as nearness
    from levels
    inner join movements
        on
            levels.subject_key = movements.subject_key
            and (
                (movements.measure = 'change' and levels.unit = movements.unit)
                or (movements.measure = 'growth_rate' and movements.unit = 'PERCENT' and movements.value > -100)
            )
),

derived as (
    select
        pairs.*,
        {{ year_before('pairs.period_start') }} as start_before,
        {{ year_before('pairs.period_end') }} as end_before,
        case
            when pairs.movement = 'change' then pairs.value - pairs.movement_value
            else pairs.value / (1 + pairs.movement_value / 100)
        end as value_before
    from pairs
    where pairs.nearness = 1
),

named as (
    select
        indicator_code,
        organisation,
        programme,
        measure,
        per,
        unit,
        status,
        breakdown,
        start_before as period_start,
        end_before as period_end,
        period_basis,
        value_before as value,
        observation_id as level_id,
        document_id,
        char_start,
        claim_number,
        publisher,
        published_on,
        case
            when movement = 'change' and modifier = 'eq' and movement_modifier = 'eq' then 'eq'
            else 'approx'
        end as modifier,
        case
            when movement = 'change' then 'level - change'
            else 'level / (1 + growth_rate / 100)'
        end as formula,
        '["' || observation_id || '","' || movement_id || '"]' as derived_from,
        case when movement_confidence < confidence then movement_confidence else confidence end as confidence,
        greatest(as_of_position, movement_as_of_position) as as_of_position
    from derived
)

select
    named.*,
    cast(extract(year from named.period_end) as integer) as year,
    {{ period_label('named') }} as period
from named
