select
    ledger_position,
    observation_id,
    stream_version as version,
    rule,
    because
from {{ source('staging', 'quarantine') }}
