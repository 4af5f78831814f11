"""The suite of marts.dim_indicator: the vocabulary's indicators, candidates of texts, and the unknown one."""

from __future__ import annotations

from expectations.blocks import finding, mart, required, rule, unknown_member

SUITE = mart(
    "dim_indicator",
    required("indicator_key", "is_candidate"),
    unknown_member("indicator_key"),
    rule(
        "members_are_described",
        "not is_candidate and indicator_key <> 'unknown'"
        " and (indicator is null or theme is null or unit is null or coalesce(definition, '') = '')",
        "an indicator of the vocabulary says what it measures",
        ["indicator_code", "indicator", "theme", "unit", "definition"],
    ),
    finding(
        "all_of_the_vocabulary",
        """
        select v.code as indicator_code from vocabulary.indicators as v
        where not exists (from t where t.indicator_code = v.code and not t.is_candidate)
        """,
        "every indicator of the vocabulary is a member",
    ),
    grain=["indicator_key"],
)
