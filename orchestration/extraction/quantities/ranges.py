"""Two numbers that are one quantity: "10 to 15 percent", "between 5 and 10", "$5-10 million"."""

from __future__ import annotations

import re

_DASH = re.compile(r"\s?[-–—~～]\s?(?:[$€£₹¥]\s?)?")
_TO = re.compile(
    r"\s(?:to|and|or)\s(?:(?:about|around|over|nearly|some|up to)\s)?(?:[$€£₹¥]|[A-Z]{2,3}\$?\s?|Rs\.?\s?)?\s?"
)
_PER_AREA = re.compile(r"^\s?/\s?(?:m²|m2|sqm)(?=\s)")  # "1,50 €/m² to 4,70 €/m²"
_BETWEEN = re.compile(r"\b(?:between|from\s+between)\s+(?:[$€£₹¥]|[A-Z]{2,3}\$?\s?|Rs\.?\s?)?\s?$", re.IGNORECASE)
_FROM = re.compile(
    r"\bfrom\s+(?:about\s|around\s|just\s|some\s|only\s|approximately\s|over\s|nearly\s)?(?:[$€£₹¥]"
    r"|[A-Z]{2,3}\$?\s?|Rs\.?\s?)?\s?$",
    re.IGNORECASE,
)
_RANGING = re.compile(
    r"\b(?:rang\w+|var(?:y|ies|ied|ying)|anywhere|typically|usually|aged?|between|sizes?|tickets?|grants?|loans?"
    r"|cheques?)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:fell|falls?|rose|rises?|grew|grows?|climbed|up|down|increased?|declined?|dropped|jumped|gained|slipped|soared"
    r"|added|lost|advanced|shed)\s(?:a\sfurther\s|another\s|nearly\s|about\s|almost\s)?(?:[$€£₹¥]|[A-Z]{2,3}\$?\s?|Rs\.?\s?)?$"
)
_BY = re.compile(r"\bby\s+(?:about\s|around\s|some\s|nearly\s|over\s)?(?:[$€£₹¥]|[A-Z]{2,3}\$?\s?|Rs\.?\s?)?\s?$")

_BY_MORE = re.compile(r"\bby\s+(?:(?:well\s)?(?:more|less)\sthan|over)\s+$")

_MOVED = re.compile(  # "lift the average cheque from 3 to 5 million" tells of two levels
    r"\b(?:lift|rais(?:e|ing)|increas|gr(?:ow|ew)|cut|reduc|ris(?:e|ing)|rose|lower|expand|boost|fell|fall|climb|jump|drop|went|widen|shr[aiu]nk|declin)"
    r"\w*\b[^.;]{0,60}\bfrom\s(?:[a-z]+\s){0,2}?(?:[$€£₹¥]|[A-Z]{2,3}\$?\s?|Rs\.?\s?)?\s?$"
)
_NO_RANGE = 3  # a range whose end is so many times its beginning is none
_PLAIN = re.compile(r"\d[\d,]*")


def _times(left: str, right: str) -> float:
    """How many times the first plain number the second is; 0 where either is none."""
    first, second = _PLAIN.fullmatch(left), _PLAIN.match(right)
    if first is None or second is None:
        return 0
    return int(second.group().replace(",", "")) / (int(first.group().replace(",", "")) or 1)


def joins(text: str, left_start: int, left_end: int, right_start: int, measured: bool) -> str | None:
    """How the text between two amounts joins them: "dash", "to", "between", "or"; nothing where it divides them.

    `measured` says that the first amount has a unit of its own: "by 5 million yuan to 20" tells of a change and a
    level, "by 5 to 7 percent" of a range.
    """
    gap = _PER_AREA.sub("", text[left_end:right_start])
    if _DASH.fullmatch(gap):
        return "dash"
    if not _TO.fullmatch(gap):
        return None
    word = gap.split()[0]
    before = text[max(0, left_start - 60) : left_start]
    if word == "and":
        return "between" if _BETWEEN.search(before) else None
    if measured and word == "to" and _CHANGED.search(before):
        return None  # "fell 6p to 234p"
    if measured and _BY.search(before):
        return None  # "rose by 5 to 20"
    if word == "to" and _BY_MORE.search(before):
        return None  # "rose by more than 100 to 1,360": a change and a level, where a range would have no "more than"
    if word == "to" and _BY.search(before) and _times(text[left_start:left_end], text[right_start:]) >= _NO_RANGE:
        return None  # "went up by 2,110 to 24,021"
    if word == "or":
        return "or"
    if _FROM.search(before):
        return "to" if _RANGING.search(before) and not _MOVED.search(before) else None
    return "to"
