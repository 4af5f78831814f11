"""Where a mention stands beside a quantity: in an aside or apposition, as a source, or told with the figure alone."""

from __future__ import annotations

import re

from orchestration.extraction.claims.clauses import Clauses
from orchestration.extraction.entities.mentions import PLACES, Mention
from orchestration.extraction.model import Quantity, Sentence

_IN_WHICH = re.compile(r",\s(?:in|of|to|from|for|by|with|under)\s(?:which|whom)\s[^,;()]{0,160},")
_DOING = re.compile(
    r",\s(?:[a-z]+ly\s)?[a-z]{3,}ing\s[^,;()]{2,80}\s(?:in|at|during|with|near)\s(?:the\s)?$"
)  # "X, showing at the FAIR, has"
_WHICH_HAS = re.compile(r"(?: \([^()]*\))?,?\s(?:which|who)\s[^,;:]{0,80}")
_AGAINST = re.compile(r"\b(?:against|compared (?:with|to)|versus|and|but|than)\s(?:only\s|just\s)?$")
_IN = re.compile(r"\s(?:in|at|for)\s(?:the\s)?")
_APPOSITION = re.compile(r"(?: \([^()]*\))?, (?:the|an?|one of|its|part of) ")
_OWNED = re.compile(r"\)?(?: \([^()]*\))?, (?:the )?")
_AT = re.compile(  # "followed by X at 20 and Y at 10", "X with 12 firms and 300 staff"
    r",?\s(?:at|with)\s(?:[\d.,]+\s[a-z-]+\s(?:[a-z-]+\s)?and\s)?(?:about\s|over\s)?"
)
_NEXT = re.compile(r"(?:\bfollowed by|\band|,)\s(?:the\s)?$")
_ORIGIN = re.compile(  # "26 per cent came from the rest of Europe, 31 per cent from Asia"
    r"(?:\b(?:come|comes|came|coming|hail|originate|stem)\s(?:[a-z]+\s)?|(?:%|\bper\s?cent)\s)"
    r"from\s(?:the\s(?:rest\sof\s(?:the\s)?)?)?$"
)
_PUTS_UP = re.compile(
    r"(?:\s\([^()]*\))?\s(?:has\s|have\s|had\s|will\s|would\s|is\sto\s|also\s){0,2}"
    r"(?:put|puts|putting|supplie[sd]|supply|contribute[sd]?|provide[sd]?|bears?|bore|born|pay|pays|paid|give|gives|gave|cover|covers|covered"
    r"|bring|brings|brought|met|meets?|finance[sd]?|fund|funds|funded|chips?|chipped)(?:\s(?:up|in))?\s(?:[a-z]+\s){0,2}"
)
_OF_A_SUM = re.compile(
    r"\sof\s(?:the|its|this|that)\s(?:[a-z]+\s)?(?:corpus|costs?|budget|funding|money|sum|capital|expenses|bill|fund|outlay|financing|total|amount)\b"
)
_EXPORTS = re.compile(r"\b(?:exports?|shipments|output|revenues?|sales|earnings)\sfrom\s(?:the\s)?$")  # of that body
_FROM = re.compile(r"\bfrom\s(?:us\sand\s)?(?:the\s(?:[a-z-]+\s)?)?$")


def given_by(text: str, quantity: Quantity, start: int, mention: Mention) -> bool:
    """Whether the mention is only where money or things come from: "received 2 million from the GOVERNMENT"."""
    if text.find("from", max(0, start - 32), start) < 0:
        return False
    if mention.kind in PLACES:
        return _ORIGIN.search(text, max(0, start - 40), start) is not None
    if _FROM.search(text, max(0, start - 24), start) is None or _EXPORTS.search(text, max(0, start - 24), start):
        return False
    return quantity.unit != "COUNT" or start < quantity.start


def puts_up(text: str, quantity: Quantity, end: int) -> bool:
    """Whether the mention that ends at `end` only gives a share of another's sum: "X will put up 20% of the corpus"."""
    if quantity.unit != "PERCENT" or _OF_A_SUM.match(text, quantity.end) is None:
        return False
    return _PUTS_UP.fullmatch(text, end, quantity.start) is not None


def in_aside(text: str, clauses: Clauses, start: int, place: int) -> bool:
    """Whether the mention stands in brackets, or in a relative clause between commas, that do not hold the quantity."""
    if start < place and text.rfind("(", 0, start) > text.rfind(")", 0, start) and text.find(")", start, place) >= 0:
        return True
    if any(lower <= start < upper and not lower <= place < upper for lower, upper in clauses.asides):
        return True
    comma = text.rfind(",", 0, start)
    behind = text.find(",", start)
    if comma > 0 and start < behind < place and _DOING.fullmatch(text, comma, start):
        return True
    aside = _IN_WHICH.match(text, comma) if comma >= 0 else None
    return aside is not None and start < aside.end() and not comma <= place < aside.end()


def in_apposition(text: str, offset: int, named: Mention, start: int, end: int, place: int) -> bool:
    """Whether the mention only helps to say what the body `named` before it is: "X, the arm of Y, has 5"."""
    if text.startswith(("'s ", "\u2019s "), end) and _OWNED.fullmatch(text, named.end - offset, start) is not None:
        return named.kind not in PLACES and text.find(",", end, place) >= 0  # "X, Y's arm, has 5"
    opening = _APPOSITION.match(text, named.end - offset)
    if named.member == "programme" or opening is None or opening.end() >= start:
        return False
    return "," not in text[opening.end() : start] and text.find(",", end, place) >= 0


def tells_which(text: str, quantity: Quantity, start: int, end: int, mention: Mention) -> bool:
    """Whether the figure is told of the mention alone: "run by X, which has 20 staff", "against 20 in X"."""
    if end <= quantity.start:
        told = mention.member == "organisation" and text.startswith((", wh", " (", " which "), end)
        return told and _WHICH_HAS.fullmatch(text, end, quantity.start) is not None
    bare = quantity.noun is None or quantity.noun_start == start
    if mention.kind not in PLACES or not bare or quantity.unit not in ("COUNT", "PERCENT", "DAYS"):
        return False
    against = quantity.unit == "COUNT" or _AGAINST.search(text, max(0, quantity.start - 24), quantity.start) is not None
    return against and _IN.fullmatch(text, quantity.end, start) is not None


def is_paired(text: str, start: int, end: int, quantity: Quantity) -> bool:
    """Whether the mention is one of several told with a figure each: "followed by X at 20 and Y at 10"."""
    if not _AT.fullmatch(text, end, quantity.start):
        return False
    return _NEXT.search(text, max(0, start - 16), start) is not None


def is_bracketed(sentence: Sentence, quantity: Quantity, mention: Mention) -> bool:
    """Whether the figure stands in brackets behind the name, as one of a list: what follows goes on with the whole."""
    between = sentence.text[mention.end - sentence.start : quantity.start]
    return between == " (" and mention.kind not in PLACES
