"""The suite of marts.dim_period: the periods of observations, measured and named, and the unknown one."""

from __future__ import annotations

from expectations.blocks import in_set, mart, ordered, refers_to, required, rule, unknown_member
from expectations.vocabularies import PERIOD_KINDS

GRANULARITIES = ["day", "days", "month", "months", "quarter", "half-year", "year", "years"]

SUITE = mart(
    "dim_period",
    required("period_key", "period", "period_kind", "year_key", "is_year_to_date"),
    unknown_member("period_key"),
    in_set("period_kind", PERIOD_KINDS),
    in_set("granularity", GRANULARITIES),
    ordered("first_day", "last_day", "a period ends on or after the day it starts"),
    rule(
        "days_are_counted",
        "days <> date_diff('day', first_day, last_day) + 1",
        "the days of a period are those from the first to the last",
        ["period", "first_day", "last_day", "days"],
    ),
    refers_to("year_key", "marts.dim_year"),
    grain=["period_key"],
)
