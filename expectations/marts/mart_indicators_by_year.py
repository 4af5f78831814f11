"""The suite of marts.mart_indicators_by_year."""

from __future__ import annotations

from expectations.indicator_marts import suite

SUITE = suite("year")
