"""Programmes that the text introduces as such: "the programme NAME of the BODY", "NAME, a scheme of ...", "Named NAME,
the fund ...", "One of its schemes is NAME", "Under NAME, ...".

A name told so may hold what no firm's name does: stops, digits, signs and small letters ("Start-up Center.NRW",
"ego.-START", "Seed 4.0", "5+2 Industries"). What is found here counts wherever the text names it again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

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

_NOUN_WORDS = """
    programme program scheme initiative competition contest challenge campaign policy fellowship scholarship grant
    award prize voucher bootcamp sub-scheme project plan fund
    """
_NOUNS = "|".join(sorted(_NOUN_WORDS.split(), key=len, reverse=True))
_NOUN = re.compile(rf"\b(?P<noun>{_NOUNS})\b")
_TOKEN = (
    r"(?:[A-Z\u00c0-\u00de][\w+/&-]{0,40}(?:[.:?!](?=\w)[\w+-]{1,30})*[!+]{0,2}"
    r"|[a-z]{1,12}(?:[A-Z]|\d[a-z]|:[a-z]|\.-?[A-Z])[\w+.-]{0,30}\w"
    r"|\d\+\d(?=\s[A-Z]))"
)
_JOIN = r"\s(?:(?:of|for|and|in|on|to|with|@|f\u00fcr|und|der|des|im)\s(?:the\s)?)?"
_NUMBER = r"(?:\s(?:\d{1,3}(?:\.\d)?|[IVX]{1,4})(?![\w.,]\d|\w|\s?%|\s(?:per|million|billion|crore|lakh)\b))?"
NAME = rf"{_TOKEN}(?:['\u2019]s?(?=\s[A-Z]))?(?:{_JOIN}{_TOKEN}(?:['\u2019]s?(?=\s[A-Z]))?){{0,8}}{_NUMBER}"
_OPEN, _CLOSE = r"[\"\u201c\u201e\u2018']?", r"[\"\u201d\u201c\u2019']?"
_SHORT = r"(?:\s\([A-Z][\w+&.-]{1,14}\))?"
_ENDS = r"(?=[,.;)\n]|\s(?:of|by|from|run|which|that|has|have|had|is|was|and|under|through|will|for|offers|in|supports)\b|$)"
# Straight behind the noun: "the programme NAME", "a scheme called NAME".
_NAMED = r"(?:,?\s(?:which\s(?:is|was)\s)?(?:called|named|known\sas|dubbed|entitled|titled|christened))?"
_FOLLOWS = re.compile(rf"{_NAMED},?\s{_OPEN}(?P<name>{NAME}){_CLOSE}{_SHORT}{_ENDS}")
_IS_CALLED = re.compile(
    r"\s(?:is|was|will\sbe|has\sbeen|is\sto\sbe)\s(?:called|named|known\sas|dubbed|titled|christened)\s(?:the\s)?"
    rf"{_OPEN}(?P<name>{NAME}){_CLOSE}"
)
_CALLED = re.compile(
    r"(?:,?\s(?:which\s(?:is|was)\s)?)(?:called|named|known|dubbed|entitled|titled|christened)\b|[,]?\s[\"\u201c\u201e]"
)
_LED = re.compile(r"(?:\b(?:[Tt]h(?:e|is)|an?|[Ii]ts|[Tt]heir|[Oo]ur)|['\u2019]s)\s(?:[a-z][a-z-]*\s){0,3}$")
# Before the noun: "NAME, a scheme", "NAME is the scheme".
_APPOSED = re.compile(
    rf"(?P<name>{NAME}){_CLOSE}{_SHORT}(?:,\s|\s(?:is|was)\s)(?:an?|the|its|their|our|another|one)\s"
    r"(?:(?!\b(?:of|for|in|by|from|with|to|at|that|which|who|under)\b)[^,.;:()]){0,50}$"
)
_NOUN_ENDS = re.compile(
    r"(?=[,.;]|\s(?:of|by|from|for|to|run|which|that|under|through|with|in|on|launched|worth|set|aimed|open)\b)"
)
# "One of its schemes is NAME."
_ONE_OF = re.compile(
    r"\b(?:[Oo]ne\sof\s(?:its|the|their|these|them)|[Ii]ts\s(?:best[- ]known|main|largest|latest|newest|flagship|oldest))"
    r"\s?(?:[a-z-]+\s){0,3}(?:schemes?|programmes?|programs?|initiatives?|instruments?|competitions?|grants?|projects?|tools?)"
    rf"(?:\sof\s[^,.;]{{1,50}}?)?\sis\s(?:the\s)?{_OPEN}(?P<name>{NAME}){_CLOSE}{_SHORT}(?=[,.;]|\s(?:and|which)\b)"
)
_OPENS_CALLED = re.compile(  # "Named NAME, the fund ..."
    rf"(?:^|(?<=[.\n]\s)|(?<=\n))(?:Named|Called|Dubbed|Titled|Known\sas|Christened)\s(?:the\s)?{_OPEN}(?P<name>{NAME}){_CLOSE}{_SHORT},"
    rf"\s(?:the|this|a|an|its)\s(?:[a-z-]+\s){{0,3}}(?P<noun>{_NOUNS})\b"
)
_UNDER = re.compile(  # "Under NAME, ...", "Under the other, NAME, ..."
    r"\b(?P<under>[Uu]nder|[Tt]hrough|[Aa]s\spart\sof|[Tt]hanks\sto)\s(?:the\s(?:other|first|second|third|latter|former|last),\s)?"
    rf"(?P<the>the\s)?{_OPEN}(?P<name>{NAME}){_CLOSE}{_SHORT}(?P<behind>,|\s(?:the|an?|each|every|it|\d|start-?ups|founders))"
)
_LISTED = re.compile(r"\bthe\s(?:other|first|second|third|latter|former|last),\s")
_SPOKEN_OF = re.compile(
    rf"\b(?:[Tt]h(?:e|is)|[Ii]ts)\s(?:[a-z-]+\s)?(?P<noun>{_NOUNS})(?:['\u2019]s)?\b(?!\s(?:of|for)\s[A-Z])"
)
_OF_BODY = re.compile(
    r"\s(?:of|by|(?:run|managed|launched|set\sup)\sby)\s(?:the\s)?[A-Z]|\s(?:through|with|under)\swhich\b"
)
_DEED_BEHIND = re.compile(
    rf"{_CLOSE}\s(?:has\s|had\s|is\s|was\s|will\s)?(?:launched|introduced|announced|unveiled|runs|ran|run|started|set\sup|won|raised"
    r"|manages|managed|created|created|needs|wants|plans|planned|backed|proposed|promised|put|closed|financed)\b"
)
_LAW_WORDS = "Act Law Treaty Convention Agreement Regulation Regulations Code Rules Ordinance Constitution Section Article Clause Rule Basel".split()
_LAW = frozenset(_LAW_WORDS)
# Heads of bodies that what is told to be a programme may bear all the same.
_EITHER_WORDS = """
    Accelerator Incubator Fund Hub Lab Labs Catalyst Cell Capital Network Foundry Ventures Venture Partnerships Platform
    Enterprise Innovations Partnership Academy Alliance Fonds Partners
    """
_EITHER = frozenset(_EITHER_WORDS.split())
_LAUNCHED = (
    "was launched",
    "is run by",
    "was introduced",
    "was started",
    "has been launched",
    "began in",
    "started in",
)
_GENITIVES = ("'s ", "\u2019s ", "' ", "\u2019 ")
_OWNERS = frozenset(
    ("government", "finance", "association", "alliance", "research", "university", "incubator", "region", "country")
    + ("company", "company_group", "investor", "organisation", "science_park")
)
_OWN = re.compile(
    rf"['\u2019]s?\s(?:own\s|new\s|flagship\s|national\s)?{_OPEN}(?P<name>{NAME}){_CLOSE}{_SHORT}"
    r"\s(?:has|is|was|will|helps|helped|supports?|supported|backs|backed|offers|gives|pays|funds|funded|provides|drew|attracted|aims)\b"
)
_HEADLINE = re.compile(
    rf"\A(?P<name>{NAME})(?::\s\S|\s(?:picks|selects|chooses|names|opens|backs|awards|supports|funds|reaches|draws|attracts|closes"
    r"|begins|starts|returns|receives|welcomes|accepts|crosses|enters|goes|kicks|sees|gets|turns|unveils|announces|helps|pays"
    r"|gives|brings|has|creates|admits|grows|doubles|hits|passes|makes|launches|invites|calls|takes|is|ends|completes)\b)"
)
_ABBREVIATION = 5  # letters that the abbreviation of a body may have
_OF = re.compile(r"\s(?:of|from|by|and|in)\s(?:the\s)?")
_BY = " of the "
_SHORTEST = 3  # letters of a name
_NEAR = 120  # characters before a noun in which the name may stand
_ADDED = 60  # characters between the name and its noun


def introduced(text: str, known: Sequence[Mention]) -> list[Mention]:
    """The programmes, at the places where the text introduces them; none that is `known` by that name or is a body."""
    spans = {mention.start: mention for mention in known}
    found = [*_beside_nouns(text, spans), *_framing(text, spans), *_owned(text, known, spans)]
    if not found and all(mention.member != "programme" for mention in known):
        found += _headlined(text, spans)
    return found


def _beside_nouns(text: str, spans: Mapping[int, Mention]) -> Iterator[Mention]:
    """The names that stand beside a noun for programmes."""
    for noun in _NOUN.finditer(text):
        for start, end in _around(text, noun):
            mention = _mention(text, start, end, spans, noun["noun"])
            if mention is not None:
                yield mention
    for pattern in (_ONE_OF, _OPENS_CALLED):
        for match in pattern.finditer(text):
            noun_told = match["noun"] if pattern is _OPENS_CALLED else "programme"
            mention = _mention(text, *match.span("name"), spans, noun_told)
            if mention is not None:
                yield mention


def _framing(text: str, spans: Mapping[int, Mention]) -> Iterator[Mention]:
    """The names that things are done under: "Under NAME, ..."."""
    for match in _UNDER.finditer(text):
        mention = _mention(text, *match.span("name"), spans, "programme") if _is_frame(text, match) else None
        if mention is not None:
            yield mention


def _owned(text: str, known: Sequence[Mention], spans: Mapping[int, Mention]) -> Iterator[Mention]:
    """The names that a body, mostly an office, is said to have, where the text goes on about "the scheme"."""
    for body in known:
        if body.member != "organisation" or body.kind not in _OWNERS or not text.startswith(_GENITIVES, body.end):
            continue
        match = _OWN.match(text, body.end)
        if match is None or (
            body.kind != "government" and _SPOKEN_OF.search(text, match.end(), match.end() + 420) is None
        ):
            continue
        if " " not in match["name"] and match["name"].isalpha() and match["name"][1:].islower():
            continue
        mention = _mention(text, *match.span("name"), spans, "programme")
        if mention is not None:
            yield mention


def _headlined(text: str, spans: Mapping[int, Mention]) -> Iterator[Mention]:
    """The name at the head of the title that is named nowhere else, "the scheme" of the text."""
    match = _HEADLINE.match(text)
    if match is None or text.count(match["name"]) > 1 or _is_abbreviation(match["name"]):
        return
    if _SPOKEN_OF.search(text, match.end()) is not None:
        mention = _mention(text, *match.span("name"), spans, "programme")
        if mention is not None:
            yield mention


def _is_abbreviation(name: str) -> bool:
    return name.isupper() and len(name) <= _ABBREVIATION


def _around(text: str, noun: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The spans that stand as names beside a noun for programmes."""
    start, end = noun.span()
    called = _CALLED.match(text, end) is not None
    if noun["noun"] in ("fund", "project", "plan", "policy") and not called:
        pass
    elif called or _LED.search(text, max(0, start - 40), start):
        behind = _FOLLOWS.match(text, end)
        if behind is not None and (called or not _DEED_BEHIND.match(text, behind.end("name"))):
            yield behind.span("name")
    is_called = _IS_CALLED.match(text, end)
    if is_called is not None:
        yield is_called.span("name")
    if _NOUN_ENDS.match(text, end) and (noun["noun"] != "fund" or _OF_BODY.match(text, end)):
        near = text[max(0, start - _NEAR) : start]
        if not (", " in near or " is " in near or " was " in near):
            return
        before = _APPOSED.search(text, max(0, start - _NEAR), start)
        if before is not None:
            yield before.span("name")


def _is_frame(text: str, match: re.Match[str]) -> bool:
    """Whether what stands behind "under" is a programme: one of a list of them, or what the text calls one next."""
    name, words = match["name"], match["name"].split(" ")
    if not _LAW.isdisjoint(words) or words[-1] in PROGRAMME_HEADS:
        return False
    if _LISTED.search(text, match.start(), match.start("name")):
        return True
    if any(f"{name} {deed}" in text for deed in _LAUNCHED):
        return True
    if match["the"] is None and match["behind"] != "," and name.isalpha():
        return False
    odd = not name.replace(" ", "").isalpha() or any(word[1:] != word[1:].lower() for word in words)
    told = _SPOKEN_OF.search(text, match.end(), match.end() + 420) is not None
    return told and (odd or match["the"] is not None)


def _cut(text: str, start: int, end: int, spans: Mapping[int, Mention]) -> int:
    """The end of the name without the body that it is said to be of: "NAME of the Ministry of Trade"."""
    for of in _OF.finditer(text, start, end):
        body = spans.get(of.end())
        known = body is not None and body.member == "organisation" and (body.kind not in PLACES or of.group() == _BY)
        told = named(text[of.end() : end])
        when = text[of.end() : end] in OPENERS  # "NAME in January"
        if known or when or (told is not None and told[0] == "organisation"):
            return of.start()
    return end


def _mention(text: str, start: int, end: int, spans: Mapping[int, Mention], noun: str) -> Mention | None:
    words = text[start:end].split(" ")
    while words and words[0] in OPENERS:
        start += len(words.pop(0)) + 1
    end = _cut(text, start, end, spans)
    name = text[start:end]
    words = name.split(" ")
    if len(name) < _SHORTEST or not TITLES.isdisjoint(words) or words[-1] in NO_BODY or name in PROGRAMME_HEADS:
        return None
    known = spans.get(start)
    if known is not None and (known.member == "programme" or (known.end >= end and known.source != "discovered")):
        return None  # a place, a body or a programme known by that name
    last = words[-1].rsplit("-", 1)[-1]
    if (last in ORGANISATION_HEADS and last not in _EITHER) or compound_kind(last) not in (None, "investor"):
        return None
    if words[-1] in PROGRAMME_HEADS and len(words) == 1:
        return None
    kind = "fund" if noun == "fund" else "programme"
    return Mention(start, end, name, "programme", kind, source="discovered")
