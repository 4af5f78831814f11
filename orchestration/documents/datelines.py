"""Datelines: what a single line or the opening of a paragraph says of its text's date, and how good evidence that is.

A date counts where a label speaks of publication before it ("Posted On:", "To be answered on"), where it stands alone
or with a place, paper, weekday or time of day, or where it opens a report as news agencies do. A date in running
prose is the date of an event and never counts.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from orchestration.documents.date_labels import TIME_OF_DAY, WEEKDAY, Evidence, is_as_of, read_label
from orchestration.documents.dates import PrintedDate, find_dates
from orchestration.documents.function_words import OPENERS, word_set
from orchestration.documents.partial_dates import DayOfYear, find_days

HEADER_LENGTH = 160  # characters: a longer line is prose, of which only the opening can be a dateline


class Dateline(NamedTuple):
    """A date, with the evidence for its being the date of publication."""

    date: date
    evidence: Evidence


# What may stand beside a date without making it less of a dateline.
_NOISE = re.compile(
    rf"{WEEKDAY}|{TIME_OF_DAY}|\b\d{{1,2}} ?min(?:ute)?s?(?: read)?\b|"
    r"\b(?:Issue|No|Nr|Vol|Volume|Number|Ausgabe)\.?\s*\d+\b|\b(?:at|on|the|of|den|der|am|vom|le|el|dated?)(?=\W|$)|"
    r"\b(?:by|in) (?-i:[A-Z])[\w. &]{2,40}$|\blast updated\b|\((?-i:[A-Z])[\w .&]{2,30}\)|[\s\W]+",
    re.IGNORECASE,
)
_DIVIDER = re.compile(r"\s*[|\u00b7\u2022>\u00bb;\t\u2013\u2014]\s*|\s{3,}|\s-\s|\s//?\s")
_CAPITALISED = r"[A-Z\u00c0-\u00de\d(][\w.'&/()-]*"
_NAME = re.compile(rf"(?!\d){_CAPITALISED}(?:[,:]?\s+(?:{_CAPITALISED}|of|and|the|de|for))*\s*[,:]?")
_BESIDE_NAME = re.compile(rf"(?:{WEEKDAY}|\b(?:den|am|the|le)\b|[\s(*_])*$", re.IGNORECASE)
_AGENCY = re.compile(r"\)?\s*,?\s*(?:[(\[][^)\]]{2,40}[)\]]\s*)?(?:[-\u2013\u2014:]{1,2}|/[A-Z][\w ]+/|\()\s*\S")
_PLACE_BEHIND = re.compile(r"\s*[\u2013\u2014-]+\s*[A-Z][\w. ]{1,30}(?:,\s*[A-Z][\w. ]{1,30})*\s*[:\u2013\u2014-]\s")
_PLACE = re.compile(r"[A-Z][\w.'() /-]*(?:,\s*[A-Z][\w.' ]*)*,?\s*[|\u2013\u2014:-]*")
# Words that make a date beside them that of an event or of figures.
_EVENT = re.compile(
    r"\b(?:(?!united|limited|dated)\w{3,}ed|born|begun|built|since|until|till|from|as|to|between|before|after|start|end|"
    r"deadline|closing|opening|inauguration|launch|foundation|founding|establishment|completion|conference|meeting|"
    r"event|session|period|quarter|year|fy|half|week|venue|copyright|pp?|isbn|next|due|effective|valid)\b",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r"\b(?:at|on|of|in|for)\s*$", re.IGNORECASE)
_QUARTER_ENDS = ((3, 31), (6, 30), (9, 30), (12, 31))
_CITATION = re.compile(r"\s*(?:\^|\u2191|\[\d+\]|\d+\.\s*\u2191)")
_STAMP = re.compile(r"\W*date:?\s", re.IGNORECASE)  # "date 2018-07-23 The government said"
_HINT = re.compile(r"(?:19|20)\d\d|\d\d?[/.-]\d\d?[/.-]\d\d|\d\d?[- ][A-Za-z]{3,9}[- ,]+'?\d\d\b")
_NEVER_PLACES = OPENERS | word_set("Until Till Between About Around Over Starting Beginning Effective")
_LONGEST_PLACE = 60
_NAME_WORDS = 7


def read_dateline(text: str, day_first: bool | None = None, item: bool = False) -> Dateline | None:
    """The date that one line, or the opening of a paragraph, states as its text's; None where it states none.

    `day_first` settles 12/05/2016. In the line of a list or of references (`item`) only a label counts.
    """
    head = text[: HEADER_LENGTH + 1]
    if _HINT.search(head) is None or _CITATION.match(head):
        return None
    is_line = len(text) <= HEADER_LENGTH
    dates = find_dates(head, day_first, short_years=is_line)
    found: list[Dateline] = []
    for printed in dates:
        before, after = head[: printed.start], head[printed.end :]
        if is_line and (label := read_label(before, after)) is not None:
            found.append(Dateline(printed.date, _weigh(label, printed, before, after)))
        elif not item and (_opens_report(before, after) or (is_line and _stands_alone(before, after))):
            found.append(Dateline(printed.date, _weigh(Evidence.DATELINE, printed, before, after)))
    if len(dates) > 1 and all(dateline.evidence is Evidence.QUARTER_END for dateline in found):
        return None  # the head of a table, which compares two years
    return min(found, key=lambda dateline: dateline.evidence, default=None)


def read_dayline(text: str) -> DayOfYear | None:
    """The day without a year in an agency's opening: "TAIPEI, Feb. 8 (CNA)"."""
    head = text[:HEADER_LENGTH]
    for day in find_days(head):
        place = head[: day.start].rstrip()
        if place.endswith(",") and _is_place(place) and _AGENCY.match(head, day.end):
            return day
    return None


def dateline_of(paragraph: str) -> Dateline | None:
    """The dateline that a paragraph is or opens with; a reader's visit and the end of a quarter are none."""
    dateline = read_dateline(paragraph)
    if dateline is None or dateline.evidence in (Evidence.QUARTER_END, Evidence.RETRIEVED):
        return None
    return dateline


def is_dated(paragraph: str) -> bool:
    """Whether a paragraph is a dateline or opens with one."""
    return dateline_of(paragraph) is not None


def _opens_report(before: str, after: str) -> bool:
    """A news agency's opening: place, date, dash; or date, dash, place."""
    if not before.strip("*_ "):
        return _PLACE_BEHIND.match(after) is not None
    if _STAMP.fullmatch(before):
        return True
    return _is_place(before) and _AGENCY.match(after) is not None


def _is_place(before: str) -> bool:
    """Whether a news agency's report may open so, up to its date."""
    place = before.strip("(*_ ")
    if not place or len(place) > _LONGEST_PLACE or place.split()[0].rstrip(",") in _NEVER_PLACES:
        return False
    return _PLACE.fullmatch(place) is not None and _EVENT.search(place) is None


def _stands_alone(before: str, after: str) -> bool:
    """Nothing but a place, a paper or the time of day beside the date, as far as the line's next divider."""
    left, right = _DIVIDER.split(before)[-1], _DIVIDER.split(after)[0]
    if _NOISE.sub(" ", right).strip():
        return False
    if (left, right) != (before, after) and _EVENT.search(f"{before} {after}"):
        return False
    if left.strip() in _NEVER_PLACES:
        return False  # "On 5 May 2017 - a Friday - the park"
    name = _NOISE.sub(" ", left).split()
    return not name or _is_name(left, name)


def _is_name(left: str, words: list[str]) -> bool:
    """Whether a place, a paper or an author stands before the date: "London, ", "By Jane Roe on ", "Leeds "."""
    if len(words) > _NAME_WORDS or _EVENT.search(left):
        return False
    if left.lstrip("*_ ").startswith("By "):
        return True
    if words[0] in _NEVER_PLACES or _PREPOSITION.search(left):
        return False
    stated = _BESIDE_NAME.sub("", left).strip("*_( ")
    return _NAME.fullmatch(stated) is not None and (stated.endswith((",", ":", ")")) or len(words) == 1)


def _weigh(evidence: Evidence, printed: PrintedDate, before: str, after: str) -> Evidence:
    """A quarter's last day needs a label, a place or a paper beside it, for figures are given for that day."""
    if (printed.date.month, printed.date.day) not in _QUARTER_ENDS or re.search("[,:]", before):
        return evidence
    is_bare = evidence is Evidence.DATELINE and "," not in _DIVIDER.split(after)[0]
    return Evidence.QUARTER_END if is_bare or is_as_of(before) else evidence
