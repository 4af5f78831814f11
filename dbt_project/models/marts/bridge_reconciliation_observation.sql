select
    {{ release_id() }} as release_id,
    members.reconciliation_id,
    members.place,
    members.role,
    members.observation_id,
    facts.document_key,
    facts.value,
    facts.value_max,
    facts.unit,
    facts.modifier,
    facts.value_text,
    facts.sentence,
    facts.document
from {{ ref('stg_reconciliation_members') }} as members
inner join {{ ref('fct_observation') }} as facts on members.observation_id = facts.observation_id
order by members.reconciliation_id, members.place
