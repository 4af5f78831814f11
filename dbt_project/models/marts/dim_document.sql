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
    {{ release_id() }}, 'unknown', null, 'unknown', null, null, null, null, null, null, null, null, null, 'unknown', null
order by document_key
