"""The suite of marts.fct_quarantine: what broke a row rule, all of it, and none of it among the facts."""

from __future__ import annotations

from expectations.blocks import at_least, finding, in_set, mart, refers_to, required, rule
from expectations.row_rules import ROW_RULES

SUITE = mart(
    "fct_quarantine",
    required("observation_id", "version", "rule_number", "rule", "because", "recorded_from", "is_current", "sentence"),
    in_set("rule", [row_rule.name for row_rule in ROW_RULES]),
    at_least("rule_number", 1, "the rules that a version breaks are numbered from one"),
    refers_to("document_key", "marts.dim_document"),
    rule(
        "current_has_no_end",
        "is_current <> (recorded_to is null)",
        "a version is in quarantine until another one ends it",
        ["version", "is_current", "recorded_to"],
    ),
    finding(
        "none_among_the_facts",
        """
        select t.observation_id, t.document, t.sentence, t.rule
        from t inner join marts.fct_observation_history as h
            on t.observation_id = h.observation_id and t.version = h.version
        """,
        "what breaks a row rule is in no other table",
    ),
    finding(
        "all_of_it",
        """
        select q.observation_id, q.rule from staging.quarantine as q
        where not exists (
            from t where t.observation_id = q.observation_id and t.version = q.stream_version and t.rule = q.rule
        )
        """,
        "what is kept out of the facts is shown here",
    ),
    grain=["observation_id", "version", "rule"],
)
