"""Amounts that name a class of size: "rounds of 1 million or more", "9 deals went beyond 20 million".

Such an amount is the size of each one of a group, and no sum of money that anybody has.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.extraction.claims.offers import is_money
from orchestration.extraction.model import Quantity

_CLASSES = ("gt", "ge", "lt")
_EACH_REACHES = re.compile(
    r"\s(?:of\s(?:these|those|them|which|whom)\s|(?!in\b|of\b)(?:[\w-]+\s){1,4}?)?(?:each\s)?"
    r"(?:reach(?:ed)?|exceed(?:ed)?|pass(?:ed)?|top(?:ped)?|surpass(?:ed)?|cross(?:ed)?|went|(?:were|are)(?:\s(?:each\s)?valued)?"
    r"|involved?|came\sin|stood)\s(?:[a-z]+\s){0,3}$"
)
_JOINTLY = re.compile(r"\b(?:total|combined|altogether|together|aggregate|collectively|jointly|sum)\b")
_NO_SUBJECT = re.compile(
    r"\b(?:in|of|by|from|for|with|to|into|at|the|these|those|its|their|all|our)\s(?:\w+\s){0,1}$", re.IGNORECASE
)
_DEALS_OF = re.compile(
    r"\b(?:rounds|deals|transactions|financings|exits)\s(?:of\s|between\s|from\s)?(?:(?:over|above|below"
    r"|under|beyond|exceeding|at\sleast|more\sthan|less\sthan|no\sless\sthan)\s)?$"
)
_REACHES_ONE = re.compile(  # "three firms reached a valuation of over 1 billion"
    r"[^.;:,]{1,60}\ban?\s(?:[a-z]+\s)?(?:exit|valuation|round|turnover|market\scapitali[sz]ation)\s"
    r"(?:worth|of|above|over|at)\s(?:[a-z]+\s){0,3}"
)
_VALUED_AT = re.compile(
    r"\b(?:compan(?:y|ies)|start-?ups?|firms?|enterprises?|business(?:es)?|unicorns?)\s(?:are\scalled\s)?"
    r"(?:(?:that|which)\s(?:(?:are|were|is)\s|(?:\w+\s){0,2})?)?(?:value[sd]?\sat|valuation\sof)\s(?:[a-z]+\s){0,3}$"
)
_DEFINITION = re.compile(  # "A unicorn is a young company worth at least 1 billion"
    r"(?:^|[.;]\s)\W*An?\s[\w-]+\s(?:is|means)\san?\s(?:[\w-]+\s){1,5}(?:worth|valued\sat|valuation\sof)\s(?:[a-z]+\s){0,3}$"
)
_FRONT = re.compile(
    r"(?:^|[;:]\s)\W*(?:In\sthe\s(?:range|class|bracket|band|segment|category)\s(?:of|from|between)\s|Between\s)$"
)
_COUNTS = ("COUNT", "PERCENT")


def size_class(text: str, quantities: Sequence[Quantity], index: int) -> tuple[int, ...] | None:
    """Numbers of the counts that an amount gives the class of size of, perhaps none; None where it is a claim."""
    quantity = quantities[index]
    if not is_money(quantity) or not (quantity.modifier in _CLASSES or quantity.value_max is not None):
        return None
    before = text[max(0, quantity.start - 110) : quantity.start]
    nearest = quantities[index - 1] if index else None
    if nearest is not None and _is_one_of_several(text, nearest, quantity):
        return (index - 1,)
    if _DEFINITION.search(before):
        return ()
    if _FRONT.search(before) and text.startswith(",", quantity.end):
        return _counts_behind(quantities, index)
    if _DEALS_OF.search(before) or (_VALUED_AT.search(before) and not _counted(text, nearest, quantity)):
        return (index - 1,) if _counted(text, nearest, quantity) else _counts_behind(quantities, index)
    return None


def _is_one_of_several(text: str, group: Quantity, quantity: Quantity) -> bool:
    if group.unit not in _COUNTS or group.value == 1:
        return False
    reaches = _REACHES_ONE.fullmatch(text, group.end, quantity.start) is not None
    return reaches or (group.unit == "COUNT" and _reaches_each(text, group, quantity))


def _reaches_each(text: str, group: Quantity, quantity: Quantity) -> bool:
    """Whether a verb tells each of a group of unknown members to be of that size."""
    between = text[group.end : quantity.start]
    if len(between) > 80 or not _EACH_REACHES.fullmatch(between) or _JOINTLY.search(between):
        return False
    return _NO_SUBJECT.search(text, max(0, group.start - 24), group.start) is None


def _counted(text: str, nearest: Quantity | None, quantity: Quantity) -> bool:
    if nearest is None or nearest.unit != "COUNT":
        return False
    between = text[nearest.end : quantity.start]
    return len(between) < 60 and not re.search(r"[,.;:]", between)


def _counts_behind(quantities: Sequence[Quantity], index: int) -> tuple[int, ...]:
    behind = quantities[index + 1 : index + 2]
    return (index + 1,) if behind and behind[0].unit in _COUNTS else ()
