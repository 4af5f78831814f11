-- The last member is the figure that the others are held against: the relation is about its subject.
select
    {{ release_id() }} as release_id,
    relations.reconciliation_id,
    relations.kind,
    relations.verdict,
    subjects.indicator_key,
    subjects.organisation_key,
    subjects.programme_key,
    subjects.year_key,
    relations.unit,
    relations.expected,
    relations.expected_low,
    relations.expected_high,
    relations.found,
    relations.found_low,
    relations.found_high,
    relations.explanation,
    relations.observations,
    relations.notes,
    relations.observation_count,
    relations.document_count
from {{ ref('stg_reconciliations') }} as relations
inner join {{ ref('stg_reconciliation_members') }} as members
    on relations.reconciliation_id = members.reconciliation_id and relations.observation_count = members.place
inner join {{ ref('fct_observation') }} as subjects on members.observation_id = subjects.observation_id
order by relations.verdict, relations.kind, relations.reconciliation_id
