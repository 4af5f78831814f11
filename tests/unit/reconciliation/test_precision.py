"""Tolerances come from the printed digits and the modifier."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import pytest

from orchestration.reconciliation import Fact
from orchestration.reconciliation.interval import Interval
from orchestration.reconciliation.precision import estimate

Facts = Callable[..., list[Fact]]
PERCENT = {"unit": "PERCENT", "measure": "share"}
YUAN = {"unit": "CNY"}


@pytest.mark.parametrize(
    ("text", "slots", "printed", "rounded"),
    [
        ("51 percent", {**PERCENT, "value": 51}, (50.5, 51.5), (50.5, 51.5)),
        ("23.1 percent", {**PERCENT, "value": 23.1}, (23.05, 23.15), (23.05, 23.15)),
        ("2,052.3 billion yuan", YUAN, (2052.25e9, 2052.35e9), (2052.25e9, 2052.35e9)),
        ("700 billion yuan", YUAN, (699.5e9, 700.5e9), (650e9, 750e9)),
        ("3.0 billion yuan", YUAN, (2.95e9, 3.05e9), (2.95e9, 3.05e9)),
        ("331", {}, (331, 331), (331, 331)),
        ("200", {}, (200, 200), (200, 200)),
        ("2.300", {"value": 2300}, (2300, 2300), (2250, 2350)),
        ("9 ,001", {"value": 9001}, (9001, 9001), (9001, 9001)),
        ("9", {"measure": "rate", "per": "day"}, (8.5, 9.5), (8.5, 9.5)),
        ("nine", {"measure": "rate", "per": "day", "value": 9}, (8.5, 9.5), (8.5, 9.5)),
        ("four", {"value": 4}, (4, 4), (4, 4)),
        ("a third", {**PERCENT, "value": 33.33}, (31.6635, 34.9965), (31.6635, 34.9965)),
        ("dozens", {"value": 24, "modifier": "approx"}, (24, math.inf), (24, math.inf)),
        ("3,000", {"modifier": "gt"}, (3000, math.inf), (3000, math.inf)),
        ("15,000", {"modifier": "le"}, (0, 15000), (0, 15000)),
        ("22 billion yuan", {**YUAN, "modifier": "approx"}, (20.9e9, 23.1e9), (20.9e9, 23.1e9)),
        ("4,500 to 5,000", {"value": 4500, "value_max": 5000}, (4500, 5000), (4450, 5050)),
    ],
)
def test_tolerances(
    facts: Facts, text: str, slots: dict[str, Any], printed: tuple[float, float], rounded: tuple[float, float]
) -> None:
    found = estimate(facts([(f"It is [{text}] there.", [slots])])[0])
    for interval, (low, high) in ((found.printed, printed), (found.rounded, rounded)):
        assert (interval.low, interval.high) == pytest.approx((low, high))


def test_nearly_widens_downwards_and_about_both_ways(facts: Facts) -> None:
    fact = facts([("Nearly [200] events took place.", [{"modifier": "approx"}])])[0]
    assert estimate(fact, "Nearly ").printed == Interval(180, 200)
    assert estimate(fact, "About ").printed == Interval(190, 210)
