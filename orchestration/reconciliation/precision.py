"""How exactly a figure is known: an estimate with tolerances, from the printed digits and the modifier.

Two tolerances, since zeros at the end of a figure may have been printed or rounded to: "700 billion" is 699.5 to 700.5
when every digit counts, and 650 to 750 when it is a rounded figure. Figures that agree under the first agree; figures
that differ even under the second contradict each other; in between nothing can be decided.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from orchestration.reconciliation.interval import Interval, around, point
from orchestration.reconciliation.model import Fact

APPROXIMATE = 0.05  # "about 22 billion": by a twentieth, at least
NEARLY = 0.1  # "nearly a third": up to a tenth less
WORDED = 0.05  # "a third", "twice": fractions and multiples in words are rounded ones
ROUND_COUNT = 1000  # smaller counts without a modifier are taken as counted

_FIGURE = re.compile(r"\d(?:[\d.,'\s\u00a0]*\d)?")
_LAST_GROUP = re.compile(r"[.,'](\d+)$")
_NEARLY = re.compile(r"\b(?:nearly|almost|close to|just under|just below|not quite)\s*$", re.I)
_VAGUE = re.compile(r"^(?:several|dozens|scores|hundreds|thousands|tens|millions|billions)\b", re.I)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number with its two tolerances; arithmetic carries both along."""

    nominal: float
    printed: Interval
    rounded: Interval

    def __add__(self, other: Estimate) -> Estimate:
        return Estimate(self.nominal + other.nominal, self.printed + other.printed, self.rounded + other.rounded)

    def __sub__(self, other: Estimate) -> Estimate:
        return Estimate(self.nominal - other.nominal, self.printed - other.printed, self.rounded - other.rounded)

    def __truediv__(self, other: Estimate) -> Estimate:
        nominal = self.nominal / other.nominal if other.nominal else math.nan
        return Estimate(nominal, self.printed / other.printed, self.rounded / other.rounded)

    def times(self, factor: float) -> Estimate:
        """Multiplied by an exact number."""
        return Estimate(self.nominal * factor, self.printed * point(factor), self.rounded * point(factor))

    def plus(self, number: float) -> Estimate:
        """With an exact number added."""
        return Estimate(self.nominal + number, self.printed + point(number), self.rounded + point(number))

    @property
    def is_bounded(self) -> bool:
        """Whether the figure has both a lower and an upper limit."""
        return self.rounded.is_bounded

    @property
    def as_printed(self) -> Estimate:
        """The same figure with every printed digit taken as meant."""
        return replace(self, rounded=self.printed)


def exact(value: float) -> Estimate:
    """A number that is known exactly, such as one that was counted here."""
    return Estimate(value, point(value), point(value))


def estimate(fact: Fact, before: str = "") -> Estimate:
    """The figure of a fact; `before` is its sentence up to the figure, where "nearly" is told from "about"."""
    step, zeros = _printed(fact)
    is_counted = fact.unit == "COUNT" and fact.measure in ("level", "change")
    printed_half = 0.0 if is_counted and step == 1 else step / 2
    rounded_half = max(printed_half, step * 10**zeros / 2 if _may_be_rounded(fact, step, zeros) else 0.0)
    if _is_worded(fact):
        printed_half = rounded_half = _worded_half(fact, is_counted=is_counted)
    top = fact.value if fact.value_max is None else fact.value_max
    found = Estimate(
        (fact.value + top) / 2,
        Interval(fact.value - printed_half, top + printed_half),
        Interval(fact.value - rounded_half, top + rounded_half),
    )
    return _modified(found, fact, before, rounded_half)


def shared_precision(facts: Sequence[Fact], estimates: Sequence[Estimate]) -> list[Estimate]:
    """Estimates of figures that stand in one list: where one is printed to its last digit, all are."""
    if any(_printed(fact)[1] == 0 and not _is_worded(fact) for fact in facts):
        return [e.as_printed if fact.modifier == "eq" else e for fact, e in zip(facts, estimates, strict=True)]
    return list(estimates)


def _modified(found: Estimate, fact: Fact, before: str, half: float) -> Estimate:
    value = fact.value
    if fact.modifier in ("gt", "ge") or _VAGUE.match(fact.value_text):
        return replace(found, printed=Interval(value, math.inf), rounded=Interval(value, math.inf))
    if fact.modifier in ("lt", "le"):
        lowest = 0.0 if value >= 0 else -math.inf
        return replace(found, printed=Interval(lowest, value), rounded=Interval(lowest, value))
    if fact.modifier == "approx":
        if _NEARLY.search(before):
            within = around(value, max(half, abs(value) * NEARLY), max(found.printed.high - value, 0.0))
        else:
            within = around(value, max(half, abs(value) * APPROXIMATE))
        return replace(found, printed=within, rounded=within)
    return found


def _printed(fact: Fact) -> tuple[float, int]:
    """Worth of the last printed digit in plain units, and how many zeros end the whole part of the figure."""
    figure = _FIGURE.search(fact.value_text)
    if figure is None or not (digits := re.sub(r"\D", "", figure.group()).lstrip("0")) or not fact.value:
        return 1.0, 0
    compact = re.sub(r"\s", "", figure.group())
    group = _LAST_GROUP.search(compact)
    has_decimals = group is not None and len(group.group(1)) != 3
    zeros = 0 if has_decimals else len(digits) - len(digits.rstrip("0"))
    return abs(fact.value) / int(digits), zeros


def _worded_half(fact: Fact, *, is_counted: bool) -> float:
    """The tolerance of a figure in words: none for what was counted, half of one for "nine a day"."""
    if fact.unit == "COUNT":
        return 0.0 if is_counted else 0.5
    return abs(fact.value) * WORDED


def _may_be_rounded(fact: Fact, step: float, zeros: int) -> bool:
    if fact.unit == "COUNT" and step == 1:
        return zeros >= 2 and abs(fact.value) >= ROUND_COUNT
    return zeros >= 1


def _is_worded(fact: Fact) -> bool:
    return not any(character.isdigit() for character in fact.value_text)
