"""Amounts in brackets: the one before in another currency ("more than NT$60 billion (US$2 billion)"), or a list's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from orchestration.extraction.model import Quantity

_BRACKET = re.compile(r"\s?\(")
_TO_NEXT_NAME = re.compile(r"\)[,;]?\s[^();]{0,120}?\b[A-Z][\w&.'\u2019-]*\s\((?:[a-z]+\s){0,2}")


def pass_on_modifiers(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """The quantities, the amount in brackets behind another with the modifier of that one where it has none."""
    passed = list(quantities)
    for place, (first, second) in enumerate(pairwise(quantities), 1):
        if first.modifier != "eq" and second.modifier == "eq" and is_converted(text, first, second):
            passed[place] = replace(second, modifier=first.modifier)
    return passed


def is_converted(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether the second amount is the first in another currency."""
    if first.unit == second.unit or not (_is_money(first) and _is_money(second)):
        return False
    return _BRACKET.fullmatch(text, first.end, second.start) is not None


def is_listed_alike(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether two amounts fill brackets behind names of a list: "Tide ($400m), Oxbow ($260m) and Bulb"."""
    if not (_is_money(first) and _is_money(second)) or not text.startswith(")", second.end):
        return False
    return (
        text[first.lead - 1 : first.lead] == "(" and _TO_NEXT_NAME.fullmatch(text, first.end, second.start) is not None
    )


def _is_money(quantity: Quantity) -> bool:
    return len(quantity.unit) == 3 and quantity.unit.isalpha() and quantity.unit.isupper()
