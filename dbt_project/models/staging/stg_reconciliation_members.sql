select
    reconciliation_id,
    place,
    role,
    observation_id
from {{ source('staging', 'reconciliation_members') }}
