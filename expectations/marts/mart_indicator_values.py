"""The suite of marts.mart_indicator_values: stated, derived and converted values side by side."""

from __future__ import annotations

from expectations.blocks import at_least, finding, in_set, mart, not_empty, refers_to, required, rule
from expectations.vocabularies import AGREEMENTS, BASES, MEASURES, STATUSES

SUITE = mart(
    "mart_indicator_values",
    not_empty("an empty mart is a mistake"),
    required(
        *("indicator_code", "indicator", "measure", "unit", "value", "basis", "is_preferred", "sentence", "document"),
        *("observation_id", "indicator_year_key", "agreement"),
    ),
    refers_to("observation_id", "marts.fct_observation"),
    in_set("measure", MEASURES),
    in_set("status", STATUSES),
    in_set("basis", BASES),
    in_set("agreement", AGREEMENTS),
    at_least("source_count", 1, "a value has a source"),
    rule(
        "derived_is_not_negative",
        "basis = 'derived' and value < 0 and unit = 'COUNT'",
        "a count that a text implies is a count",
        ["value", "formula"],
        severity="warn",
    ),
    finding(
        "all_of_them",
        """
        select f.indicator_year_key, f.basis, f.observation_id from marts.fct_indicator_year as f
        where not exists (from t where t.indicator_year_key = f.indicator_year_key and t.basis = f.basis)
        """,
        "no join of a dimension drops a value",
    ),
    grain=["indicator_year_key", "basis"],
)
