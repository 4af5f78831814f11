"""Interval arithmetic encloses what arithmetic on the members gives."""

from __future__ import annotations

import math
from operator import add, mul, sub, truediv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestration.reconciliation.interval import Interval, point

NUMBERS = st.floats(-1e9, 1e9, allow_nan=False).map(lambda number: number + 0.0)  # no minus zero, which sorts as zero


@st.composite
def with_member(draw: st.DrawFn) -> tuple[Interval, float]:
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    return Interval(low, high), draw(st.floats(low, high))


@pytest.mark.parametrize("operation", [add, sub, mul])
@given(left=with_member(), right=with_member())
def test_what_members_give_lies_within(
    operation: object, left: tuple[Interval, float], right: tuple[Interval, float]
) -> None:
    assert callable(operation)
    assert operation(left[0], right[0]).overlaps(point(operation(left[1], right[1])))


@given(left=with_member(), right=with_member())
def test_quotients_lie_within_and_a_divisor_around_zero_gives_everything(
    left: tuple[Interval, float], right: tuple[Interval, float]
) -> None:
    quotient = left[0] / right[0]
    if right[0].low <= 0 <= right[0].high:
        assert quotient == Interval(-math.inf, math.inf)
    else:
        assert quotient.overlaps(point(truediv(left[1], right[1])))


@given(left=with_member(), right=with_member())
def test_overlap_goes_both_ways_and_containment_implies_it(
    left: tuple[Interval, float], right: tuple[Interval, float]
) -> None:
    assert left[0].overlaps(right[0]) == right[0].overlaps(left[0])
    if left[0].contains(right[0]):
        assert left[0].overlaps(right[0])


def test_open_ends_stay_open() -> None:
    assert Interval(3, math.inf) + point(1) == Interval(4, math.inf)
    assert Interval(0, math.inf) * point(0) == point(0)
    assert not Interval(3, math.inf).is_bounded
    with pytest.raises(ValueError, match="no interval"):
        Interval(2, 1)
