"""Bodies that a sentence gives a figure each, the verb told once: "Pune has 18 parks, Nagpur 6, those in Goa 2".

Also the one compared with ("against 40 at Marlin Vale"), and the part of a place that is told of last ("of which 9 are
in the harbour district").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.extraction.entities.mentions import PLACES, Mention
from orchestration.extraction.model import Quantity, Sentence

_ABOUT = r"(?:(?:about|some|only|just|over|nearly|around|another|almost|roughly|up to|more than)\s)?"
_STRAIGHT = re.compile(  # between the body and its figure: "Goa 2", "Goa with 2", "in Goa it is 2"
    rf"(?:['\u2019]s)?\s(?:(?:with|at|on|got|has|had|it\s(?:is|was)|made|received|contributed|took|another)\s)?{_ABOUT}"
)
_ANOTHER = re.compile(  # before the body
    r"(?:,|;|\band|\bwhile|\bwhereas|\bbut|\bby|\bof|\bbehind|\bthen|\bbefore)"
    r"(?:\s(?:and|while|whereas))?\s(?:(?:those|that|firms|start-ups|startups|companies)\s(?:in|of|from|at|for)\s"
    r"|(?P<in>in|at|for|to)\s)?(?:the\s)?\Z"
)
_COMPARED = re.compile(r"\b(?:compared\s(?:with|to)|against|versus|rather\sthan)\s(?:only\s|just\s|some\s)?\Z")
_BY = re.compile(r"\s(?:[a-z-]+\s)?(?:by|at|for|of)\s(?:the\s)?")
_OF_WHICH = re.compile(r"\b(?:of|among)\s(?:which|them|these|those)\s(?:[a-z]+\s)?\Z")
_SITED = re.compile(
    r"(?P<them>\sof\s(?:them|these|which|those))?\s(?:(?:are|were|lie|stand|sit)\s)?(?:now\s|alone\s)?"
    r"(?:based\s|located\s|at\shome\s|registered\s)?(?:in|at)\s(?:the\s)?"
)
_FRONT = re.compile(r"(?:\A|[,;]\s|\band\s|\bwhile\s)[Ii]n\s(?:the\s)?\Z")
_IT_IS = re.compile(rf"\s(?:it\s(?:is|was|comes\sto|came\sto)|the\s(?:figure|share|number|rate)\s(?:is|was))\s{_ABOUT}")
_AS_A_WHOLE = re.compile(r"\s(?:as\sa\swhole|overall|altogether)\b,?")
_NEAR = 40  # characters before a mention that tell its place in the list


def gapped_owner(
    sentence: Sentence, quantity: Quantity, quantities: Sequence[Quantity], mentions: Sequence[Mention]
) -> Mention | None:
    """The body that the figure is told of alone, as a further one of several."""
    text = sentence.text
    for number, mention in enumerate(mentions):
        start, end = mention.start - sentence.start, mention.end - sentence.start
        if mention.member != "organisation" or mention.source == "pronoun":
            continue
        if mention.kind in PLACES and end < quantity.start and _is_frame(text, quantity, start, end):
            return mention
        before = [m for m in mentions[:number] if m.member == "organisation" and m.source != "pronoun"]
        if not before or all(m.name == mention.name for m in before):
            continue
        if end < quantity.start and quantity.start - end < _NEAR and _STRAIGHT.fullmatch(text, end, quantity.start):
            led = _ANOTHER.search(text, max(0, start - _NEAR), start)
            told = any(q.unit == quantity.unit and q.end <= start for q in quantities)
            if led is not None and told and _is_parallel(before, mention):
                return mention
        elif 0 <= start - quantity.end < _NEAR and _is_part(text, quantity, before, mention, start):
            return mention
    return None


def _is_frame(text: str, quantity: Quantity, start: int, end: int) -> bool:
    """Whether the place opens what is told of it: "in Goa it is 2 percent", "In India as a whole, ..."."""
    if _FRONT.search(text, max(0, start - 12), start) is None:
        return False
    return _IT_IS.fullmatch(text, end, quantity.start) is not None or (
        start < len("Across the ") and _AS_A_WHOLE.match(text, end) is not None
    )


def bound_later(
    sentence: Sentence, quantity: Quantity, quantities: Sequence[Quantity], mentions: Sequence[Mention]
) -> set[int]:
    """The starts of the mentions behind the figure that a figure of their own follows: "..., in Goa 2"."""
    later = [q for q in quantities if q.start > quantity.end and q.unit == quantity.unit]
    if not later or len(mentions) < 2 or mentions[-1].start - sentence.start <= quantity.end:
        return set()
    owners = (gapped_owner(sentence, q, quantities, mentions) for q in later)
    return {owner.start for owner in owners if owner is not None and owner.start - sentence.start > quantity.end}


def _is_parallel(before: Sequence[Mention], mention: Mention) -> bool:
    """Whether what is told of before is of the same sort: places beside places, bodies beside bodies."""
    place = mention.kind in PLACES
    return all(m.kind in PLACES for m in before) if place else any(m.kind not in PLACES for m in before)


def _is_part(text: str, quantity: Quantity, before: Sequence[Mention], mention: Mention, start: int) -> bool:
    """Whether the figure is compared with that of the mention, a body, or is its part of what a place has."""
    leading = text[max(0, quantity.start - _NEAR) : quantity.start]
    if mention.kind not in PLACES:
        return _COMPARED.search(leading) is not None and _BY.fullmatch(text, quantity.end, start) is not None
    sited = _SITED.fullmatch(text, quantity.end, start)
    if sited is None or not all(m.kind in PLACES for m in before):
        return False
    return sited["them"] is not None or _OF_WHICH.search(leading) is not None
