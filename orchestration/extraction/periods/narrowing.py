"""States reached by an event: "lifted the total to 45", "the 11 before that", "up since 2012, to 50"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from orchestration.extraction.model import Quantity
from orchestration.extraction.periods.calendar import Span

_RAISED_TO = re.compile(
    r"\b(?:total|number|figure|tally|count|it)\b[\w\s'’-]{0,50}\bto\s(?:\w+\s){0,2}?$|\b(?:bringing|taking"
    r"|lifting)\b[^,;]{0,40}\bto\s(?:\w+\s){0,2}?$"
)
_TAKING_TO = re.compile(  # "added five in 2016, taking the total to 40"
    r"\b(?:bringing|taking|lifting|raising)\s(?:the|its|their|our)\s(?:[\w'’-]+\s){0,2}?(?:total|number|tally|count|commitments|portfolio)\b"
    r"[^,;]{0,40}\sto\s(?:\w+\s){0,2}?$"
)
_UP_TO = re.compile(
    r"(?:,|\b(?:rose|grew|increased|fell|doubled|tripled|climbed|risen|grown|jumped|surged|up"
    r"|down)\b[^,;]{0,24})\s(?<!\sup\s)to\s(?:\w+\s){0,2}?$"
)
_BEFORE_THAT = re.compile(r"^[^,;]{0,40}?\bbefore\s(?:that|then)\b")


def narrowed(text: str, quantity: Quantity, following: int, span: Span, role: str) -> Span:
    """A total that an event of a day brings about is a state at its end; "the 11 before that" end a day earlier.

    `following` is where the next quantity begins, `role` the part that the expression plays.
    """
    if role == "since" and _UP_TO.search(text[max(0, quantity.start - 40) : quantity.start]):
        return Span(None, span.end)
    if span.days > 367 and role == "span" and _UP_TO.search(text[max(0, quantity.start - 40) : quantity.start]):
        return Span(date(span.end.year, 1, 1), span.end)
    if _TAKING_TO.search(text[max(0, quantity.start - 90) : quantity.start]):
        return Span(None, span.end)
    if span.days != 1:
        return span
    if _BEFORE_THAT.match(text[quantity.end : min(following, quantity.end + 60)]):
        return Span(None, span.end - timedelta(days=1))
    if _RAISED_TO.search(text[max(0, quantity.start - 70) : quantity.start]):
        return Span(None, span.end)
    return span
