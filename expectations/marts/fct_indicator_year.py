"""The suite of marts.fct_indicator_year: one preferred value a series, year and basis, and how the sources agree."""

from __future__ import annotations

from expectations.blocks import at_least, in_set, mart, ordered, refers_to, required, rule
from expectations.dimensions import references
from expectations.vocabularies import AGREEMENTS, BASES, MEASURES, STATUSES

SUITE = mart(
    "fct_indicator_year",
    required(
        *("indicator_year_key", "measure", "unit", "status", "value", "basis", "observation_id", "is_preferred"),
        *("observation_count", "source_count", "agreement", "preferred_because"),
    ),
    *references("indicator", "organisation", "programme", "unit", "year"),
    refers_to("observation_id", "marts.fct_observation"),
    in_set("measure", MEASURES),
    in_set("status", STATUSES),
    in_set("basis", BASES),
    in_set("agreement", AGREEMENTS),
    at_least("source_count", 1, "a value has a source"),
    ordered("source_count", "observation_count", "a source is counted for what it says"),
    ordered("value_lowest", "value_highest", "the spread runs upwards"),
    rule(
        "value_within_spread",
        "value < value_lowest or coalesce(value_max, value) > value_highest",
        "the preferred value is one of those that it was chosen from",
        ["value", "value_max", "value_lowest", "value_highest"],
    ),
    rule(
        "derived_with_formula",
        "(basis = 'derived') <> (formula is not null)",
        "a derived value, and no other, says how",
        ["basis", "formula"],
    ),
    grain=["indicator_year_key", "basis"],
)
