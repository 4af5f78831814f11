"""Verdicts: the printed tolerance agrees, the widest contradicts, the rest stays open."""

from __future__ import annotations

import math

import pytest

from orchestration.reconciliation.interval import Interval
from orchestration.reconciliation.precision import Estimate
from orchestration.reconciliation.verdicts import at_most, equal

OPEN = math.inf


def between(low: float, high: float, wider: float = 0) -> Estimate:
    nominal = low if math.isinf(high) else (low + high) / 2
    return Estimate(nominal, Interval(low, high), Interval(low - wider, high + wider))


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        (between(50.5, 51.5), between(51.4, 51.45), "consistent"),
        (between(50.5, 51.5), between(52, 53), "contradiction"),
        (between(699.5, 700.5, wider=50), between(696.8, 697), "undecidable"),  # only if 700 is a rounded figure
        (between(3000, OPEN), between(2300, 2300), "contradiction"),
        (between(3000, OPEN), between(3590, 3590), "consistent"),
        (between(3000, OPEN), between(30000, 30000), "undecidable"),  # nobody says "over 3,000" of 30,000
        (between(3000, OPEN), between(2990, 3010), "undecidable"),
        (between(3000, OPEN), between(2000, OPEN), "undecidable"),
    ],
)
def test_whether_two_can_be_equal(left: Estimate, right: Estimate, verdict: str) -> None:
    assert equal(left, right) == verdict
    assert equal(right, left) == verdict


@pytest.mark.parametrize(
    ("few", "many", "verdict"),
    [
        (between(34, 34), between(68, 68), "consistent"),
        (between(69, 69), between(68, 68), "contradiction"),
        (between(34, OPEN), between(68, 68), "undecidable"),
    ],
)
def test_whether_one_can_be_at_most_the_other(few: Estimate, many: Estimate, verdict: str) -> None:
    assert at_most(few, many) == verdict
