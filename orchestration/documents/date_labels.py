"""The words before a date that tell it for that of publication, of a later version or of a reader's visit."""

from __future__ import annotations

import re
from enum import IntEnum


class Evidence(IntEnum):
    """How a line states a date, the best evidence first."""

    PUBLISHED = 0  # behind a label that speaks of publication
    DATELINE = 1  # behind a place or a paper, with a weekday, or alone on a line
    UPDATED = 2  # behind a label that speaks of a later version
    QUARTER_END = 3  # alone, but the last day of a quarter, for which figures are given
    RETRIEVED = 4  # behind a label of a reader's visit


WEEKDAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|montag|dienstag|mittwoch|donnerstag|freitag|"
    r"samstag|sonntag|\u661f\u671f.|\u5468[\u4e00-\u9fff])\b\.?"
)
_ZONE = (
    r"(?:\s*\(?(?:Z|UTC|GMT|BST|IST|CES?T|[ECMP][SD]?T|hrs|Uhr|hours|local time)\b\)?(?:\s*[+-]\d{1,2}(?::?\d\d)?)?)?"
)
TIME_OF_DAY = r"(?:T?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\.\d+)?\s*(?:[ap]\.?m\b\.?)?|\d{1,2}\s*[ap]\.?m\b\.?)" + _ZONE
# A label stands at the start of a line or of a part of it, with a capital; within a sentence it is a verb.
_START = r"(?:^|[|\u00b7\u2022>;()\t\u2013\u2014,*_]|\s{2}|\.\s|\s-\s)\W*"
_CAPITAL = r"(?-i:(?=[A-Z\u00c0-\u00de\u4e00-\u9fff]))"
_BY_SOMEBODY = r"by\s[^|,:]{1,60}?\s(?:on|at)"
_BETWEEN = (
    rf"(?:\s+(?:on|at|as of|in|am|vom|the|{_BY_SOMEBODY})\b)*\s*[:\uff1a|,*_-]*\s*"
    rf"(?:{WEEKDAY}|{TIME_OF_DAY}|\bthe\b|[\s,(])*$"
)
_PUBLICATION = (
    r"(?:(?:first|originally|article|date|web)\s+)?(?:publish(?:ed)?(?: date| online)?|posted|posting date)",
    r"(?:(?:press|news)\s+)?released?(?: date)?|publication date|pub date",
    r"date of (?:publication|issue|release|report|submission)|issued?(?: date)?|dated?|time",
    r"uploaded|created|submitted(?: date)?|written|filed|delivered",
    r"(?:to be )?answered|laid on the table(?: of the house)?",
    r"datum|ver\u00f6ffentlicht|erschienen",
    r"\u53d1\u5e03(?:\u65f6\u95f4|\u65e5\u671f)?|\u767c\u5e03(?:\u6642\u9593|\u65e5\u671f)?|\u65e5\u671f|\u65f6\u95f4|\u6642\u9593",
)
_VERSION = (
    r"(?:(?:page|article|content|document|site)\s+)?(?:(?:was\s+)?(?:last|most recently)\s+)?"
    r"(?:updated?|modified|edited|revised|reviewed|changed|modification|revision|change)",
    r"stand|status|aktualisiert|zuletzt (?:ge\u00e4ndert|bearbeitet)|\u66f4\u65b0(?:\u65f6\u95f4)?",
)
_VISIT = r"(?:retrieved|accessed|downloaded|archived|printed|captured)(?:\s+from\s+\S+)?"
_LABELS = (
    (rf"{_START}{_CAPITAL}(?:{'|'.join(_PUBLICATION)}){_BETWEEN}", Evidence.PUBLISHED),
    (rf"{_START}{_CAPITAL}(?:{'|'.join(_VERSION)}){_BETWEEN}", Evidence.UPDATED),
    (rf"\b(?:page|article|document|site) was last (?:updated|modified|edited|changed){_BETWEEN}", Evidence.UPDATED),
    (rf"{_START}(?:revision|version)(?:\s+[\d .]+)?\s+of{_BETWEEN}", Evidence.UPDATED),
    (rf"^\W*{_VISIT}{_BETWEEN}", Evidence.RETRIEVED),
)
_PATTERNS = tuple((re.compile(pattern, re.IGNORECASE), evidence) for pattern, evidence in _LABELS)
_TRAILING = re.compile(rf"[,;)]\s*(?:published|posted|released|issued){_BETWEEN}", re.IGNORECASE)  # ends its line
_AS_OF = re.compile(r"\W*as (?:of|at)\b\W*", re.IGNORECASE)
_SENTENCE_GOES_ON = re.compile(
    r"\s*,?\s*(?!(?:at|by|in|from|under|to|with|on|and|hrs|am|pm|a\.m|p\.m|last|updated|of)\b)[a-z]{2}"
)


def read_label(before: str, after: str) -> Evidence | None:
    """What the label at the end of `before` says of the date between it and `after`; None where there is none."""
    if _SENTENCE_GOES_ON.match(after):
        return None
    if not after.strip(" )]*_.") and is_as_of(before):
        return Evidence.UPDATED
    if not after.strip(" )]*_") and _TRAILING.search(before):
        return Evidence.PUBLISHED
    return next((evidence for pattern, evidence in _PATTERNS if pattern.search(before)), None)


def is_as_of(before: str) -> bool:
    """Whether "As of" and nothing else stands before a date: of a page, or of the figures of a table."""
    return _AS_OF.fullmatch(before) is not None
