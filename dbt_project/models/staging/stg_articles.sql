select
    document_id,
    article,
    title as article_title,
    publisher as article_publisher,
    published_on as article_published_on,
    published_basis as article_published_basis
from {{ source('staging', 'articles') }}
