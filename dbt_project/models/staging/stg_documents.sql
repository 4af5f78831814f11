select
    document_id,
    name as document,
    media_type,
    title,
    publisher,
    published_on,
    published_basis,
    language,
    url,
    licence,
    status as document_status,
    reason as rejection_reason,
    supersedes,
    superseded_by,
    registered_position as ledger_position,
    char_count
from {{ source('staging', 'documents') }}
