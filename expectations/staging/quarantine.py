"""The suite of staging.quarantine: what the row rules caught, as a warning for each rule with its rows."""

from __future__ import annotations

from expectations.blocks import contract, in_set, refers_to, required, rule, unique
from expectations.model import Suite
from expectations.row_rules import ROW_RULES

SUITE = Suite(
    "staging.quarantine",
    rows="""
        select q.*, e.doc as document, e.sentence, e.value, e.value_max, e.value_text, e.unit, e.indicator, e.measure,
            e.period_start, e.period_end,
            not exists (
                from staging.observation_events as later
                where later.observation_id = q.observation_id and later.stream_version > q.stream_version
            ) as is_current
        from staging.quarantine as q
        left join staging.observation_events as e on q.ledger_position = e.position
    """,
    expectations=(
        contract(),
        unique("ledger_position", "rule"),
        required("ledger_position", "observation_id", "stream_version", "rule", "because"),
        refers_to("ledger_position", "staging.observation_events", "position"),
        in_set("rule", [row_rule.name for row_rule in ROW_RULES]),
        *(
            rule(
                row_rule.name,
                f"rule = '{row_rule.name}' and is_current",
                f"in quarantine until corrected: {row_rule.because}",
                ["indicator", "measure", "value", "value_max", "unit", "period_start", "period_end"],
                severity="warn",
            )
            for row_rule in ROW_RULES
        ),
    ),
)
