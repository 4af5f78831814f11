"""The names that programmes bear, wider than those of firms, and whether a run can be one.

A scheme's name may hold stops, digits, signs and small letters ("Start-up Center.NRW", "ego.-START", "Seed 4.0", "5+2
Industries"), and words that are else heads of bodies ("Harbour Accelerator").
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from orchestration.extraction.entities.mentions import PLACES, Mention
from orchestration.extraction.entities.names.heads import (
    NO_BODY,
    OPENERS,
    ORGANISATION_HEADS,
    PROGRAMME_HEADS,
    TITLES,
    compound_kind,
)
from orchestration.extraction.entities.names.kinds import named

_TOKEN = (
    r"(?:[A-Z\u00c0-\u00de][\w+/&-]{0,40}(?:[.:?!](?=\w)[\w+-]{1,30})*[!+]{0,2}"
    r"|[a-z]{1,12}(?:[A-Z]|\d[a-z]|:[a-z]|\.-?[A-Z])[\w+.-]{0,30}\w"
    r"|\d\+\d(?=\s[A-Z]))"
)
_JOIN = r"\s(?:(?:of|for|and|in|on|to|with|@|f\u00fcr|und|der|des|im)\s(?:the\s)?)?"
_NUMBER = (
    r"(?:\s(?:\d{1,3}(?:\.\d)?|[IVX]{1,4})(?![\w.,]\d|\w|\s?%|\s(?:per|million|billion|crore|lakh)\b"
    r"|\s(?!(?:is|was|has|helps|gives|pays|offers|supports|runs|aims)\b)[a-z-]+s\b))?"
)
NAME = rf"{_TOKEN}(?:['\u2019]s?(?=\s[A-Z]))?(?:{_JOIN}{_TOKEN}(?:['\u2019]s?(?=\s[A-Z]))?){{0,8}}{_NUMBER}"
OPEN, CLOSE = r"[\"\u201c\u201e\u2018']?", r"[\"\u201d\u201c\u2019']?"
SHORT = r"(?:\s\([A-Z][\w+&.-]{1,14}\))?"
_NOUN_WORDS = """
    programme program scheme initiative competition contest challenge campaign policy fellowship scholarship grant
    award prize voucher bootcamp project plan fund
    """
NOUNS = "|".join(sorted(_NOUN_WORDS.split(), key=len, reverse=True))
NOUN_WORDS = frozenset(_NOUN_WORDS.split())
# Heads of bodies that what is told to be a programme may bear all the same.
_EITHER_WORDS = """
    Accelerator Incubator Fund Hub Lab Labs Catalyst Cell Capital Network Foundry Ventures Venture Partnerships Platform
    Enterprise Innovations Partnership Academy Alliance Fonds Partners
    """
_EITHER = frozenset(_EITHER_WORDS.split())
_OF = re.compile(r"\s(?:of|from|by|and|in|on|at)\s(?:the\s)?")
_AT = (" of the ", " in ", " at ")
_SHORTEST = 3  # letters of a name


def is_plain(name: str) -> bool:
    """Whether the name is one word that any sentence may open with."""
    return " " not in name and name.isalpha() and name[1:].islower()


def as_programme(text: str, start: int, end: int, spans: Mapping[int, Mention], noun: str) -> Mention | None:
    """The run as a programme; None where it is known, or is no name of one."""
    words = text[start:end].split(" ")
    while words and words[0] in OPENERS:
        start += len(words.pop(0)) + 1
    end = _cut(text, start, end, spans)
    name = text[start:end]
    words = name.split(" ")
    if len(name) < _SHORTEST or not TITLES.isdisjoint(words) or words[-1] in NO_BODY or name in PROGRAMME_HEADS:
        return None
    known = spans.get(start)
    part = known is not None and known.end < end
    if part and known is not None and known.member == "programme" and text[known.end] != "-":
        return None  # not "EXIST-Stipendium", a compound of its own
    if known is not None and not part and (known.member == "programme" or known.source != "discovered"):
        return None  # a place, a body or a programme known by that name
    last = words[-1].rsplit("-", 1)[-1]
    told = named(name)
    if told is not None and told[0] == "organisation" and words[-1] not in _EITHER:
        return None
    if (last in ORGANISATION_HEADS and last not in _EITHER) or compound_kind(last) not in (None, "investor"):
        return None
    if words[-1] in PROGRAMME_HEADS and len(words) == 1:
        return None
    kind = "fund" if noun == "fund" else "programme"
    return Mention(start, end, name, "programme", kind, source="discovered")


def _cut(text: str, start: int, end: int, spans: Mapping[int, Mention]) -> int:
    """The end of the name without the body that it is said to be of: "NAME of the Ministry of Trade"."""
    for of in _OF.finditer(text, start, end):
        body = spans.get(of.end())
        known = body is not None and body.member == "organisation" and (body.kind not in PLACES or of.group() in _AT)
        told = named(text[of.end() : end])
        when = text[of.end() : end].split(" ", 1)[0] in OPENERS  # "NAME in January"
        if known or when or (told is not None and told[0] == "organisation"):
            return of.start()
    return end
