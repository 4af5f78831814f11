with versions as (
    select
        *,
        lead(recorded_at) over (partition by observation_id order by version) as recorded_to
    from {{ ref('stg_observation_events') }}
)

select
    {{ release_id() }} as release_id,
    quarantine.observation_id,
    quarantine.version,
    cast(
        row_number() over (partition by quarantine.ledger_position order by quarantine.rule) as integer
    ) as rule_number,
    quarantine.rule,
    quarantine.because,
    versions.recorded_at as recorded_from,
    versions.recorded_to,
    versions.recorded_to is null as is_current,
    versions.indicator_code,
    versions.organisation,
    versions.programme,
    versions.measure,
    versions.unit,
    versions.status,
    versions.period_start,
    versions.period_end,
    versions.value,
    versions.value_max,
    versions.value_text,
    versions.sentence,
    versions.char_start,
    versions.char_end,
    documents.document,
    documents.publisher,
    documents.published_on,
    {{ surrogate_key(['versions.document_id']) }} as document_key
from {{ ref('stg_quarantine') }} as quarantine
inner join versions on quarantine.ledger_position = versions.ledger_position
left join {{ ref('stg_documents') }} as documents on versions.document_id = documents.document_id
order by documents.document, versions.char_start, quarantine.observation_id, quarantine.version, quarantine.rule
