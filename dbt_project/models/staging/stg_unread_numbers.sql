select
    document_id,
    article,
    char_start,
    char_end,
    text as number_text,
    reason,
    sentence
from {{ source('staging', 'unread_numbers') }}
