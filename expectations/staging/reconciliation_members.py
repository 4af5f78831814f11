"""The suite of staging.reconciliation_members: each leads to its relation and to an observation that stands."""

from __future__ import annotations

from expectations.blocks import at_least, contract, finding, refers_to, required, unique
from expectations.model import Suite

SUITE = Suite(
    "staging.reconciliation_members",
    expectations=(
        contract(),
        unique("reconciliation_id", "place"),
        required("reconciliation_id", "place", "role", "observation_id"),
        at_least("place", 1, "members are numbered from one"),
        refers_to("reconciliation_id", "staging.reconciliations"),
        refers_to("observation_id", "staging.observation_events"),
        finding(
            "none_in_quarantine",
            """
            select t.reconciliation_id, t.observation_id
            from t inner join marts.fct_quarantine as q on t.observation_id = q.observation_id and q.is_current
            """,
            "nothing is reconciled with a figure in quarantine",
        ),
    ),
)
