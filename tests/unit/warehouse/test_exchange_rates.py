"""The table of exchange rates: complete, sourced, and such that cross rates come out as another bank published them."""

from __future__ import annotations

import csv
from itertools import pairwise
from pathlib import Path

import pytest

RATES = Path(__file__).resolve().parents[3] / "dbt_project" / "seeds" / "exchange_rates.csv"

# Euro foreign exchange reference rates of the European Central Bank, average of the year: units for a euro.
# fmt: off
PER_EURO = {
    2013: {"AUD": 1.3777, "CAD": 1.3684, "CHF": 1.2311, "CNY": 8.1646, "GBP": 0.84926, "HKD": 10.3016, "INR": 77.93,
           "JPY": 129.66, "KRW": 1453.91, "SGD": 1.6619, "USD": 1.3281},
    2019: {"AUD": 1.6109, "CAD": 1.4855, "CHF": 1.1124, "CNY": 7.7355, "GBP": 0.87777, "HKD": 8.7715, "INR": 78.8361,
           "JPY": 122.01, "KRW": 1305.32, "SGD": 1.5273, "USD": 1.1195},
}
# fmt: on


@pytest.fixture(scope="module")
def rates() -> dict[str, dict[int, float]]:
    """Units for a dollar by currency and year."""
    found: dict[str, dict[int, float]] = {}
    with RATES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            assert row["source"], row
            assert int(row["year"]) not in found.setdefault(row["currency"], {}), row
            found[row["currency"]][int(row["year"])] = float(row["units_per_usd"])
    return found


def test_every_currency_has_every_year(rates: dict[str, dict[int, float]]) -> None:
    years = sorted(rates["USD"])
    assert years == list(range(years[0], years[-1] + 1))
    assert {currency: sorted(of_year) for currency, of_year in rates.items()} == dict.fromkeys(rates, years)


@pytest.mark.parametrize("year", PER_EURO)
def test_cross_rates_are_those_of_the_central_bank_of_the_euro(rates: dict[str, dict[int, float]], year: int) -> None:
    cross = {currency: rates[currency][year] / rates["EUR"][year] for currency in PER_EURO[year]}
    assert cross == pytest.approx(PER_EURO[year], rel=0.01)


def test_no_rate_leaps_and_the_pegged_one_stays_in_its_band(rates: dict[str, dict[int, float]]) -> None:
    for currency, of_year in rates.items():
        leaps = [year for year, next_year in pairwise(of_year) if not 0.75 < of_year[next_year] / of_year[year] < 1.33]
        assert leaps == [], currency
    assert all(7.75 <= rate <= 7.85 for rate in rates["HKD"].values())
