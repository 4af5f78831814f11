"""The suite of marts.dim_year: calendar years without a gap, and the unknown one."""

from __future__ import annotations

from expectations.blocks import between, finding, mart, required, rule, unknown_member
from expectations.row_rules import FIRST_YEAR, LAST_YEAR

SUITE = mart(
    "dim_year",
    required("year_key", "label"),
    unknown_member("year_key", "0"),
    between("year", FIRST_YEAR - 1, LAST_YEAR, "no other year passes the row rules; derived levels are a year before"),
    rule(
        "days_of_the_year",
        "year_key <> 0 and (year is distinct from year_key or first_day is distinct from make_date(year_key, 1, 1)"
        " or last_day is distinct from make_date(year_key, 12, 31))",
        "a year is from 1 January to 31 December",
        ["year_key", "year", "first_day", "last_day"],
    ),
    finding(
        "no_year_is_missing",
        "select count(year) as years, min(year) as first, max(year) as last from t"
        " having count(year) <> max(year) - min(year) + 1",
        "a chart over years has no hole",
    ),
    grain=["year_key"],
)
