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

rivals as (
    select
        ranks.indicator_year_key as conflict_key,
        ranks.observation_id,
        ranks.value,
        agreement.preferred_because,
        row_number() over (partition by ranks.indicator_year_key order by ranks.preference_rank) as place
    from {{ ref('int_observation_ranks') }} as ranks
    inner join {{ ref('int_indicator_year_agreement') }} as agreement
        on ranks.indicator_year_key = agreement.indicator_year_key
    left join part_roles on ranks.observation_id = part_roles.observation_id
    where agreement.agreement = 'conflict' and part_roles.observation_id is null
),

disputed as (
    select conflict_key
    from rivals
    group by conflict_key
    having min(value) < max(value)
),

conflicts as (
    select
        rivals.conflict_key,
        'different_values' as kind,
        'Different values for one series and period; preferred: ' || rivals.preferred_because as explanation,
        rivals.place,
        case when rivals.place = 1 then 'preferred' else 'rival' end as role,
        rivals.observation_id
    from rivals
    inner join disputed on rivals.conflict_key = disputed.conflict_key
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
