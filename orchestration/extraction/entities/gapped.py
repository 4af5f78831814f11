"""Bodies that a sentence gives a figure each, the verb told once: "Pune has 18 parks, Nagpur 6 and those in Goa 2".

Also the one compared with, and the part of a place that is told of last: "against 40 at Marlin Vale", "of which 9 are in
the harbour district".
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
_NEAR = 40  # characters before a mention that tell its place in the list


def gapped_owner(
    sentence: Sentence, quantity: Quantity, quantities: Sequence[Quantity], mentions: Sequence[Mention]
) -> Mention | None:
    """The body that the figure is told of alone, as a further one of several."""
    text = sentence.text
    for number, mention in enumerate(mentions):
        start, end = mention.start - sentence.start, mention.end - sentence.start
        if mention.member != "organisation" or mention.source == "pronoun" or number == 0:
            continue
        before = [m for m in mentions[:number] if m.member == "organisation" and m.source != "pronoun"]
        if not before or all(m.name == mention.name for m in before):
            continue
        if end < quantity.start and quantity.start - end < _NEAR and _STRAIGHT.fullmatch(text, end, quantity.start):
            led = _ANOTHER.search(text, max(0, start - _NEAR), start)
            told = any(q.unit == quantity.unit and q.end <= start for q in quantities)
            if led is not None and told and _is_parallel(before, mention):
                return mention
        elif quantity.end <= start and start - quantity.end < _NEAR and _is_part(text, quantity, before, mention, start):
            return mention
    return None


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
