with part_roles as (
    -- A figure that a sum or a share shows to be a part is no rival of its whole.
    select distinct members.observation_id
    from {{ ref('stg_reconciliation_members') }} as members
    inner join {{ ref('stg_reconciliations') }} as relations
        on members.reconciliation_id = relations.reconciliation_id
    where
        members.role = 'part'
        and relations.verdict = 'consistent'
        and relations.kind in ('sum_of_parts', 'share_of_whole')
),

told_again as (
    -- A figure that its own text gives for the same fact in other words.
    select distinct members.observation_id
    from {{ ref('stg_reconciliation_members') }} as members
    inner join {{ ref('stg_reconciliations') }} as relations
        on members.reconciliation_id = relations.reconciliation_id
    where relations.kind = 'same_fact_twice' and relations.verdict <> 'consistent'
),

figures as (
    select
        ranks.indicator_year_key as conflict_key,
        ranks.observation_id,
        ranks.value,
        ranks.standing,
        agreement.preferred_because,
        told_again.observation_id is not null as is_told_again,
        row_number() over (partition by ranks.indicator_year_key order by ranks.preference_rank) as place,
        max(case when ranks.standing in ('preferred', 'same value') then 1 else 0 end)
            over (partition by ranks.indicator_year_key, ranks.document_id)
        = 1 as is_of_an_agreeing_text
    from {{ ref('int_observation_ranks') }} as ranks
    inner join {{ ref('int_indicator_year_agreement') }} as agreement
        on ranks.indicator_year_key = agreement.indicator_year_key and ranks.basis = agreement.basis
    left join part_roles on ranks.observation_id = part_roles.observation_id
    left join told_again on ranks.observation_id = told_again.observation_id
    where agreement.agreement = 'conflict' and ranks.basis = 'stated' and part_roles.observation_id is null
),

disputed as (
    select conflict_key
    from figures
    group by conflict_key
    having min(value) < max(value)
),

-- A text that gives the preferred figure and another tells two things apart, unless it gives both for the same fact.
cast_in_roles as (
    select
        figures.*,
        case
            when figures.place = 1 then 'preferred'
            when figures.standing = 'same value' then 'agrees'
            when figures.standing = 'superseded' then 'superseded'
            when figures.is_of_an_agreeing_text and not figures.is_told_again then 'unexplained'
            else 'rival'
        end as role
    from figures
    inner join disputed on figures.conflict_key = disputed.conflict_key
),

series as (
    select
        *,
        max(case when role = 'rival' then 1 else 0 end) over (partition by conflict_key) as has_rival
    from cast_in_roles
),

conflicts as (
    select
        conflict_key,
        case when has_rival = 1 then 'different_values' else 'unexplained_difference' end as kind,
        case
            when has_rival = 1
                then 'Different values for one series and period; preferred: ' || preferred_because
            else 'Figures of one text that nothing read from it tells apart; preferred: ' || preferred_because
        end as explanation,
        place,
        role,
        observation_id
    from series
    union all
    select
        relations.reconciliation_id as conflict_key,
        relations.kind,
        relations.explanation,
        members.place,
        members.role,
        members.observation_id
    from {{ ref('stg_reconciliations') }} as relations
    inner join {{ ref('stg_reconciliation_members') }} as members
        on relations.reconciliation_id = members.reconciliation_id
    where relations.verdict = 'contradiction'
)

select
    {{ release_id() }} as release_id,
    conflicts.conflict_key,
    conflicts.kind,
    conflicts.explanation,
    cast(conflicts.place as integer) as place,
    conflicts.role,
    facts.year,
    facts.indicator_code,
    facts.measure,
    facts.unit,
    facts.organisation,
    facts.programme,
    facts.breakdown,
    facts.value,
    facts.value_max,
    facts.modifier,
    facts.value_text,
    facts.sentence,
    facts.document,
    facts.publisher,
    facts.published_on,
    conflicts.observation_id
from conflicts
inner join {{ ref('fct_observation') }} as facts on conflicts.observation_id = facts.observation_id
order by conflicts.kind, conflicts.conflict_key, conflicts.place
