"""Lengths of time that make no claim: the interval of a rate, the window of a period, the age that defines a group."""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.extraction.claims.absorption import GROUP, Absorbed
from orchestration.extraction.claims.clauses import read_clauses
from orchestration.extraction.claims.rates import interval_rate
from orchestration.extraction.model import Quantity

_AGED = re.compile(rf"\b{GROUP}\s(?:(?:that|which)\sare\s)?(?:not?\s)?(?:older|younger)\sthan\s$", re.IGNORECASE)
_WINDOW = re.compile(
    r"\b(?:past|last|next|coming|following|previous|preceding|first|same|recent|another|every|(?:over|for|in|during|within)\sthe)\s$",
    re.IGNORECASE,
)
_STARTING = re.compile(
    r",?\s(?:(?:starting|beginning|commencing)\s(?:in|from|with)|from)\s(?:[A-Z][a-z]+\s)?(?:19|20)\d\d\b"
)
_AHEAD = re.compile(r"\b(?:over|within|in)\s$")
_DURATIONS = ("DAYS", "YEARS", "SECONDS", "MONTHS", "WEEKS", "HOURS")


def lengths_of_time(text: str, quantities: Sequence[Quantity]) -> dict[int, Absorbed]:
    """The quantities that only tell a length of time, or stand in the interval of a rate, by number."""
    found: dict[int, Absorbed] = {}
    for place, quantity in enumerate(quantities):
        interval = interval_rate(text, quantity)
        if interval is None:
            continue
        for index in range(max(0, place - 4), min(place + 5, len(quantities))):
            if index != place and interval.start <= quantities[index].start < interval.end:
                found[index] = Absorbed("interval")
    for index, quantity in enumerate(quantities):
        starts = quantity.unit in _DURATIONS and _STARTING.match(text, quantity.end) is not None
        if starts or (quantity.unit in _DURATIONS and _lies_ahead(text, quantity)):
            found.setdefault(index, Absorbed("date"))
        if quantity.unit in _DURATIONS and _AGED.search(text, max(0, quantity.start - 60), quantity.start):
            found.setdefault(index, Absorbed("threshold"))  # "companies not older than five years"
        if text.startswith("-old", quantity.end):
            continue  # "for the ten-year-old park" tells an age
        if quantity.unit in _DURATIONS and _WINDOW.search(text[max(0, quantity.start - 16) : quantity.start]):
            found.setdefault(index, Absorbed("date"))
    return found


def _lies_ahead(text: str, quantity: Quantity) -> bool:
    """Whether a length of time says by when something is promised or planned: "pledged 5 million over six years"."""
    lead_start = quantity.start if quantity.modifier == "eq" else quantity.modifier_start or quantity.start
    if not _AHEAD.search(text[max(0, quantity.start - 8) : quantity.start]):
        return False
    verb = read_clauses(text).governing_verb(lead_start, quantity.end)
    return verb is not None and (
        verb.kind in ("future", "plan", "pledge", "expect") or text[verb.start : verb.end] in ("should", "must")
    )
