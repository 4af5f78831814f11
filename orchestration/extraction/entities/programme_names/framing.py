"""Programmes told by what is done with them: "Under NAME, ...", "applications for NAME", "the ministry's NAME pays",
and by a title that opens with a name which the text only calls "the scheme".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from orchestration.extraction.entities.mentions import Mention
from orchestration.extraction.entities.names.heads import PROGRAMME_HEADS
from orchestration.extraction.entities.names.index import Word
from orchestration.extraction.entities.programme_names.scheme_names import (
    CLOSE,
    NAME,
    NOUNS,
    OPEN,
    SHORT,
    as_programme,
    is_plain,
)

_UNDER = re.compile(  # "Under NAME, ...", "Under the other, NAME, ..."
    r"(?P<under>[Uu]nder|[Tt]hrough|[Aa]s\spart\sof|[Tt]hanks\sto)\s(?:the\s(?:other|first|second|third|latter|former|last),\s)?"
    rf"(?P<the>the\s)?{OPEN}(?P<name>{NAME}){CLOSE}{SHORT}(?P<behind>,|\s(?:the|an?|each|every|it|\d|start-?ups|founders))"
)
_CALLS = re.compile(  # "applications for NAME", "the third round of NAME"
    r"(?:(?:[Aa]pplications?|[Aa]pply|[Aa]pplied|[Aa]pplying|[Ee]ntries|[Nn]ominations|[Bb]ids|[Ss]hortlisted|[Pp]laces)\s(?:for|in|to)"
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
_OFFICES = frozenset(("government", "association", "alliance", "finance", "research", "incubator"))
_LAUNCHES = re.compile(
    r"(?:\s\([^()]*\))?\s(?:has\s|had\s|have\s)?(?:been\s|also\s|now\s|first\s|then\s)*"
    r"(?:launched|introduced|started|runs?|ran|running|set\sup|created|implements|offers|unveiled|operates|administers|manages)\b"
)
_HAS_LAUNCHED = re.compile(
    rf"{_LAUNCHES.pattern}\s(?:the\s|its\s)?(?:new\s|own\s|flagship\s)?{OPEN}(?P<name>{NAME}){CLOSE}{SHORT}"
    r"(?=[,.;]|\s(?:in|to|for|with|on|which|that|as|last|this|two|three|four|five|six|seven|eight|nine|ten)\b)"
)
_WHICH = re.compile(r"which\s(?:the\s)?")
_BEFORE_WHICH = re.compile(rf"(?P<name>{NAME}){CLOSE}{SHORT},\s$")
_HEADLINE = re.compile(
    rf"\A(?P<name>{NAME})(?:\s(?:picks|selects|chooses|names|opens|backs|awards|supports|funds|reaches|draws|attracts|closes"
    r"|begins|starts|returns|receives|welcomes|accepts|crosses|enters|goes|kicks|sees|gets|turns|unveils|announces|helps|pays"
    r"|creates|admits|doubles|hits|passes|launches|invites|calls|ends|completes)\b)"
)
_UNDER_WORDS = frozenset(("Under", "under", "Through", "through", "As", "as", "Thanks", "thanks"))
_CALL_STARTS = """
    application applications apply applied applying entries nominations bids shortlisted places winners beneficiaries
    recipients finalists closing new next last latest first second third fourth fifth sixth final
    """
_CALL_WORDS = frozenset(form for word in _CALL_STARTS.split() for form in (word, word.title()))
_ORDINALS = tuple(["1st", "2nd", "3rd", "0th", "1th", "2th", "3th", "4th", "5th", "6th", "7th", "8th", "9th"])
_NEAR = 120  # characters before "which" in which the name may stand
_NEXT = 420  # characters behind a name within which the text calls it a scheme
_ABBREVIATION = 5  # letters that the abbreviation of a body may have


def framing(text: str, words: Sequence[Word], known: Sequence[Mention]) -> Iterator[Mention]:
    """The programmes that the text tells of so; none that is `known` by that name."""
    spans = {mention.start: mention for mention in known}
    for word in words:
        if word.text in _UNDER_WORDS:
            match = _UNDER.match(text, word.start)
            name = match.span("name") if match is not None and _is_frame(text, match) else None
        elif word.text in _CALL_WORDS or word.text.endswith(_ORDINALS):
            match = _CALLS.match(text, word.start)
            name = match.span("name") if match is not None and _may_be_called(match["name"]) else None
        elif word.text == "which":
            name = _launched_by(text, word, spans)
        else:
            continue
        mention = as_programme(text, *name, spans, "programme") if name is not None else None
        if mention is not None:
            yield mention
    yield from _owned(text, known, spans)


def _may_be_called(name: str) -> bool:
    """Whether what one applies for, what has rounds and winners, may be a scheme."""
    return _NO_SCHEME.isdisjoint(name.split(" ")) and not is_plain(name)


def _launched_by(text: str, which: Word, spans: Mapping[int, Mention]) -> tuple[int, int] | None:
    """The span of "NAME, which the BODY introduced": what an office launches, or runs, is a scheme."""
    lead = _WHICH.match(text, which.start)
    body = spans.get(lead.end()) if lead is not None else None
    if body is None or body.kind not in _OFFICES or _LAUNCHES.match(text, body.end) is None:
        return None
    name = _BEFORE_WHICH.search(text, max(0, which.start - _NEAR), which.start)
    return name.span("name") if name is not None and not is_plain(name["name"]) else None


def _owned(text: str, known: Sequence[Mention], spans: Mapping[int, Mention]) -> Iterator[Mention]:
    """The names that a body, mostly an office, is said to have or to have launched; of another body, and of what it
    only has, where the text goes on about "the scheme"."""
    for body in known:
        if body.member != "organisation":
            continue
        match, sure = None, body.kind == "government"
        if body.kind in _OFFICES and text.startswith(" ", body.end):
            match, sure = _HAS_LAUNCHED.match(text, body.end), True
        elif body.kind in _OWNERS and text.startswith(_GENITIVES, body.end):
            match = _OWN.match(text, body.end)
        if match is None or is_plain(match["name"]):
            continue
        if sure or _SPOKEN_OF.search(text, match.end(), match.end() + _NEXT) is not None:
            mention = as_programme(text, *match.span("name"), spans, "programme")
            if mention is not None:
                yield mention


def headlined(text: str, known: Sequence[Mention]) -> Iterator[Mention]:
    """The name at the head of the title that is named nowhere else, "the scheme" of the text."""
    match = _HEADLINE.match(text)
    spans = {mention.start: mention for mention in known}
    if match is None or text.count(match["name"]) > 1 or _is_abbreviation(match["name"]):
        return
    if not is_plain(match["name"]) and _SPOKEN_OF.search(text, match.end(), match.end() + _NEXT) is not None:
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
    told = _SPOKEN_OF.search(text, match.end(), match.end() + _NEXT) is not None
    return told and (odd or match["the"] is not None)
