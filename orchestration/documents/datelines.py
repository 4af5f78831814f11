"""Datelines: what a single line or the opening of a paragraph says of its text's date, and how good evidence that is.

A date counts where a label speaks of publication before it ("Posted On:", "To be answered on"), where it stands alone
or with a place, paper, weekday or time of day, or where it opens a report as news agencies do. A date in running
prose is the date of an event and never counts.
"""

from __future__ import annotations

import re
from datetime import date
from enum import IntEnum
from typing import NamedTuple

from orchestration.documents.dates import PrintedDate, find_dates
from orchestration.documents.function_words import OPENERS, word_set
from orchestration.documents.partial_dates import DayOfYear, find_days

HEADER_LENGTH = 160  # characters: a longer line is prose, of which only the opening can be a dateline


class Evidence(IntEnum):
    """How a line states a date, the best evidence first."""

    PUBLISHED = 0  # behind a label that speaks of publication
    DATELINE = 1  # behind a place or a paper, with a weekday, or alone on a line
    YEAR_END = 2  # alone, but the last day of a year or half, for which figures are given
    UPDATED = 3  # behind a label that speaks of a later version
    RETRIEVED = 4  # behind a label of a reader's visit


class Dateline(NamedTuple):
    """A date, with the evidence for its being the date of publication."""

    date: date
    evidence: Evidence


_WEEKDAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|montag|dienstag|mittwoch|donnerstag|freitag|"
    r"samstag|sonntag|\u661f\u671f.|\u5468[\u4e00-\u9fff])\b\.?"
)
_TIME = (
    r"(?:\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\.\d+)?\s*(?:[ap]\.?m\b\.?)?|\d{1,2}\s*[ap]\.?m\b\.?|T\d\d:\d\d(?::\d\d)?)"
    r"(?:\s*\(?(?:Z|UTC|GMT|BST|IST|CES?T|[ECMP][SD]?T|hrs|Uhr|hours|local time)\b\)?(?:\s*[+-]\d{1,2}(?::?\d\d)?)?)?"
)
# What may stand beside a date without making it less of a dateline.
_NOISE = re.compile(
    rf"{_WEEKDAY}|{_TIME}|\b\d{{1,2}} ?min(?:ute)?s?(?: read)?\b|\b(?:Issue|No|Nr|Vol|Volume|Number|Ausgabe)\.?\s*\d+\b|"
    r"\b(?:at|on|the|of|den|der|am|vom|le|el|d\.|dated?)(?=\W|$)|\bby (?-i:[A-Z])[\w. ]{2,40}$|[\s\W]+",
    re.IGNORECASE,
)
_BETWEEN = rf"(?:\s+(?:on|at|as of|in|am|vom|the|by\s(?-i:[A-Z])[^|,:]{{1,60}}?\s(?:on|at)))*\s*[:\uff1a|,*_-]*\s*(?:{_WEEKDAY}|{_TIME}|\bthe\b|[\s,(])*$"
_SEGMENT = r"(?:^|[|\u00b7\u2022>;()\t\u2013\u2014,*_]\s*|\s{2,}|\.\s+|\s-\s+)"
_PUBLISHED = re.compile(
    _SEGMENT
    + r"(?-i:(?=[A-Z\u4e00-\u9fff]|\W*revision))\W*(?:(?:first|originally|article|date)\s+)?(?:publish(?:ed)?(?: date| online)?|post(?:ed|ing date)|"
    r"(?:press\s+|news\s+)?released?(?: date| id[:\s]+\d+)?|publication date|date of (?:publication|issue|release|report|submission)|"
    r"issued?(?: date)?|dated?|uploaded|created|submitted(?: date)?|written|written|filed|time|pubdate|datum|"
    r"(?:to be )?answered|laid on the table(?: of the house)?|delivered|revision(?:\s+[\d ]+)?(?: of)?|"
    r"ver\u00f6ffentlicht|erschienen|\u53d1\u5e03(?:\u65f6\u95f4|\u65e5\u671f)?|\u767c\u5e03(?:\u6642\u9593|\u65e5\u671f)?|\u65e5\u671f|\u65f6\u95f4|\u6642\u9593)"
    + _BETWEEN,
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"(?:" + _SEGMENT + r"(?-i:(?=[A-Z\u4e00-\u9fff]))|\b(?:page|article|document|content|site) was )\W*"
    r"(?:(?:page|article|content|document|site)\s+)?(?:(?:was\s+)?(?:last|most recently)\s+)?"
    r"(?:updated?|modified|edited|revised|reviewed|changed|modification|revision|change|stand|aktualisiert|"
    r"zuletzt (?:ge\u00e4ndert|bearbeitet)|\u66f4\u65b0(?:\u65f6\u95f4)?)" + _BETWEEN,
    re.IGNORECASE,
)
_RETRIEVED = re.compile(
    r"^\W*(?:retrieved|accessed|downloaded|archived|printed|captured)(?:\s+from\s+\S+)?" + _BETWEEN, re.IGNORECASE
)
_LABELS = ((_PUBLISHED, Evidence.PUBLISHED), (_UPDATED, Evidence.UPDATED), (_RETRIEVED, Evidence.RETRIEVED))
_GOES_ON = re.compile(r"\s*,?\s*(?!(?:at|by|in|from|under|to|with|on|and|hrs|am|pm|a\.m|p\.m|last|updated|of the)\b)[a-z]{2}")
_CUT = re.compile(r"\s*[|\u00b7\u2022>\u00bb;\t\u2013\u2014]\s*|\s{3,}|\s-\s|\s//?\s")
_NAME = re.compile(r"(?:[A-Z\u00c0-\u00de][\w.'&/-]*|of|and|the|de|[A-Z]\.)(?:[,:]?\s+(?:[A-Z\u00c0-\u00de\d(][\w.'&/()-]*|of|and|the|de|for))*\s*[,:]?")
_AGENCY = re.compile(r"\s*,?\s*(?:[(\[][^)\]]{2,40}[)\]]\s*)?(?:[-\u2013\u2014:]{1,2}|/[A-Z][\w ]+/|\()\s*\S")
_NEWSWIRE = re.compile(r"\s*,?\s*[(\[](?=[A-Z][A-Za-z .&]*[)\]])")
_PLACE = re.compile(r"[A-Z][\w.'() /-]*(?:,\s*[A-Z][\w.' ]*)*,?\s*[|-\u2013\u2014:]*")
# Words that make a date beside them that of an event or of figures.
_EVENT = re.compile(
    r"\b(?:\w{3,}ed|born|died|begun|built|since|until|till|from|as|to|between|before|after|start|end|deadline|closing|"
    r"opening|inauguration|launch|foundation|founding|establishment|completion|conference|meeting|event|session|"
    r"period|quarter|year|fy|half|week|venue|copyright|p|pp|retrieved|isbn|born|next|due|effective|valid)\b",
    re.IGNORECASE,
)
_YEAR_ENDS = ((12, 31), (6, 30), (3, 31), (9, 30))
_CITATION = re.compile(r"\s*(?:\^|\u2191|\[\d+\]|\d+\.\s*\u2191)")
_YEAR = re.compile(r"(?:19|20)\d\d|\d\d?[/.-]\d\d?[/.-]\d\d")
_NEVER_PLACES = OPENERS | word_set("Until Till Between About Around Over Around Starting Beginning Effective")


def read_dateline(text: str, day_first: bool | None = None, item: bool = False) -> Dateline | None:
    """The date that one line, or the opening of a paragraph, states as its text's; None where it states none.

    In the line of a list or of references (`item`) only a label counts.
    """
    head = text[: HEADER_LENGTH + 1]
    if _YEAR.search(head) is None or _CITATION.match(head):
        return None
    is_line = len(text) <= HEADER_LENGTH
    dates = find_dates(head, day_first, short_years=is_line)
    found: list[Dateline] = []
    for printed in dates:
        if is_line and (label := _label(head, printed)) is not None:
            found.append(Dateline(printed.date, label))
        elif not item and (_opens_report(head, printed) or (is_line and _stands_alone(head, printed, len(dates)))):
            found.append(Dateline(printed.date, Evidence.DATELINE))
    if not item and len(found) == 1 and _is_bare_year_end(head, dates[0]):
        return found[0]._replace(evidence=max(found[0].evidence, Evidence.YEAR_END))
    return min(found, key=lambda dateline: dateline.evidence, default=None)


def read_dayline(text: str) -> DayOfYear | None:
    """The day without a year in an agency's opening: "TAIPEI, Feb. 8 (CNA)"."""
    head = text[:HEADER_LENGTH]
    for day in find_days(head):
        place, after = head[: day.start], head[day.end :]
        if _is_place(place) and place.rstrip().endswith(",") and (_AGENCY.match(after) or _NEWSWIRE.match(after)):
            return day
    return None


def is_dated(text: str) -> bool:
    """Whether a paragraph is a dateline or opens with one."""
    dateline = read_dateline(text)
    return dateline is not None and dateline.evidence is not Evidence.RETRIEVED


def _label(head: str, printed: PrintedDate) -> Evidence | None:
    before, after = head[: printed.start], head[printed.end :]
    if _GOES_ON.match(after):
        return None
    return next((evidence for label, evidence in _LABELS if label.search(before)), None)


def _opens_report(head: str, printed: PrintedDate) -> bool:
    """A news agency's opening: a place, the date, a dash."""
    return _is_place(head[: printed.start]) and _AGENCY.match(head, printed.end) is not None


def _is_place(before: str) -> bool:
    place = before.strip("(*_ ")
    if not place or len(place) > 60 or place.split()[0].rstrip(",") in _NEVER_PLACES:
        return False
    return _PLACE.fullmatch(place) is not None and _EVENT.search(place) is None


def _stands_alone(head: str, printed: PrintedDate, dates: int) -> bool:
    """Nothing but a place, a paper or the time of day beside the date, as far as the line's next divider."""
    before, after = head[: printed.start], head[printed.end :]
    left, right = _CUT.split(before)[-1], _CUT.split(after)[0]
    rest = _NOISE.sub(" ", right).strip()
    divided = left != before or right != after
    if rest or (divided and (dates > 1 or _EVENT.search(before + " " + after))):
        return False
    name = _NOISE.sub(" ", left).strip()
    if not name:
        return True
    if name.split()[0] in _NEVER_PLACES or _EVENT.search(left) or len(name.split()) > 7:
        return False
    stated = re.sub(rf"(?:{_WEEKDAY}|\b(?:den|am|the|le)\b|[\s(*_])*$", "", left, flags=re.IGNORECASE)
    return _NAME.fullmatch(stated.strip("*_( ")) is not None and (stated.endswith((",", ":", ")")) or len(name.split()) <= 2)


def _is_bare_year_end(head: str, printed: PrintedDate) -> bool:
    day = (printed.date.month, printed.date.day)
    return day in _YEAR_ENDS and not re.search(r"\w", head[: printed.start] + head[printed.end :])
