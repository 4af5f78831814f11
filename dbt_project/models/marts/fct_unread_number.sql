select
    {{ release_id() }} as release_id,
    {{ surrogate_key(['unread.document_id']) }} as document_key,
    documents.document,
    unread.article,
    unread.char_start,
    unread.char_end,
    unread.number_text,
    unread.reason,
    unread.sentence
from {{ ref('stg_unread_numbers') }} as unread
inner join {{ ref('stg_documents') }} as documents on unread.document_id = documents.document_id
where documents.document_status = 'current'
order by documents.document, unread.char_start, unread.char_end
