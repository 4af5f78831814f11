"""The suite of marts.mart_quality: what this gate said of equal content before, if it said anything."""

from __future__ import annotations

from expectations.blocks import at_least, in_set, mart, required

SUITE = mart(
    "mart_quality",
    required("suite", "table_name", "expectation", "because", "severity", "outcome", "failed_rows", "checked_at"),
    in_set("severity", ["error", "warn"]),
    in_set("outcome", ["passed", "warning", "failed"]),
    at_least("row_number", 0, "failing rows are numbered from one"),
    grain=["suite", "expectation", "row_number"],
)
