"""What kind of figure a quantity is: level, change, growth rate, share, rate, average or ratio; and its sign."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from orchestration.extraction.claims.additions import is_addition
from orchestration.extraction.claims.averages import average_of, is_joint
from orchestration.extraction.claims.charges import is_charge
from orchestration.extraction.claims.direction import direction_of, is_loss
from orchestration.extraction.claims.leaning import (
    MeasureReading,
    gapped_growth,
    paired_growth,
    respective_change,
    restated_change,
)
from orchestration.extraction.claims.listed import is_average_in_list
from orchestration.extraction.claims.rates import interval_rate, rate_of
from orchestration.extraction.model import Quantity, Sentence
from orchestration.extraction.quantities import is_converted
from orchestration.extraction.tables import cells_of, heads_over, is_of_change
from orchestration.slots import Measure, Modifier

_SHARE_BEFORE = re.compile(
    r"\b(?:accounting\sfor|account(?:s|ed)?\sfor|making\sup|representing|constituting|occupying|taking\sup|contributing)\s(?:\w+\s){0,3}$"
)
_LOSES = re.compile(r"\b(?:los(?:e|es|t|ing)|shed)\s(?:\w+\s){0,2}$")  # "loses half of its teams": that part goes
_OF_THINGS = re.compile(r"\sof\s(?:the|its|their)\s(?:[a-z]+\s){0,2}?[a-z]{3,}(?<!s)s\b")
_OF_WHOLE = re.compile(r"\sof\s(?:the|all|its|their|total|that|this|[A-Z])")
_ON_YEAR_BEHIND = re.compile(
    r"\s*,?\s?\(?(?:year[\s-](?:on|over)[\s-]year|yoy|y-o-y|y/y|per\sannum\scompound|CAGR)\b", re.IGNORECASE
)
_PER_YEAR_BEHIND = re.compile(r"\s(?:a|per|each)\s(?:year|annum|month)\b")
_LIST_LINK = re.compile(r"(?:\s(?:in|for|at|on)\s(?:the\s)?[\w\s]{2,24})?(?:,\s|,?\sand\s)(?:\w+\s){0,2}?")
_RATIO_BEHIND = re.compile(
    r"\s*times\s(?:as|more|higher|larger|greater|that|the|its|over|faster|bigger|over-?subscribed)\b"
)
_COMPARAND = re.compile(
    r"(?:[^.;:]{0,40}?[\s,])?(?:compared\s(?:with|to)|against|versus|(?:(?:up|down)\s)?from|than|short\sof|above|below)\s(?:\w+\s){0,2}"
    r"|,?\sor,?\s(?:[a-z]+ing|without|with)\s[^.;:,]{2,40},\s"
    r"|[^.;:()]{0,24}\s?\((?:in\s)?(?:previous\syear|(?:19|20)\d\d):?\s"
)
_TO_LEVEL = re.compile(r"(?:\sin\s[\w\s]{2,20}?)?\sto\s(?:\w+\s){0,2}")  # "fell from 9 to 7"
_UNIT_OF_MONEY = re.compile(
    r"\b(?:for|from|on|with)\s(?:each|every|one)\s(?:pound|euro|dollar|rupee|yuan|won|yen|franc)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_LIST_REACH = 5  # members of a list that may lean on the first
_WINDOW = 96  # characters before a quantity that a construction may reach back


def measure_of(sentence: Sentence, quantities: Sequence[Quantity], index: int) -> MeasureReading:
    """The measure of quantity number `index`; falls are negative, a count per interval is divided by its length."""
    known = _readings.of(sentence, quantities)
    if index not in known:
        known[index] = _measure(sentence, quantities, index, _LIST_REACH)
    return known[index]


class _Readings:
    """The readings of the sentence at hand: several stages ask for the same measure."""

    def __init__(self) -> None:
        self._last: tuple[Sentence, Sequence[Quantity], dict[int, MeasureReading]] | None = None

    def of(self, sentence: Sentence, quantities: Sequence[Quantity]) -> dict[int, MeasureReading]:
        """The readings so far of exactly these quantities, to be added to."""
        last = self._last
        if last is None or last[0] is not sentence or last[1] is not quantities:
            last = self._last = (sentence, quantities, {})
        return last[2]


_readings = _Readings()


def _measure(sentence: Sentence, quantities: Sequence[Quantity], index: int, reach: int) -> MeasureReading:
    quantity = quantities[index]
    before, behind = _surroundings(sentence.text, quantities, index)
    if quantity.unit in ("RATIO",) or _RATIO_BEHIND.match(behind):
        return _reading(quantity, "ratio", "ratio.unit")
    if quantity.unit == "RANK":
        return _reading(quantity, "level", "level.rank")
    if quantity.unit == "PERCENT":
        return _percent(sentence, quantities, index, before, behind, reach)
    return _amount(sentence, quantities, index, before, behind, reach)


def _surroundings(text: str, quantities: Sequence[Quantity], index: int) -> tuple[str, str]:
    quantity = quantities[index]
    before = text[max(0, quantity.start - _WINDOW) : quantity.start]
    behind = text[quantity.end : quantity.end + _WINDOW]
    return before, behind


def _percent(
    sentence: Sentence, quantities: Sequence[Quantity], index: int, before: str, behind: str, reach: int
) -> MeasureReading:
    quantity = quantities[index]
    if "point" in sentence.text[quantity.start : quantity.end + 18].lower():
        return _signed(quantity, "change", direction_of(before, behind, "PERCENT") or 1, "change.percentage_points")
    if is_charge(before, behind):
        return _reading(quantity, "level", "level.rate_of_charge")
    if _is_change_cell(sentence, quantity):
        return _reading(quantity, "growth_rate", "growth_rate.column")
    if (_OF_WHOLE.match(behind) and _SHARE_BEFORE.search(before)) or (
        _OF_THINGS.match(behind) and _LOSES.search(before)
    ):
        return _reading(quantity, "share", "share.accounting_for")
    direction = direction_of(before, behind, "PERCENT") or int("+" in before[-1:] + sentence.text[quantity.start])
    if direction:
        return _signed(quantity, "growth_rate", direction, "growth_rate.change_word")
    if _ON_YEAR_BEHIND.match(behind) or (quantity.value < 0 and before.endswith("(")):  # "fell to 90 (-7%)"
        return _reading(quantity, "growth_rate", "growth_rate.on_year")
    read = partial(_measure, sentence, quantities, reach=reach - 1)
    paired = reach > 0 and (
        paired_growth(sentence, quantities, index, read)
        or restated_change(sentence, quantities, index, read)
        or gapped_growth(sentence, quantities, index, read)
    )
    if paired:
        return _signed(quantity, "growth_rate", paired, "growth_rate.pair")
    return _listed_like(sentence, quantities, index, "level", reach) or _share(sentence, quantities, index, behind)


def _share(sentence: Sentence, quantities: Sequence[Quantity], index: int, behind: str) -> MeasureReading:
    """A percentage that is no growth: of a whole, unless it is an average or recurs."""
    quantity = quantities[index]
    if is_average_in_list(sentence, quantity):
        return _reading(quantity, "average", "average.list")
    per = rate_of(sentence.text, quantities, index) if _PER_YEAR_BEHIND.match(behind) else None
    if per:
        return replace(_reading(quantity, "rate", "rate.percent_per_time"), per=per)
    return _reading(quantity, "share", "share.default")


def _amount(
    sentence: Sentence, quantities: Sequence[Quantity], index: int, before: str, behind: str, reach: int
) -> MeasureReading:
    quantity = quantities[index]
    interval = interval_rate(sentence.text, quantity)
    if interval:
        value = quantity.value / interval.length
        upper = None if quantity.value_max is None else quantity.value_max / interval.length
        modifier: Modifier = "gt" if interval.shorter else quantity.modifier
        return MeasureReading("rate", interval.per, value, upper, modifier, "rate.interval")
    if is_loss(before, quantity.unit):
        return _signed(quantity, "level", -1, "level.loss")
    if _is_change_cell(sentence, quantity):
        return _reading(quantity, "change", "change.column")
    direction = (
        direction_of(before, behind, quantity.unit)
        or _alternative(sentence, quantities, index)
        or (
            reach > 0
            and respective_change(sentence, quantities, index, partial(_measure, sentence, quantities, reach=reach - 1))
        )
    )
    if direction and quantity.unit not in ("DAYS", "YEARS", "SECONDS"):
        return _signed(quantity, "change", direction, "change.change_word")
    per = rate_of(sentence.text, quantities, index)
    if per:
        return replace(_reading(quantity, "rate", "rate.per_time"), per=per)
    if is_addition(sentence.text, quantity):
        return _reading(quantity, "change", "change.addition")
    converted = _converted_like(sentence, quantities, index, behind, reach)
    if converted:
        return converted
    average = average_of(quantity, before, behind) or (
        "average.list" if is_average_in_list(sentence, quantity) else None
    )
    if average:
        return _reading(quantity, "average", average)
    if quantity.unit != "COUNT" and _UNIT_OF_MONEY.search(before):
        return _reading(quantity, "ratio", "ratio.per_unit_of_money")
    listed = None if is_joint(behind) else _listed_like(sentence, quantities, index, "average", reach)
    return listed or _compared_like(sentence, quantities, index, reach) or _reading(quantity, "level", "level.default")


def _converted_like(
    sentence: Sentence, quantities: Sequence[Quantity], index: int, behind: str, reach: int
) -> MeasureReading | None:
    """The reading of an average or rate told again in another currency; "5,000 each, or 40,000 in all" is none."""
    quantity = quantities[index]
    again = reach > 0 and index > 0 and is_converted(sentence.text, quantities[index - 1], quantity)
    told = _measure(sentence, quantities, index - 1, reach - 1) if again and not is_joint(behind) else None
    if told is None or told.measure not in ("average", "rate"):
        return None
    return replace(_reading(quantity, told.measure, f"{told.measure}.converted"), per=told.per)


def _is_change_cell(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether the figure stands in a table's column, or in a row, of changes."""
    if not sentence.heads:
        return False
    return any(is_of_change(head) for head in (*heads_over(sentence, quantity.start), cells_of(sentence.text)[0]))


def _alternative(sentence: Sentence, quantities: Sequence[Quantity], index: int) -> int:
    """The direction of a percentage that restates this amount: "700 million or 51 percent more than"."""
    if index + 1 >= len(quantities) or quantities[index + 1].unit != "PERCENT":
        return 0
    quantity, other = quantities[index], quantities[index + 1]
    if sentence.text[quantity.end : other.start] not in (" or ", " (", " ("):
        return 0
    return direction_of("", sentence.text[other.end : other.end + _WINDOW], "PERCENT")


def _listed_like(
    sentence: Sentence, quantities: Sequence[Quantity], index: int, measure: Measure, reach: int
) -> MeasureReading | None:
    """The reading of a list's member: "20 percent in X, 17 percent in Y", where the member before it has `measure`."""
    if reach == 0 or index == 0 or quantities[index - 1].unit != quantities[index].unit:
        return None
    between = sentence.text[quantities[index - 1].end : quantities[index].start]
    if len(between) > 48 or not _LIST_LINK.fullmatch(between):
        return None
    reading = _measure(sentence, quantities, index - 1, reach - 1)
    return _reading(quantities[index], measure, f"{measure}.listed") if reading.measure == measure else None


def _compared_like(sentence: Sentence, quantities: Sequence[Quantity], index: int, reach: int) -> MeasureReading | None:
    """The reading of what an average or rate just before is compared with: "62 pounds a head, up from 55"."""
    if reach == 0 or index == 0 or quantities[index - 1].unit != quantities[index].unit:
        return None
    between = sentence.text[quantities[index - 1].end : quantities[index].start]
    ends = _TO_LEVEL.fullmatch(between) and sentence.text.endswith("from ", 0, quantities[index - 1].start)
    if len(between) > 70 or not (ends or _COMPARAND.fullmatch(between)):
        return None
    reading = _measure(sentence, quantities, index - 1, reach - 1)
    if reading.measure not in ("average", "rate") or reading.rule == "rate.interval":
        return None
    return replace(_reading(quantities[index], reading.measure, f"{reading.measure}.compared"), per=reading.per)


def _reading(quantity: Quantity, measure: Measure, rule: str) -> MeasureReading:
    return MeasureReading(measure, None, quantity.value, quantity.value_max, quantity.modifier, rule)


def _signed(quantity: Quantity, measure: Measure, direction: int, rule: str) -> MeasureReading:
    if direction > 0 or quantity.value < 0:
        return _reading(quantity, measure, rule)
    upper = None if quantity.value_max is None else -quantity.value_max
    return MeasureReading(measure, None, -quantity.value, upper, quantity.modifier, rule)
