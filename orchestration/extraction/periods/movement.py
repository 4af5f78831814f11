"""Figures that move: a growth, a change, and the level that it starts from or leads to.

Nothing grows at a point in time, so such a figure is of the period that a text reports on, however far above it was
named: "In the first half of 2013 revenues rose by 9 percent ... Exports were up 5 percent to 30 million."
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.extraction.claims.leaning import MeasureReading
from orchestration.extraction.model import Quantity

_MOVING = ("growth_rate", "change")
_LEADS_TO = re.compile(
    r"(?:\s(?:year[\s-]on[\s-]year|on[\s-]year|yoy|y-o-y))?,?\s(?:to|reaching|totall?ing|hitting)\s(?:\w+\s){0,3}"
)
_TOLD_BESIDE = re.compile(
    r",?\s?\(?(?:up|down|(?:an?|the)\s(?:\w+\s){0,2}(?:increase|rise|growth|gain|drop|fall|decline|decrease)\s(?:of|by)"
    r"|(?:representing|which\s(?:is|was)|growing|rising|increasing|falling|or)(?:\s(?:an?|by|up|down))*)\s(?:\w+\s){0,3}"
    r"|\s\((?:plus|minus)\s|,?\s\(?[+-]?\s?|,\s(?:\w+\s){0,3}"
)
_TO_LEVEL = re.compile(r"^(?:\s[\w-]+){0,5}?,?\sto\s(?:\w+\s){0,3}?$")
_FROM_LEVEL = re.compile(r",?\sfrom\s(?:\w+\s){0,2}")
_TO_NEXT = re.compile(r"(?:\sin\s[\w\s-]{2,24}?|\s\((?:in\s)?(?:19|20)\d\d\))?\sto\s(?:\w+\s){0,2}")
_SAID_AGAIN = re.compile(r"\s?[—–-]{1,2}\s?or\s(?:\w+\s){0,2}")


def moves(text: str, quantities: Sequence[Quantity], measures: Sequence[MeasureReading], index: int) -> bool:
    """Whether quantity number `index` is a growth or change, or the level told with one."""
    if measures[index].measure in _MOVING:
        return True
    if measures[index].measure not in ("level", "rate"):
        return False
    before, behind = index - 1, index + 1
    if before >= 0 and measures[before].measure in _MOVING:
        return _LEADS_TO.fullmatch(text, quantities[before].end, quantities[index].start) is not None
    if behind < len(quantities) and measures[behind].measure in _MOVING:
        return _TOLD_BESIDE.fullmatch(text, quantities[index].end, quantities[behind].start) is not None
    return False


def level_reached(text: str, quantities: Sequence[Quantity], quantity: Quantity) -> Quantity | None:
    """The level that a difference leads to, which dates it: "grew eightfold, to 634 in 2012"."""
    following = next((each for each in quantities if each.start >= quantity.end), None)
    if (
        following
        and quantity.unit in ("PERCENT", "RATIO")
        and _FROM_LEVEL.fullmatch(text, quantity.end, following.start)
    ):
        after = next((each for each in quantities if each.start >= following.end), None)
        reached = after is not None and _TO_NEXT.fullmatch(text, following.end, after.start)
        return after if reached else None  # "grew 76 percent from 49 in 2009 to 88 in 2012"
    if following and _SAID_AGAIN.fullmatch(text, quantity.end, following.start):
        return following  # "11 billion dollars - or 95 crore - in 2022"
    if following is None or quantity.unit not in ("PERCENT", "RATIO") or following.unit == quantity.unit:
        return None
    return following if _TO_LEVEL.match(text[quantity.end : following.start]) else None
