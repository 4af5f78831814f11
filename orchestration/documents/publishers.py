"""Source lines and bylines: who published a text, and the date that a source line names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from orchestration.documents.dates import find_dates
from orchestration.documents.partial_dates import complete, find_days

_SOURCE = re.compile(r"(?:Sources?|From|Reprinted from)\s*:\s*", re.IGNORECASE)
_SITE = re.compile(r"\(\s*([\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,})\s*\)")
_BYLINE = re.compile(r"By\s+[^,()]{2,60},\s*([A-Z][^,()\d]{2,60})$")
_BRACKETED = re.compile(r"(?:By\s[^()]{2,60})?\(\s*([A-Z][\w .&-]{2,60}?)(?:\s+website)?\s*\)$")
_ISSUE_NUMBER = re.compile(r"\b(?:No|Nr|Vol)\.?\s*\d", re.IGNORECASE)


class Publication(NamedTuple):
    """When and by whom a text was published; None where it does not say."""

    published_on: date | None
    publisher: str | None


NOTHING = Publication(None, None)


def opens_as_source(line: str) -> bool:
    """Whether a line begins as a source line does, brackets and emphasis aside."""
    return _SOURCE.match(line.lstrip("([*_> ")) is not None


def read_source_line(text: str, day_first: bool | None = None, years: Iterable[int] = ()) -> Publication:
    """Publisher and date of "(Source: Publisher, date)"; a day without a year takes the document's, out of `years`."""
    content = text.strip().strip("()[]*_> ")
    match = _SOURCE.match(content)
    if match is None:
        return NOTHING
    rest = content[match.end() :]
    dates = find_dates(rest, day_first)
    published_on, end = (dates[0].date, dates[0].start) if dates else (None, len(rest))
    if not dates and (days := find_days(rest)) and not rest[days[-1].end :].strip(" .)]"):
        published_on, end = complete(days[-1], years), days[-1].start
    return Publication(published_on, rest[:end].strip(" ,;-\u2013\u2014()*_") or None)


def read_publisher(line: str) -> str | None:
    """The publisher of a byline or a bracketed line: "By Jane Roe, Evening Paper", "(Evening Paper website)"."""
    content = " ".join(line.split()).strip("*_")
    if match := _SITE.search(content):
        return match.group(1)
    for pattern in (_BYLINE, _BRACKETED):
        if (match := pattern.match(content)) and not _ISSUE_NUMBER.search(match.group(1)):
            return match.group(1).strip()
    return None
