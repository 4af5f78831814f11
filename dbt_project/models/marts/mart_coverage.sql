with spans as (
    -- A figure of which two things are claimed is one figure, and read as a metric where one of them is.
    select
        document_key,
        char_start,
        'observation' as outcome,
        max(scope) as reason,
        min(value_text) as number_text,
        min(sentence) as sentence
    from {{ ref('fct_observation') }}
    group by document_key, char_start, char_end
    union all
    select
        quarantine.document_key,
        quarantine.char_start,
        'quarantined' as outcome,
        min(quarantine.rule) as reason,
        min(quarantine.value_text) as number_text,
        min(quarantine.sentence) as sentence
    from {{ ref('fct_quarantine') }} as quarantine
    left join {{ ref('fct_observation') }} as standing
        on
            quarantine.document_key = standing.document_key
            and quarantine.char_start = standing.char_start
            and quarantine.char_end = standing.char_end
    where quarantine.is_current and standing.observation_id is null
    group by quarantine.document_key, quarantine.char_start, quarantine.char_end
    union all
    select
        document_key,
        char_start,
        'unread' as outcome,
        reason,
        number_text,
        sentence
    from {{ ref('fct_unread_number') }}
),

numbers as (
    select
        document_key,
        outcome,
        reason,
        count(*) as number_count,
        min_by(number_text, char_start) as first_number,
        min_by(sentence, char_start) as first_sentence
    from spans
    group by document_key, outcome, reason
),

totals as (
    select
        document_key,
        cast(sum(number_count) as bigint) as document_number_count,
        cast(sum(case when outcome = 'observation' then number_count else 0 end) as bigint) as document_read_count,
        cast(sum(case when outcome = 'unread' then number_count else 0 end) as bigint) as document_unread_count
    from numbers
    group by document_key
)

select
    {{ release_id() }} as release_id,
    documents.document,
    documents.title,
    documents.publisher,
    documents.published_on,
    documents.document_status,
    coalesce(numbers.outcome, 'none') as outcome,
    coalesce(numbers.reason, documents.rejection_reason) as reason,
    coalesce(numbers.number_count, 0) as number_count,
    cast(numbers.number_count as double) / totals.document_number_count as share_of_document,
    coalesce(totals.document_number_count, 0) as document_number_count,
    coalesce(totals.document_read_count, 0) as document_read_count,
    coalesce(totals.document_unread_count, 0) as document_unread_count,
    numbers.first_number,
    numbers.first_sentence,
    documents.document_key
from {{ ref('dim_document') }} as documents
left join numbers on documents.document_key = numbers.document_key
left join totals on documents.document_key = totals.document_key
where numbers.document_key is not null or documents.document_status in ('current', 'rejected')
order by documents.document, numbers.outcome, numbers.reason
