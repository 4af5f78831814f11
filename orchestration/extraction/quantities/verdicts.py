"""The verdict on a draft: the reason why it is no quantity, or nothing where it is one."""

from __future__ import annotations

import re

from orchestration.extraction.quantities.drafts import Draft
from orchestration.extraction.quantities.durations import period_reason
from orchestration.extraction.quantities.identity import (
    is_age,
    is_attached,
    is_in_name,
    is_postcode,
    is_pronoun,
    is_year,
)
from orchestration.extraction.quantities.ranks import is_top_group
from orchestration.extraction.quantities.units import DURATIONS

_RATE_BASE = re.compile(r"\b(?:per|(?<!in )(?<!out of )every|for\seach)\s$", re.IGNORECASE)
_SHARE_BASE = re.compile(r"\b(?:one|two|three|four|five|six|seven|eight|nine|\d{1,2})\sof\severy\s$", re.IGNORECASE)
_CONTENTS = re.compile(r"\W*(?:Table of )?(?:Contents|CONTENTS|Inhalt)\b")
_LINKS = re.compile(
    r"\W*(?:related|(?:also )?read(?: (?:more|next|also))?|see also|categories|tags|filed under"
    r"|more (?:news|stories))\b[^:.|]{0,20}[:|]",
    re.IGNORECASE,
)
_SYNDICATED = re.compile(r"\W*The post\s[^|]{10,300}?\sappeared first on\s")
_SCALE_ALONE = re.compile(r"(?:lakh|thousand|million|crore|billion|trillion)", re.IGNORECASE)
_FURNITURE = re.compile(r"\W*(?:[Pp]age\s)?\d{1,3}(?:\s(?:of|/)\s\d{1,3})?\W*")


def reason_against(text: str, draft: Draft) -> str | None:
    """Why a draft is no quantity (name, year, ordinal, pronoun, period, rate_base, ...); nothing if it is one."""
    number = draft.number
    if "reference_column" in draft.rules:
        return "reference"
    if number.kind == "ordinal":
        return "ordinal"
    if "appeared first on" in text and _SYNDICATED.match(text):
        return "page"
    if number.kind == "word" and _SCALE_ALONE.fullmatch(text, number.start, number.end):
        return "unit"  # "amounts in crore", "Sales (NT$ billion)"
    if is_attached(text, number, draft.start, draft.end):
        return "name"
    if draft.unit in DURATIONS and draft.mark == "day" and text[number.start : number.end].lower() == "one":
        return "pronoun"  # "one day", some time or other
    if draft.unit in DURATIONS and is_year(text, number):
        return "year"  # "the 2012 year-end report"
    if draft.unit in DURATIONS:
        return period_reason(text, draft.start, draft.end, draft.unit, draft.mark, draft.hyphenated)
    if draft.unit:
        return None
    return _bare_reason(text, draft)


def _bare_reason(text: str, draft: Draft) -> str | None:
    number = draft.number
    if number.kind == "multiple":
        return "idiom"
    if is_pronoun(text, number):
        return "pronoun"
    if is_year(text, number):
        return "year"
    if is_in_name(text, number):
        return "name"
    if is_age(text, number):
        return "age"
    if is_postcode(text, number):
        return "address"
    if is_top_group(text, number):
        return "group"
    rate_base = _RATE_BASE.search(text, max(0, number.start - 14), number.start)
    if rate_base and not _SHARE_BASE.search(text, max(0, number.start - 20), number.start):
        return "rate_base"
    furniture = _FURNITURE.fullmatch(text) or _CONTENTS.match(text) or _LINKS.match(text)
    return "page" if furniture else None
