select
    name as programme,
    operator,
    describes as subject,
    description
from {{ ref('programmes') }}
