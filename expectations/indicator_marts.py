"""The suites of the three marts.mart_indicators_by_*: one table of values, ordered by three subjects."""

from __future__ import annotations

from expectations.model import Expectation, Suite

COLUMNS = (
    "release_id",
    "year",
    "indicator_code",
    "indicator",
    "theme",
    "measure",
    "per",
    "unit",
    "organisation",
    "programme",
    "breakdown",
    "value",
    "value_max",
    "modifier",
    "status",
    "period_start",
    "period_end",
    "source_count",
    "agreement",
    "preferred_because",
    "sentence",
    "document",
    "published_on",
    "observation_id",
)
GRAIN = (
    *("year", "period_start", "period_end", "indicator_code", "measure", "per", "unit"),
    *("organisation", "programme", "breakdown", "status", "value", "value_max"),
)
AGREEMENTS = ("single", "corroborated", "revised", "conflict")


def suite(subject: str) -> Suite:
    """The suite of mart_indicators_by_<subject>; subject: year, organisation or programme."""
    table = f"mart_indicators_by_{subject}"
    return Suite(
        name=table,
        table=f"marts.{table}",
        query=f"select * from marts.{table}",
        expectations=(
            Expectation(
                "ExpectTableColumnsToMatchOrderedList",
                {"column_list": list(COLUMNS)},
                "BI tools hold these columns by name and place",
            ),
            Expectation(
                "ExpectTableRowCountToBeBetween",
                {"min_value": 1},
                "an empty mart is a mistake" if subject == "year" else f"no figure names a known {subject}",
                severity="error" if subject == "year" else "warn",
            ),
            *(
                Expectation("ExpectColumnValuesToNotBeNull", {"column": column}, f"a reader needs {column}")
                for column in ("indicator_code", "indicator", "measure", "unit", "value", "sentence", "document")
            ),
            Expectation(
                "ExpectCompoundColumnsToBeUnique",
                {"column_list": list(GRAIN), "ignore_row_if": "never"},
                "a value of a key comes once: the preferred one, and where sources conflict the others",
            ),
            Expectation(
                "ExpectColumnValuesToBeInSet",
                {"column": "agreement", "value_set": list(AGREEMENTS)},
                "how the sources agree has a name",
            ),
            Expectation(
                "ExpectColumnValuesToBeBetween", {"column": "source_count", "min_value": 1}, "a value has a source"
            ),
            Expectation(
                "ExpectColumnUniqueValueCountToBeBetween",
                {"column": "release_id", "max_value": 1},
                "a mart belongs to one release",
            ),
        ),
    )
