"""Ranks that a text asserts of somebody: "ranked 3rd", "among the ten largest"; a mere "top 20" only names a group."""

from __future__ import annotations

import re

from orchestration.extraction.model import Number
from orchestration.extraction.quantities.identity import is_year
from orchestration.slots import Modifier

_RANKED = re.compile(
    r"\brank(?:s|ed|ing)?\s(?:\w+\s)?(?:as\s)?(?:the\s|in\s|at\s|number\s|No\.\s?|#)*$|\b(?:rank|position)\s(?:of"
    r"|was|is)\s$",
    re.IGNORECASE,
)
_RANKED_TOO = re.compile(
    r"\brank(?:s|ed)?\b[^.;|]{0,50}\d(?:st|nd|rd|th)?(?:,|,?\sand)\s(?:[A-Z][\w-]*\s){1,3}(?:at\s|is\s)?$"
    r"|\brank(?:s|ed|ing)?\b[^.;|]{0,60}\d[^.;|]{0,30}\b(?:up|down|compared)\s(?:from|with)\s(?:the\s)?$"
)
_TOP = re.compile(r"(?<!\bto )\btop[\s-]$", re.IGNORECASE)
_RANK_OF = re.compile(r"\d(?:st|nd|rd|th)\s(?:of|among)\s(?:the\s)?$")
_AMONG_TOP = re.compile(
    r"\b(?:rank(?:s|ed|ing)?|plac(?:es|ed)|list(?:s|ed)|featur(?:es|ed)|stands?|is|are|was|were|be|been|named"
    r"|enter(?:s|ed)|becom(?:e|es|ing)|became)\b[^.;,]{0,30}"
    r"\b(?:among|amongst|in|into|within|one\sof)\s(?:the\s)?(?:\w+['’]s\s)?top[\s-]$",
    re.IGNORECASE,
)
_AMONG = re.compile(r"\b(?:among|amongst|one\sof)\s(?:the|\w+['’]s)\s(?:\w+['’]s\s)?$", re.IGNORECASE)
_SUPERLATIVE = re.compile(
    r"\s(?:most|best|largest|biggest|fastest|strongest|richest|highest|leading|greatest|busiest|top)\b", re.IGNORECASE
)


def rank_modifier(text: str, number: Number) -> Modifier | None:
    """The modifier of an asserted rank: eq for "ranked 3rd", le for "among the top ten"; else nothing."""
    before = text[max(0, number.start - 90) : number.start]
    if "rank" in before and not text[number.start].isalpha() and _RANKED_TOO.search(before):
        return "eq"
    before = before[-60:]
    if _AMONG_TOP.search(before):
        return "le"
    if number.kind != "ordinal" and _AMONG.search(before) and _SUPERLATIVE.match(text, number.end):
        return "le"
    if not is_year(text, number) and _RANKED.search(before) and not text[number.start].isalpha():
        return "eq"
    return None


def is_top_group(text: str, number: Number) -> bool:
    """Whether the number only names a group: the top 20 companies, 18th of the 40 largest."""
    if _RANK_OF.search(text, max(0, number.start - 16), number.start) and _SUPERLATIVE.match(text, number.end):
        return True
    return _TOP.search(text, max(0, number.start - 8), number.start) is not None
