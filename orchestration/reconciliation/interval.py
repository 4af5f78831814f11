"""Interval arithmetic: closed intervals of real numbers, either end of which may be infinite."""

from __future__ import annotations

import math
from dataclasses import dataclass

# Sums of binary fractions are off by parts in 1e16; no printed figure has more than 15 digits.
RELATIVE_SLACK = 1e-9


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from `low` to `high`, ends included."""

    low: float
    high: float

    def __post_init__(self) -> None:
        if not self.low <= self.high:
            raise ValueError(f"no interval: {self.low} to {self.high}")

    @property
    def is_bounded(self) -> bool:
        """Whether both ends are finite."""
        return math.isfinite(self.low) and math.isfinite(self.high)

    @property
    def is_nonnegative(self) -> bool:
        """Whether no negative number is within."""
        return self.low >= 0

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def __mul__(self, other: Interval) -> Interval:
        products = [_product(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(products), max(products))

    def __truediv__(self, other: Interval) -> Interval:
        """The quotients; everything where the divisor may be zero."""
        if other.low <= 0 <= other.high:
            return Interval(-math.inf, math.inf)
        quotients = [_quotient(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(quotients), max(quotients))

    def overlaps(self, other: Interval) -> bool:
        """Whether a number lies in both, to within the slack of floating-point arithmetic."""
        slack = self._slack(other)
        return self.low <= other.high + slack and other.low <= self.high + slack

    def contains(self, other: Interval) -> bool:
        """Whether all of the other lies within this one."""
        slack = self._slack(other)
        return self.low <= other.low + slack and other.high <= self.high + slack

    def _slack(self, other: Interval) -> float:
        ends = (self.low, self.high, other.low, other.high)
        return RELATIVE_SLACK * max((abs(end) for end in ends if math.isfinite(end)), default=0.0)


def point(value: float) -> Interval:
    """The interval of one number."""
    return Interval(value, value)


def around(value: float, below: float, above: float | None = None) -> Interval:
    """From `below` under the value to `above` (default: the same) over it."""
    return Interval(value - below, value + (below if above is None else above))


def _product(left: float, right: float) -> float:
    return 0.0 if left == 0 or right == 0 else left * right


def _quotient(left: float, right: float) -> float:
    if math.isinf(right):
        return 0.0 if math.isfinite(left) else math.copysign(1.0, right) * left
    return left / right
