{{
    config(
        materialized='incremental',
        incremental_strategy='delete+insert',
        unique_key='observation_id',
        on_schema_change='fail',
        post_hook=["{{ forget_what_is_in_quarantine() }}", "{{ carry_over_to_this_release() }}"],
    )
}}
-- depends_on: {{ ref('stg_quarantine') }}
select
    {{ release_id() }} as release_id,
    observation_id,
    version,
    event_type,
    recorded_from,
    recorded_to,
    is_current,
    cause_kind,
    cause,
    ended_by_kind,
    ended_by,
    {{ surrogate_key(['indicator_code']) }} as indicator_key,
    {{ surrogate_key(['organisation']) }} as organisation_key,
    {{ surrogate_key(['programme']) }} as programme_key,
    {{ surrogate_key(['unit']) }} as unit_key,
    {{ surrogate_key(['document_id']) }} as document_key,
    coalesce(year, 0) as year_key,
    {{ period_key() }} as period_key,
    indicator_code,
    is_provisional,
    organisation,
    programme,
    measure,
    per,
    unit,
    status,
    breakdown,
    year,
    period,
    period_start,
    period_end,
    period_kind,
    period_basis,
    value,
    value_max,
    modifier,
    value_usd,
    value_max_usd,
    is_converted,
    units_per_usd,
    rate_source,
    value_text,
    sentence,
    scope,
    basis,
    is_corrected,
    confidence,
    extractor_version,
    rules,
    document,
    article,
    char_start,
    char_end,
    claim_number,
    publisher,
    published_on,
    as_of_position
from {{ ref('int_observation_versions') }}
{%- if is_incremental() %}
where
    observation_id in (
        select versions.observation_id
        from {{ ref('int_observation_versions') }} as versions
        left join {{ this }} as built
            on
                versions.observation_id = built.observation_id
                and versions.version = built.version
                and versions.as_of_position = built.as_of_position
        where built.observation_id is null
    )
{%- endif %}
order by document, char_start, observation_id, version
