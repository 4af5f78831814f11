select
    {{ release_id() }} as release_id,
    {{ surrogate_key(['document_id']) }} as document_key,
    document_id,
    document,
    title,
    publisher,
    published_on,
    published_basis,
    language,
    url,
    licence,
    media_type,
    char_count,
    document_status,
    rejection_reason
from {{ ref('stg_documents') }}
union all
select
    {{ release_id() }} as release_id,
    'unknown' as document_key,
    null as document_id,
    'unknown' as document,
    null as title,
    null as publisher,
    null as published_on,
    null as published_basis,
    null as language,
    null as url,
    null as licence,
    null as media_type,
    null as char_count,
    'unknown' as document_status,
    null as rejection_reason
order by document_key
