"""The suite of marts.dim_unit: units and currencies, candidates, and the unknown one."""

from __future__ import annotations

from expectations.blocks import mart, required, rule, unknown_member

SUITE = mart(
    "dim_unit",
    required("unit_key", "unit", "is_candidate"),
    unknown_member("unit_key"),
    rule(
        "members_are_named",
        "not is_candidate and unit_key <> 'unknown' and (unit_name is null or kind is null)",
        "a unit of the vocabulary has a name and a kind",
        ["unit", "unit_name", "kind"],
    ),
    rule(
        "units_of_the_vocabulary",
        "is_candidate",
        "a unit that the vocabulary does not have cannot be converted or compared",
        ["unit"],
        severity="warn",
    ),
    grain=["unit_key"],
)
