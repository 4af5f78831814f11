"""Schemes that the items of a list name: "II. Growth Vouchers for Inland Towns (GVIT): The first call ...".

A name at the head of an item need not end in a word for programmes. It is one where the sentence above the list says
that schemes follow, or where the item itself goes on about "the scheme".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from orchestration.extraction.entities.mentions import Mention
from orchestration.extraction.entities.names.brand_cues import has_form_of_brand
from orchestration.extraction.entities.names.heads import OPENERS, ORGANISATION_HEADS

_CAPITAL = r"(?:[A-Z\u00c0-\u00de]|[a-z](?=[A-Z]))[\w&+]*(?:[-/]\w+)*(?:['\u2019]s?(?= ))?"
_JOIN = r"(?:(?: (?:of|for|and|&|the|in|to|on|with|from|by))+ |, (?:and )?| )"
_ITEM = re.compile(
    r"^(?:[-*\u2022\u2013] |\(?(?:[ivxIVX\d]{1,4}|[a-z])[.)] )?(?:[Tt]he )?"
    rf"(?P<name>{_CAPITAL}(?:{_JOIN}{_CAPITAL}){{0,11}}(?: \d(?:\.\d)?)?)"
    r"(?: \((?P<short>[A-Z][\w&+.-]*(?: [\w.-]+){0,2})\))?(?::|(?: [-\u2013\u2014])) (?=\S)",
    re.MULTILINE,
)
_SCHEMES = re.compile(
    r"\b(?:sub-schemes|schemes|programmes|programs|initiatives|competitions|fellowships"
    r"|components of the (?:scheme|programme)"
    r"|(?:organi[sz]es|hosts|holds|runs) (?:[a-z]+ ){0,3}(?:events|festivals|conferences|fairs|accelerators"
    r"|courses|funds))\b"
)
_OF_SCHEME = re.compile(r"\b(?:[Tt]h(?:is|e)|[Tt]his is an?) (?:[a-z-]+ )?(?:scheme|programme|program)\b")
_LABEL = re.compile(
    r"(?:Notes?|Sources?|Contact|Photo|Answer|Question|Date|Venue|Update|Background|Budget|Outlay|Targets?|Results?|Status"
    r"|Objectives?|Aims?|Eligibility|Funding|Beneficiaries|Duration|Support|Total)\b"
)
_MAY_BE_SCHEMES = frozenset(("Fund", "Platform", "Network", "Accelerator", "Labs"))  # heads of bodies and schemes
_BETWEEN = 2  # paragraphs of an item that may stand between its head and that of the next
_OPENS = 300  # characters of an item that tell what it is of


def scheme_items(text: str, known: Sequence[Mention]) -> Iterator[Mention]:
    """The schemes that items are headed with; one whose short name in brackets is `known` goes by the known name."""
    starts = {mention.start: mention for mention in known}
    listed_to = -1  # paragraphs up to this place may be items of a list of schemes
    for match in _ITEM.finditer(text):
        name, behind = match["name"], text[match.end() : match.end() + _OPENS].partition("\n\n")[0]
        listed = match.start() <= listed_to or _SCHEMES.search(_sentence_above(text, match.start())) is not None
        if listed:
            listed_to = _reach(text, match.end())
        if not _is_name(name, match["short"]):
            continue
        if not listed and (match["short"] is None or _OF_SCHEME.search(behind) is None):
            continue
        mention = starts.get(match.start("name"))
        if mention is not None and (mention.member == "programme" or mention.end >= match.end("name")):
            continue
        short = starts.get(match.start("short")) if match["short"] else None
        start, end = match.span("name")
        if short is not None and short.member == "programme":
            yield replace(short, start=start, end=end)
        else:
            yield Mention(start, end, name, "programme", "programme", source="discovered")


def _is_name(name: str, short: str | None) -> bool:
    words = name.split(" ")
    if words[0] in OPENERS or _LABEL.match(name) or (len(words) == 1 and short is None and not has_form_of_brand(name)):
        return False
    return words[-1] not in ORGANISATION_HEADS or words[-1] in _MAY_BE_SCHEMES or "for" in words


def _sentence_above(text: str, start: int) -> str:
    """The last sentence of the paragraph above."""
    end = len(text[:start].rstrip())
    begin = max(text.rfind("\n\n", 0, end), text.rfind(". ", 0, end))
    return text[begin + 2 if begin >= 0 else 0 : end]


def _reach(text: str, place: int) -> int:
    """Where the last paragraph begins that may be the next item."""
    for _ in range(_BETWEEN + 1):
        found = text.find("\n\n", place)
        if found < 0:
            return len(text)
        place = found + 2
    return place
