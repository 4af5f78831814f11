select
    'organisation' as dimension,
    alias,
    name as member,
    letter_case = 'proper' as is_case_sensitive
from {{ ref('organisation_aliases') }}
union all
select
    'programme' as dimension,
    alias,
    name as member,
    letter_case = 'proper' as is_case_sensitive
from {{ ref('programme_aliases') }}
