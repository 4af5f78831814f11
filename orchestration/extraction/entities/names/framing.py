"""Programmes told by what is done with them: "Under NAME, ...", "applications for NAME", "the ministry's NAME pays",
and by a title that opens with a name which the text only calls "the scheme".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from orchestration.extraction.entities.mentions import Mention
from orchestration.extraction.entities.names.heads import PROGRAMME_HEADS
from orchestration.extraction.entities.names.scheme_names import CLOSE, NAME, NOUNS, OPEN, SHORT, as_programme, is_plain

_UNDER = re.compile(  # "Under NAME, ...", "Under the other, NAME, ..."
    r"\b(?P<under>[Uu]nder|[Tt]hrough|[Aa]s\spart\sof|[Tt]hanks\sto)\s(?:the\s(?:other|first|second|third|latter|former|last),\s)?"
    rf"(?P<the>the\s)?{OPEN}(?P<name>{NAME}){CLOSE}{SHORT}(?P<behind>,|\s(?:the|an?|each|every|it|\d|start-?ups|founders))"
)
_CALLS = re.compile(  # "applications for NAME", "the third round of NAME"
    r"\b(?:(?:[Aa]pplications?|[Aa]pply|[Aa]pplied|[Aa]pplying|[Ee]ntries|[Nn]ominations|[Bb]ids|[Ss]hortlisted|[Pp]laces)\s(?:for|in|to)"
    r"|(?:new|next|last|latest|first|second|third|fourth|fifth|sixth|final|\d{1,2}(?:st|nd|rd|th))\s(?:round|edition|cohort|batch|season|call|run|phase)\sof"
    r"|(?:[Ww]inners|[Bb]eneficiaries|[Rr]ecipients|[Ff]inalists)\s(?:of|under)|[Cc]losing\sceremony\sof)"
    rf"\s(?:the\s)?{OPEN}(?P<name>{NAME}){CLOSE}"
)
_NO_SCHEME_WORDS = """
    Series Proposals Papers Interest Applications Ideas Projects University Startups Start-ups
    """
_NO_SCHEME = frozenset(_NO_SCHEME_WORDS.split())
_LISTED = re.compile(r"\bthe\s(?:other|first|second|third|latter|former|last),\s")
_SPOKEN_OF = re.compile(
    rf"\b(?:[Tt]h(?:e|is)|[Ii]ts)\s(?:[a-z-]+\s)?(?P<noun>{NOUNS})(?:['\u2019]s)?\b(?!\s(?:of|for)\s[A-Z])"
)
_LAW_WORDS = """
    Act Law Treaty Convention Agreement Regulation Regulations Code Rules Ordinance Constitution Section Article Clause
    Rule Basel
    """
_LAW = frozenset(_LAW_WORDS.split())
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
_OWNER_WORDS = """
    government finance association alliance research university incubator region country company company_group investor
    organisation science_park
    """
_OWNERS = frozenset(_OWNER_WORDS.split())
_OWN = re.compile(
    rf"['\u2019]s?\s(?:own\s|new\s|flagship\s|national\s)?{OPEN}(?P<name>{NAME}){CLOSE}{SHORT}"
    r"\s(?:has|is|was|will|helps|helped|supports?|supported|backs|backed|offers|gives|pays|funds|funded|provides|drew|attracted|aims)\b"
)
_HEADLINE = re.compile(
    rf"\A(?P<name>{NAME})(?::\s\S|\s(?:picks|selects|chooses|names|opens|backs|awards|supports|funds|reaches|draws|attracts|closes"
    r"|begins|starts|returns|receives|welcomes|accepts|crosses|enters|goes|kicks|sees|gets|turns|unveils|announces|helps|pays"
    r"|gives|brings|has|creates|admits|grows|doubles|hits|passes|makes|launches|invites|calls|takes|is|ends|completes)\b)"
)
_ABBREVIATION = 5  # letters that the abbreviation of a body may have


def framing(text: str, known: Sequence[Mention]) -> Iterator[Mention]:
    """The programmes that the text tells of so; none that is `known` by that name."""
    spans = {mention.start: mention for mention in known}
    yield from _framing(text, spans)
    yield from _owned(text, known, spans)
    yield from _called_for(text, spans)


def _framing(text: str, spans: Mapping[int, Mention]) -> Iterator[Mention]:
    """The names that things are done under: "Under NAME, ..."."""
    for match in _UNDER.finditer(text):
        mention = as_programme(text, *match.span("name"), spans, "programme") if _is_frame(text, match) else None
        if mention is not None:
            yield mention


def _called_for(text: str, spans: Mapping[int, Mention]) -> Iterator[Mention]:
    """The names that one applies for, that have rounds and winners: "applications for NAME"."""
    for match in _CALLS.finditer(text):
        name = match["name"]
        if not _NO_SCHEME.isdisjoint(name.split(" ")) or is_plain(name):
            continue
        mention = as_programme(text, *match.span("name"), spans, "programme")
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
        if is_plain(match["name"]):
            continue
        mention = as_programme(text, *match.span("name"), spans, "programme")
        if mention is not None:
            yield mention


def headlined(text: str, known: Sequence[Mention]) -> Iterator[Mention]:
    """The name at the head of the title that is named nowhere else, "the scheme" of the text."""
    match = _HEADLINE.match(text)
    spans = {mention.start: mention for mention in known}
    if match is None or text.count(match["name"]) > 1 or _is_abbreviation(match["name"]):
        return
    if _SPOKEN_OF.search(text, match.end()) is not None:
        mention = as_programme(text, *match.span("name"), spans, "programme")
        if mention is not None:
            yield mention


def _is_abbreviation(name: str) -> bool:
    return name.isupper() and len(name) <= _ABBREVIATION


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
