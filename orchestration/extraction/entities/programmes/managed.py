"""Funds that the text tells to be of an investor, a bank or a firm: "its Inland Fund", "Harbour Capital's Inland Fund".

Such a fund is a programme, and its figures describe who manages it. What a body only puts money into is not its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.extraction.entities.mentions import Mention

_MANAGERS = frozenset(("investor", "finance", "company", "company_group", "organisation"))
_IS_FUND = re.compile(r"(?:\bFunds?|[Ff]onds\b.*)(?:\s(?:[IVX]{1,4}|\d(?:\.\d)?))?$")
_OWN = re.compile(
    r"\b(?:its|our|their)\s(?:(?:own|new|first|second|third|latest|[a-z]+th|[a-z]+-[a-z]+)\s){0,2}[\"\u201c]?$"
)
_IN_QUOTES = re.compile(r"\b(?:an?|the|its|so-called)\s[\"\u201c\u2018]$")
_LISTED = re.compile(  # "looks after 90 million in three funds: A, B and C"
    r"\b(?:manag|run|look|oversee|operat|administer|hav|has|hold|rais|launch|set up)[^.:\n]{0,90}\bfunds"
    r"(?:\s(?:are|named|called))?(?::|\s[-\u2013\u2014])\s(?P<rest>[^.\n]{0,160})$"
)
_NUMBER = r"[\d$\u00a3\u20ac\u20b9][\w.,]*(?:\s(?:million|billion|crore|lakh))?"
_RUNS = re.compile(
    r"(?:\s\([^()]{1,20}\))?\s(?:has\s|had\s|have\s)?(?:now\s|also\s|just\s|first\s)?"
    r"(?:manages|managed|runs|ran|launched|launches|set\sup|raised|closed|closes|started|unveiled|operates|oversees)"
    rf"\s(?:its|the|their|a)\s(?:[a-z-]+\s|{_NUMBER}\s){{0,3}}[\"\u201c]?"
)
_RUN_BY = re.compile(
    r"[\"\u201d]?(?:\s\([^()]{1,20}\))?,?\s(?:which\s)?(?:(?:is|was|has\sbeen)\s)?"
    r"(?:managed|run|raised|operated|administered|overseen)\sby\s(?:the\s)?"
)
_WE_RUN = re.compile(
    r"\b[Ww]e\s(?:have\s|also\s|now\s)?(?:manage|run|launched|raised|closed|set\sup)\s(?:the|a)\s[\"\u201c]?$"
)
_RUN_BY_US = re.compile(
    r"[^\n]{0,60}(?:\n+[^\n]{0,80})?\b(?:us\sto|[Ww]e(?:\snow)?)\s(?:manage|run|raised?|set\sup|launch(?:ed)?)\sit\b"
)
_OWNS = ("'s ", "\u2019s ", "' ", "\u2019 ")
_NEAR = 60  # characters before a name that may tell that it is of the one told of
_LONG = 280  # the same for a list of funds


def manager_told(text: str, fund: Mention, mentions: Sequence[Mention], topic: Mention | None) -> Mention | None:
    """The body that the fund is told to be of, or None where the words around it tell none."""
    if fund.kind != "investor" or _IS_FUND.search(fund.name) is None:
        return None
    bodies = [m for m in mentions if m.member == "organisation" and m.kind in _MANAGERS and m.name != fund.name]
    before = next((m for m in reversed(bodies) if m.end <= fund.start), None)
    behind = next((m for m in bodies if m.start >= fund.end), None)
    if before is not None:
        between = text[before.end : fund.start]
        if between in _OWNS or _RUNS.fullmatch(between):
            return before
    if behind is not None and _RUN_BY.fullmatch(text, fund.end, behind.start):
        return behind
    if _OWN.search(text, max(0, fund.start - _NEAR), fund.start) and before is not None:
        return before if _one_sentence(text, before.end, fund.start) else _able(topic, fund)
    if _WE_RUN.search(text, max(0, fund.start - _NEAR), fund.start) or _RUN_BY_US.match(text, fund.end):
        return _able(topic, fund)
    if _IN_QUOTES.search(text, max(0, fund.start - _NEAR), fund.start):
        return _able(topic, fund)
    if _LISTED.search(text, max(0, fund.start - _LONG), fund.start):
        return _able(topic, fund)
    return None


def _one_sentence(text: str, start: int, end: int) -> bool:
    return ". " not in text[start:end] and "\n" not in text[start:end]


def _able(topic: Mention | None, fund: Mention) -> Mention | None:
    """The body that the article is about, where it may manage the fund."""
    return topic if topic is not None and topic.kind in _MANAGERS and topic.name != fund.name else None
