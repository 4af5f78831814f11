"""Dimensions, periods, conversion, derived levels: from events to the rows that analysts query."""

from __future__ import annotations

from typing import Any

import pytest

TEXT = (
    "At the end of 2013 the park had 1,200 firms, 200 more than a year before. In 2013 income was 620 million yuan, "
    "a rise of 24 percent. Since 2010 it paid out 7 million yuan, on 1 March 2014 another 3 million dollars.\n"
)
YEAR = {"period_start": "2013-01-01", "period_end": "2013-12-31"}


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory, built: Any) -> Any:
    """A home with one text whose figures imply others."""
    home = type(built)(tmp_path_factory.mktemp("figures") / "state")
    document = home.register("2014-05-02-report.txt", TEXT)
    home.observe(document, "1,200", 1200, organisation="Zhonguancun")
    home.observe(document, "200 more", 200, measure="change")
    home.observe(document, "620 million yuan", 620e6, unit="CNY", indicator="gross_income", **YEAR)
    home.observe(document, "24 percent", 24, unit="PERCENT", indicator="gross_income", measure="growth_rate", **YEAR)
    home.observe(
        document,
        "7 million yuan",
        7e6,
        unit="CNY",
        indicator="subsidies",
        period_start="2010-01-01",
        period_end="2014-05-02",
    )
    home.observe(
        document,
        "3 million dollars",
        3e6,
        unit="USD",
        indicator="loans",
        period_start="2014-03-01",
        period_end="2014-03-01",
    )
    home.build()
    return home


def test_an_alias_leads_to_the_member(figures: Any) -> None:
    rows = figures.rows("SELECT DISTINCT organisation FROM marts.fct_observation")
    assert rows == [("Zhongguancun Science Park",)]
    rows = figures.rows(
        "SELECT o.kind, o.parent, o.region, o.country, o.is_candidate FROM marts.fct_observation "
        "JOIN marts.dim_organisation AS o USING (organisation_key) WHERE value = 1200"
    )
    assert rows == [("science_park", "Beijing", "Beijing", "China", False)]


def test_the_level_of_the_year_before_is_derived_in_a_row_of_its_own(figures: Any) -> None:
    rows = figures.rows(
        "SELECT indicator_code, year, value, modifier, formula, is_preferred, json_array_length(derived_from) "
        "FROM marts.mart_indicator_values WHERE basis = 'derived' ORDER BY ALL"
    )
    assert rows == [
        ("enterprises", 2012, 1000, "eq", "level - change", True, 2),
        ("gross_income", 2012, pytest.approx(500e6), "approx", "level / (1 + growth_rate / 100)", True, 2),
    ]
    assert figures.rows("SELECT count(*) FROM marts.mart_indicators_by_year WHERE year = 2012") == [(0,)]


def test_money_keeps_its_currency_and_is_converted_by_a_named_rate(figures: Any) -> None:
    rows = figures.rows(
        "SELECT unit, value, value_usd, is_converted, rate_source IS NOT NULL FROM marts.fct_observation "
        "WHERE unit IN ('CNY', 'USD') AND indicator_code <> 'subsidies' ORDER BY unit"
    )
    (rate,) = figures.rows("SELECT units_per_usd FROM vocabulary.exchange_rates WHERE currency = 'CNY' AND year = 2013")
    assert rows == [("CNY", 620e6, pytest.approx(620e6 / rate[0]), True, True), ("USD", 3e6, 3e6, False, True)]


def test_periods_know_what_they_are(figures: Any) -> None:
    rows = figures.rows(
        "SELECT DISTINCT period_kind, granularity, p.period, first_day::VARCHAR, days, is_year_to_date "
        "FROM marts.fct_observation JOIN marts.dim_period AS p USING (period_key, period_kind) ORDER BY ALL"
    )
    assert rows == [
        ("cumulative_to_date", "days", "2010-01-01/P1583D", "2010-01-01", 1583, False),
        ("duration", "day", "2014-03-01", "2014-03-01", 1, False),
        ("duration", "year", "2013", "2013-01-01", 365, True),
        ("instant", "day", "2013-12-31", "2013-12-31", 1, False),
    ]
