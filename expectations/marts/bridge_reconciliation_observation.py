"""The suite of marts.bridge_reconciliation_observation: the members of relations, each an observation that stands."""

from __future__ import annotations

from expectations.blocks import at_least, finding, mart, refers_to, required

SUITE = mart(
    "bridge_reconciliation_observation",
    required("reconciliation_id", "place", "role", "observation_id", "value", "unit", "sentence", "document"),
    at_least("place", 1, "members are numbered from one"),
    refers_to("reconciliation_id", "marts.fct_reconciliation"),
    refers_to("observation_id", "marts.fct_observation"),
    refers_to("document_key", "marts.dim_document"),
    finding(
        "all_of_them",
        """
        select m.reconciliation_id, m.place, m.observation_id from staging.reconciliation_members as m
        where not exists (from t where t.reconciliation_id = m.reconciliation_id and t.place = m.place)
        """,
        "every member of a relation is here",
    ),
    grain=["reconciliation_id", "place"],
)
