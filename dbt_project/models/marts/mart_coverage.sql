with numbers as (
    select
        document_key,
        'observation' as outcome,
        scope as reason,
        count(*) as number_count
    from {{ ref('fct_observation') }}
    group by document_key, scope
    union all
    select
        document_key,
        'unread' as outcome,
        reason,
        count(*) as number_count
    from {{ ref('fct_unread_number') }}
    group by document_key, reason
)

select
    {{ release_id() }} as release_id,
    documents.document,
    documents.title,
    documents.publisher,
    documents.published_on,
    numbers.outcome,
    numbers.reason,
    numbers.number_count,
    cast(numbers.number_count as double)
    / cast(sum(numbers.number_count) over (partition by numbers.document_key) as double) as share_of_document,
    documents.document_key
from numbers
inner join {{ ref('dim_document') }} as documents on numbers.document_key = documents.document_key
order by documents.document, numbers.outcome, numbers.reason
