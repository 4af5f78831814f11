"""The suite of staging.reconciliations: relations between figures, before they become facts."""

from __future__ import annotations

from typing import get_args

from expectations.blocks import at_least, contract, finding, in_set, required, unique
from expectations.model import Suite
from orchestration.reconciliation import Kind, Verdict

SUITE = Suite(
    "staging.reconciliations",
    expectations=(
        contract(),
        unique("reconciliation_id"),
        required("reconciliation_id", "kind", "verdict", "expected", "found", "unit", "explanation", "observations"),
        in_set("kind", get_args(Kind)),
        in_set("verdict", get_args(Verdict)),
        at_least("observation_count", 2, "a relation is between figures"),
        at_least("document_count", 1, "figures stand in documents"),
        finding(
            "members_are_staged",
            """
            select t.reconciliation_id, t.observation_count, count(m.place) as members
            from t left join staging.reconciliation_members as m on t.reconciliation_id = m.reconciliation_id
            group by all having count(m.place) <> t.observation_count
            """,
            "every figure of a relation is a member of it",
        ),
    ),
)
