"""The suite of marts.fct_observation_history: every version that stood, one after the other, none in quarantine."""

from __future__ import annotations

from expectations.blocks import finding, in_set, mart, ordered, required, rule
from expectations.dimensions import references
from expectations.vocabularies import MEASURES, MODIFIERS, STATUSES

CAUSE_KINDS = ["extractor", "document", "person"]

SUITE = mart(
    "fct_observation_history",
    required(
        *("observation_id", "version", "recorded_from", "is_current", "cause_kind", "value", "unit", "measure"),
        *("status", "sentence", "document", "char_start", "char_end"),
    ),
    *references("indicator", "organisation", "programme", "unit", "document", "year", "period"),
    in_set("measure", MEASURES),
    in_set("modifier", MODIFIERS),
    in_set("status", STATUSES),
    in_set("cause_kind", CAUSE_KINDS),
    in_set("ended_by_kind", CAUSE_KINDS),
    ordered("recorded_from", "recorded_to", "a version ends after it began"),
    rule(
        "current_has_no_end",
        "is_current <> (recorded_to is null)",
        "a version is current until another one ends it",
        ["version", "is_current", "recorded_to"],
    ),
    finding(
        "one_current_version",
        "select observation_id, count(*) as rows from t where is_current group by observation_id having count(*) > 1",
        "an observation has one current version at most",
    ),
    finding(
        "ledger_count",
        """
        with expected as (
            select count(*) as versions from staging.observation_events as e
            where e.stands and e.position not in (select q.ledger_position from staging.quarantine as q)
        )
        select expected.versions as in_ledger, (select count(*) from t) as found
        from expected where expected.versions <> (select count(*) from t)
        """,
        "every version that stood and is not in quarantine is here",
    ),
    grain=["observation_id", "version"],
)
