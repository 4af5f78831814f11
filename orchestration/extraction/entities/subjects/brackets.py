"""Figures in brackets: whom each of a list is of, "A ($9m), B of TOWN ($7m)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.extraction.entities.mentions import PLACES, Mention
from orchestration.extraction.model import Quantity

_OPENS = re.compile(r"\s\((?:[a-z]+\s){0,2}|['\u2019]s?\s")  # "X (1,090) and Y (810)", "X's three parks"
_SEAT = re.compile(  # "NAME, a drug maker from TOWN"
    r"(?: \([^()]{1,30}\))?(?:, (?:an?|the) [^,;:()\d]{1,60})?,?\s(?:of|from|in|near|based in|outside)\s(?:the\s)?"
)


def tells_alone(text: str, offset: int, mentions: Sequence[Mention], number: int, quantity: Quantity) -> bool:
    """Whether the quantity stands in brackets behind the mention, or behind the place that only says where it is."""
    if number and _is_seat(text, offset, mentions[number - 1], mentions[number]):
        return False
    end = mentions[number].end - offset
    if number + 1 < len(mentions) and _is_seat(text, offset, mentions[number], mentions[number + 1]):
        end = mentions[number + 1].end - offset
    return end <= quantity.start and _OPENS.fullmatch(text, end, quantity.start) is not None


def _is_seat(text: str, offset: int, body: Mention, place: Mention) -> bool:
    """Whether the place only says where the body named before it is: "NAME of TOWN"."""
    if place.kind not in PLACES or body.member != "organisation" or body.kind in PLACES:
        return False
    return _SEAT.fullmatch(text, body.end - offset, place.start - offset) is not None
