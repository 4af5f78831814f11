{{
    config(
        materialized='incremental',
        incremental_strategy='delete+insert',
        unique_key='observation_id',
        on_schema_change='fail',
        post_hook="{{ forget_what_is_in_quarantine() }}",
    )
}}
-- One row a version of an observation that stood for some time, with what its document says of itself; a version that
-- breaks a row rule is in quarantine, and in no other table.
with last_events as (
    select
        observation_id,
        min(document_id) as document_id,
        max(ledger_position) as ledger_position
    from {{ ref('stg_observation_events') }}
    group by observation_id
),

-- What the rows of an observation rest on: its own last event, and the registration of its document.
positions as (
    select
        last_events.observation_id,
        greatest(last_events.ledger_position, coalesce(documents.ledger_position, 0)) as as_of_position
    from last_events
    left join {{ ref('stg_documents') }} as documents on last_events.document_id = documents.document_id
),

touched as (
    select
        observation_id,
        as_of_position
    from positions
    {%- if is_incremental() %}
    except
    select
        observation_id,
        as_of_position
    from {{ this }}
    {%- endif %}
),

events as (
    select
        told.*,
        touched.as_of_position,
        lead(told.recorded_at) over (partition by told.observation_id order by told.version) as recorded_to,
        lead(told.cause_kind) over (partition by told.observation_id order by told.version) as ended_by_kind,
        lead(told.cause) over (partition by told.observation_id order by told.version) as ended_by
    from {{ ref('stg_observation_events') }} as told
    inner join touched on told.observation_id = touched.observation_id
),

quarantined as (
    select distinct ledger_position from {{ ref('stg_quarantine') }}
),

names as (
    select distinct
        'organisation' as dimension,
        organisation as name
    from events
    union all
    select distinct
        'programme' as dimension,
        programme as name
    from events
),

resolved as (
    select
        names.dimension,
        names.name,
        min(aliases.member) as member
    from names
    inner join {{ ref('stg_aliases') }} as aliases
        on
            names.dimension = aliases.dimension
            and lower(names.name) = lower(aliases.alias)
            and (names.name = aliases.alias or not aliases.is_case_sensitive)
    group by names.dimension, names.name
)

select
    events.observation_id,
    events.version,
    events.ledger_position,
    events.as_of_position,
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
    coalesce(organisations.member, events.organisation) as organisation,
    coalesce(programmes.member, events.programme) as programme,
    events.measure,
    events.per,
    events.unit,
    events.status,
    events.breakdown,
    cast(extract(year from events.period_end) as integer) as year,
    {{ period_label('events') }} as period,
    {{ period_kind('events', 'coalesce(articles.article_published_on, documents.published_on)') }} as period_kind,
    events.period_start,
    events.period_end,
    events.period_basis,
    events.value,
    events.value_max,
    events.modifier,
    events.value / rates.units_per_usd as value_usd,
    events.value_max / rates.units_per_usd as value_max_usd,
    events.unit <> 'USD' and rates.units_per_usd is not null as is_converted,
    rates.units_per_usd,
    rates.source as rate_source,
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
left join resolved as organisations
    on events.organisation = organisations.name and organisations.dimension = 'organisation'
left join resolved as programmes
    on events.programme = programmes.name and programmes.dimension = 'programme'
left join {{ ref('stg_exchange_rates') }} as rates
    on events.unit = rates.currency and extract(year from events.period_end) = rates.year
left join quarantined on events.ledger_position = quarantined.ledger_position
where events.stands and quarantined.ledger_position is null
