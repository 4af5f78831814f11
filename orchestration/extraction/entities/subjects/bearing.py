"""What a verb between a mention and a quantity tells: who says a thing and who receives it, who is but a guest."""

from __future__ import annotations

import re

from orchestration.extraction.entities.mentions import Mention
from orchestration.extraction.model import Quantity

_SAYER, _BEHIND_SAYING, _RECIPIENT = -2.6, -1.5, 5.0  # weights
_APPOSED = 4.0
_GUEST = -4.0  # what a park's facts say of an institution in it is of the park
_SAID = re.compile(r"\s(?:say|says|said|claim|claims|estimate|estimates|reckon|reckons) that\s")
_GIVES = re.compile(
    r"\b(?:gives?|gave|promised|granted|awarded|pays?|paid|lent|offered|allotted|allocated)\s(?:the\s)?(?:[a-z]+\s)?$"
)
_PARTS = re.compile(r"(?:institutes|faculties|departments|chairs|schools|laboratories|labs)$")
_IS_AMONG = re.compile(  # "NAME, Oriel and Marlin are among the 75 firms"
    r"(?:,\s[^.;:()]{1,80})?(?:\sand\s[^.;:(),]{1,40})?,?\s(?:which\s(?:in\s\d{4}\s)?)?"
    r"(?:is|are|was|were|became|has\sbeen|will\sbe)\s(?:also\s|now\s)?(?:among|one\sof)\s(?:(?:the|its|some|only|just)\s){0,2}"
)
_ABOUT = re.compile(r"\s(?:(?:about|some|another|over|up to|around|roughly|nearly)\s)?")
_SUM_APPOSED = re.compile(
    r"(?: (?:campus|park|site|hub|zone|estate|quarter))?(?: \([^()]{1,20}\))?, (?:an?|its) (?:[a-z-]+ ){0,2}?"
)  # "the HUB, a £6 million development"
_NOUN = re.compile(r"\s(?:[a-z-]+\s){0,2}[a-z-]{3,}")


def bearing(
    text: str, verbs: bool, quantity: Quantity, mention: Mention, start: int, end: int, topic: Mention | None
) -> float:
    """What the mention at `start` gains or loses as the subject of the quantity; `verbs`: the sentence has some."""
    weight, that = 0.0, " that " in text
    if start > quantity.end:
        weight += _GUEST * (
            topic is not None and topic.kind == "science_park" and _is_guest(text, verbs, quantity, mention, start)
        )
        weight += _BEHIND_SAYING * (that and _SAID.search(text, quantity.end, start) is not None)
    elif end < quantity.start:
        weight += _GUEST * (_IS_AMONG.fullmatch(text, end, quantity.start) is not None)
        weight += _SAYER * (that and _SAID.search(text, end, quantity.start) is not None)
        weight += _APPOSED * _is_sized(text, quantity, end)
        weight += _RECIPIENT * _receives(text, quantity, mention, start, end)
    return weight


def _is_guest(text: str, verbs: bool, quantity: Quantity, mention: Mention, start: int) -> bool:
    """Whether an institution is told only as one of those in a park: "six institutes of NAME and eleven others"."""
    if mention.kind not in ("university", "research"):
        return False
    noun = quantity.noun_end
    parts = noun is not None and text[noun:start] in (" of ", " of the ") and _PARTS.search(text, 0, noun) is not None
    return parts or (not verbs and mention.kind == "university")


def _is_sized(text: str, quantity: Quantity, end: int) -> bool:
    """Whether the quantity tells the cost or the size of the body, in an apposition to it."""
    if quantity.unit in ("COUNT", "PERCENT") or _SUM_APPOSED.fullmatch(text, end, quantity.start) is None:
        return False
    return _NOUN.match(text, quantity.end) is not None


def is_staff(quantity: Quantity) -> bool:
    """Whether the quantity counts people who work for a body: "the team of X numbers 16 people in London"."""
    return (quantity.noun or "").rsplit(" ", 1)[-1] in ("people", "staff", "employees", "colleagues")


def _receives(text: str, quantity: Quantity, mention: Mention, start: int, end: int) -> bool:
    """Whether the mention is who receives the money: "the council gives the HUB about 2 million"."""
    if quantity.unit in ("COUNT", "PERCENT") or mention.source == "description":
        return False
    if not _ABOUT.fullmatch(text, end, quantity.start):
        return False
    return _GIVES.search(text, max(0, start - 40), start) is not None
