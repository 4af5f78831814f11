"""The suite of staging.observation_events: what extraction said, held against the raw text it was read from.

Looks at each observation as it stands after its last event, corrections applied, so that a bad event that was since
revised, corrected or retracted does not block for ever. What one observation may not say is a row rule (row_rules.py):
it is quarantined; what fails here puts the table as a whole in doubt.
"""

from __future__ import annotations

from expectations.blocks import between, contract, finding, in_set, refers_to, required, rule, unique
from expectations.model import Suite
from expectations.vocabularies import MEASURES, MODIFIERS, PERIOD_BASES, PERS, SCOPES, STATUSES

EVENT_TYPES = (
    *("ObservationRecorded", "ObservationRevised", "ObservationRetracted"),
    *("ObservationCorrected", "CorrectionWithdrawn"),
)
_LISTED = ", ".join(f"'{event_type}'" for event_type in EVENT_TYPES)

ROWS = """
with latest as (
    select *
    from staging.observation_events
    qualify row_number() over (partition by observation_id order by stream_version desc) = 1
)
select
    e.*,
    d.name as document,
    substr(a.raw_text, e.char_start - a.char_start + 1, e.char_end - e.char_start) as raw_span
from latest as e
left join staging.documents as d on e.document_id = d.document_id
left join staging.articles as a on e.document_id = a.document_id and e.article = a.article
where e.stands
"""

SUITE = Suite(
    "staging.observation_events",
    rows=ROWS,
    expectations=(
        contract(),
        unique("position", of="staging.observation_events"),
        unique("event_id", of="staging.observation_events"),
        finding(
            "versions_without_gap",
            """
            select observation_id, count(*) as events, max(stream_version) as last_version
            from staging.observation_events group by observation_id
            having count(*) <> max(stream_version) or count(distinct stream_version) <> count(*)
            """,
            "the versions of an observation are numbered from one, each once",
        ),
        finding(
            "ledger_count",
            f"""
            select expected.events as in_ledger, found.events as staged
            from (
                select coalesce(sum(events), 0) as events from surrounding.ledger_events
                where event_type in ({_LISTED})
            ) as expected, (select count(*) as events from staging.observation_events) as found
            where expected.events <> found.events
            """,
            "every event of an observation is staged",
        ),
        in_set("event_type", EVENT_TYPES),
        refers_to("document_id", "staging.documents"),
        required(
            *("observation_id", "document_id", "article", "char_start", "char_end", "value_text", "value", "unit"),
            *("modifier", "measure", "status", "indicator", "scope", "sentence", "confidence", "extractor_version"),
        ),
        in_set("modifier", MODIFIERS),
        in_set("measure", MEASURES),
        in_set("per", PERS),
        in_set("status", STATUSES),
        in_set("period_basis", PERIOD_BASES),
        in_set("scope", SCOPES),
        rule(
            "span_reads_value_text",
            "value_text is distinct from raw_span",
            "the value stands in the raw text at the very characters that the observation names",
            ["value_text", "raw_span"],
        ),
        between("confidence", 0, 1, "confidence is a probability"),
    ),
)
