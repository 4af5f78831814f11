"""Differences told once and meant twice: percentages and changes that lean on the one before them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from orchestration.extraction.claims.clauses import read_clauses
from orchestration.extraction.model import Quantity, Sentence
from orchestration.slots import Measure, Modifier, Per


@dataclass(frozen=True, slots=True)
class MeasureReading:
    """The measure with the value, bounds and modifier as they stand under it, and the rule that gave it."""

    measure: Measure
    per: Per | None
    value: Decimal
    value_max: Decimal | None
    modifier: Modifier
    rule: str


Read = Callable[[int], MeasureReading]  # the reading of the quantity of that number
_GROWTH_PAIR = re.compile(
    r"(?:\band|\bor|,|\bto|than\sthe|\bversus|against|compared\s(?:with|to))\s(?:the\s)?(?:\w+\s){0,2}$"
    r"|(?:,\sfollowed\sby|\)\sand|\),)\s(?:[\w-]+\s){1,5}\($"
)
_SAME_BY = re.compile(  # "that of spin-offs rose by 12 percent, of gazelles by 27 and of small firms by 35"
    r",?\s(?:and\s)?(?:(?:that|those|the\snumber)\s)?(?:of|in|for|at)\s[^.;:%\d]{2,80}\sby\s(?:[a-z]+\s){0,2}"
)
_MAKES_UP = re.compile(
    r"\b(?:ma(?:kes?|de)\sup|account(?:s|ed)?\sfor|represent(?:s|ed)?|constitute[sd]?)\s(?:\w+\s){0,2}$"
)
_OF_IT = re.compile(r"\sof\s(?:it|them|these|those|which|whom|all|the\stotal)\b")  # a share, whatever stands before
_RESTATED = re.compile(r",?\s(?:or|i\.e\.|that\sis)\s(?:\w+\s)?|\s\((?:\w+\s)?")
_TO_AMOUNT = re.compile(r"\sto\s(?:\w+\s){0,2}?[A-Z$€£₹]{0,3}\.?\s?[$€£]?\d")


def paired_growth(sentence: Sentence, quantities: Sequence[Quantity], index: int, read: Read) -> int:
    """The direction of a percentage just before this one that this one is listed or compared with."""
    if index == 0 or quantities[index - 1].unit != "PERCENT":
        return 0
    previous, quantity = quantities[index - 1], quantities[index]
    between = sentence.text[previous.end : quantity.start]
    if _SAME_BY.fullmatch(between):
        reading = read(index - 1)
        return 0 if reading.measure != "growth_rate" else -1 if reading.value < 0 else 1
    if (
        len(between) > 60
        or not _GROWTH_PAIR.search(between)
        or _MAKES_UP.search(between)
        or _OF_IT.match(sentence.text, quantity.end)
    ):
        return 0
    reading = read(index - 1)
    if reading.measure != "growth_rate":
        return 0
    return -1 if reading.value < 0 else 1


def gapped_growth(sentence: Sentence, quantities: Sequence[Quantity], index: int, read: Read) -> int:
    """The direction of a growth whose verb this shares: "Leeds grew 4 percent to 30 million; York 7 percent to 9"."""
    text, quantity = sentence.text, quantities[index]
    if index < 2 or not _TO_AMOUNT.match(text, quantity.end):
        return 0
    clauses = read_clauses(text)
    start, end = clauses.spans[clauses.index_at(quantity.start)]
    if start <= quantities[index - 1].start or any(
        start <= verb.start < end for verb in clauses.verbs_near(start, end)
    ):
        return 0
    before = next((n for n in range(index - 1, -1, -1) if quantities[n].unit == "PERCENT"), None)
    reading = None if before is None else read(before)
    if reading is None or reading.measure != "growth_rate":
        return 0
    return -1 if reading.value < 0 else 1


def restated_change(sentence: Sentence, quantities: Sequence[Quantity], index: int, read: Read) -> int:
    """The direction of a change in units that this percentage says once more: "rose by 1,150, or 6.2 percent"."""
    if index == 0 or quantities[index - 1].unit == "PERCENT":
        return 0
    previous = quantities[index - 1]
    if not _RESTATED.fullmatch(sentence.text, previous.end, quantities[index].start):
        return 0
    reading = read(index - 1)
    if reading.measure != "change":
        return 0
    return -1 if reading.value < 0 else 1


def respective_change(sentence: Sentence, quantities: Sequence[Quantity], index: int, read: Read) -> int:
    """The direction of the change that this one is listed with: "an increase of 47 and 33 respectively"."""
    if index == 0 or quantities[index - 1].unit != quantities[index].unit:
        return 0
    between, behind = sentence.text[quantities[index - 1].end : quantities[index].start], quantities[index].end
    if between not in (" and ", ", ", ", and ") or "respectively" not in sentence.text[behind : behind + 40]:
        return 0
    reading = read(index - 1)
    return 0 if reading.measure != "change" else -1 if reading.value < 0 else 1
