select
    name as organisation,
    kind,
    parent,
    location,
    description
from {{ ref('organisations') }}
