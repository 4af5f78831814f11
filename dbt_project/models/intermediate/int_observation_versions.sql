-- One row a version of an observation that stood for some time, with what its document says of itself.
with events as (
    select
        *,
        lead(recorded_at) over (partition by observation_id order by version) as recorded_to,
        lead(cause_kind) over (partition by observation_id order by version) as ended_by_kind,
        lead(cause) over (partition by observation_id order by version) as ended_by
    from {{ ref('stg_observation_events') }}
)

select
    events.observation_id,
    events.version,
    events.event_type,
    events.recorded_at as recorded_from,
    events.recorded_to,
    events.recorded_to is null as is_current,
    events.cause_kind,
    events.cause,
    events.ended_by_kind,
    events.ended_by,
    events.indicator_code,
    events.is_provisional,
    events.organisation,
    events.programme,
    events.measure,
    events.per,
    events.unit,
    events.status,
    events.breakdown,
    cast(extract(year from events.period_end) as integer) as year,
    {{ period_label('events') }} as period,
    events.period_start,
    events.period_end,
    events.period_basis,
    events.value,
    events.value_max,
    events.modifier,
    events.value_text,
    events.sentence,
    events.scope,
    'stated' as basis,
    events.is_corrected,
    events.confidence,
    events.extractor_version,
    events.rules,
    events.document_id,
    documents.document,
    events.article,
    events.char_start,
    events.char_end,
    events.claim_number,
    coalesce(articles.article_publisher, documents.publisher) as publisher,
    coalesce(articles.article_published_on, documents.published_on) as published_on
from events
left join {{ ref('stg_documents') }} as documents on events.document_id = documents.document_id
left join {{ ref('stg_articles') }} as articles
    on events.document_id = articles.document_id and events.article = articles.article
where events.stands
