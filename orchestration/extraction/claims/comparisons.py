"""Figures held against each other: "down to 3 million from 5 million", "51, against 26", "99 out of 160"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.extraction.model import Quantity

_MODIFYING = (
    r"(?:(?:about|almost|around|approximately|just|merely|nearly|only|over|roughly|some|more\sthan|under|the)\s)*"
)
# "Down to 3 million in 2017 from 5 million", "a third higher than the 710 million", "(2021: 24,500)"
_HELD_AGAINST = re.compile(
    rf"[^;]{{0,60}}?\b(?:from|than|against|versus|vs|compared\s(?:with|to))\s(?:a\s|the\s(?:mere\s)?)?{_MODIFYING}$"
)
_FROM = re.compile(rf"\bfrom\s{_MODIFYING}$")
_FROM_TO = re.compile(rf"[^,;]{{0,40}}?\bto\s{_MODIFYING}$")
_OUT_OF = re.compile(rf"\sout\sof\s(?:all\s|its\s|their\s|a\stotal\sof\s)?{_MODIFYING}$")
_OF_THE = re.compile(r"\sof\s(?:the|its|their|all|these|those)\s(?:total\s)?$")
_OUT_OF_BEFORE = re.compile(r"(?:^|[;:,]\s)(?:[Oo]ut\s)?[Oo]f\s(?:the|a|its|this|that)\s[^,;:\d]{0,40}$")
_ASIDE_BEHIND = re.compile(r"[^,;:]{0,40},\s(?:only\s|just\s|so\sfar\s)?$")


def held_against(text: str, quantities: Sequence[Quantity], index: int) -> int | None:
    """The figure before that number `index` is held against, a percentage between them or not; or whose end it is."""
    quantity = quantities[index]
    if quantity.unit == "COUNT" and _has_noun_behind(quantity):
        return None
    lead = quantity.lead
    for number in range(index - 1, max(-1, index - 3), -1):
        before = quantities[number]
        if before.unit in ("PERCENT", "RATIO") and quantity.unit not in ("PERCENT", "RATIO"):
            continue
        if before.unit != quantity.unit:
            return None
        between = text[before.end : max(lead, before.end)]
        ended = _FROM.search(text, max(0, before.lead - 40), before.lead) and _FROM_TO.match(between + " ")
        apart = _ASIDE_BEHIND.match(between) and _OUT_OF_BEFORE.search(text, max(0, before.lead - 60), before.lead)
        if ended or apart or _HELD_AGAINST.match(between):
            return number
        return None
    return None


def out_of(text: str, quantities: Sequence[Quantity], index: int) -> int | None:
    """The figure right behind of which number `index` counts a part: "99 out of 160 incubators"."""
    quantity = quantities[index]
    following = quantities[index + 1] if index + 1 < len(quantities) else None
    if following is None or following.unit != quantity.unit or _has_noun_behind(quantity):
        return None
    between = text[quantity.end : following.start]
    named = quantity.unit == "COUNT" and _has_noun_behind(following) and _OF_THE.match(between)
    return index + 1 if named or _OUT_OF.match(between) else None


def _has_noun_behind(quantity: Quantity) -> bool:
    return quantity.noun_start is not None and quantity.end <= quantity.noun_start <= quantity.end + 1
