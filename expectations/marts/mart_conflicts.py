"""The suite of marts.mart_conflicts: where sources contradict each other, every figure with its sentence."""

from __future__ import annotations

from typing import get_args

from expectations.blocks import at_least, finding, in_set, mart, refers_to, required
from orchestration.reconciliation import Kind

CONFLICTS = ("different_values", "unexplained_difference")

SUITE = mart(
    "mart_conflicts",
    required("conflict_key", "kind", "explanation", "role", "value", "unit", "sentence", "document", "observation_id"),
    in_set("kind", [*CONFLICTS, *get_args(Kind)]),
    at_least("place", 1, "the figures of a conflict are numbered from one"),
    refers_to("observation_id", "marts.fct_observation"),
    finding(
        "takes_two",
        "select conflict_key, count(*) as figures from t group by conflict_key having count(*) < 2",
        "a conflict is between figures",
    ),
    grain=["conflict_key", "place"],
)
