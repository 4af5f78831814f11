select
    unit,
    name as unit_name,
    kind
from {{ ref('unit_names') }}
