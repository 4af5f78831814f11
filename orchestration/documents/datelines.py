"""Publication dates and publishers as texts state them: source lines, datelines, header blocks, file names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from orchestration.documents.dates import find_dates
from orchestration.documents.function_words import OPENERS

_SOURCE = re.compile(r"(?:Sources?|From|Reprinted from)\s*:\s*", re.IGNORECASE)
_LABEL = (
    r"(?:last\s+)?(?:updated?|posted|published|publication date|release date|released|issued|date|dated|created|"
    r"first published|time)"
)
_LABELLED = re.compile(
    rf"\b{_LABEL}(?:\s+on|\s+at)?\s*[:\uff1a]?\s*(?:[A-Z][a-z]{{2,8}},?\s+)?(?=\d|[A-Z])", re.IGNORECASE
)
_PLACE = re.compile(r"[A-Z][\w.'() /-]*(?:,\s*[A-Z][\w.' ]*)*,?\s*[|-\u2013\u2014:]*")
_TIME_OF_DAY = re.compile(r"\W*(?:at\s+)?(?:\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?(?:\s*[A-Z]{2,4})?)?\W*")
_BYLINE_SITE = re.compile(r"\(\s*([\w-]+(?:\.[\w-]+)+)\s*\)")
_BYLINE = re.compile(r"By\s+[^,()]{2,60},\s*([A-Z][^,()\d]{2,60})$")
_BRACKETED_SITE = re.compile(r"\(\s*([A-Z][\w .&-]{2,60}?)(?:\s+website)?\s*\)$")
_FILE_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?([01]\d)[-_.]?([0-3]\d)(?!\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_HEADER_LENGTH = 160


class Publication(NamedTuple):
    """When and by whom a text was published; None where it does not say."""

    published_on: date | None
    publisher: str | None


NOTHING = Publication(None, None)


def read_source_line(text: str, day_first: bool | None = None) -> Publication:
    """Publisher and date of "(Source: Publisher, date)"."""
    content = text.strip().strip("()[]*_> ")
    match = _SOURCE.match(content)
    if match is None:
        return NOTHING
    rest = content[match.end() :]
    dates = find_dates(rest, day_first)
    publisher = rest[: dates[0].start] if dates else rest
    return Publication(dates[0].date if dates else None, publisher.strip(" ,;-\u2013\u2014()*_") or None)


def read_dateline(text: str, day_first: bool | None = None) -> Publication:
    """Publication of one short line of a header, or of the dateline at the start of a paragraph.

    "Updated: 2013-10-25", "Published on 3 March 2016", "No. 12 August 15 2015", "New Delhi, 14 February 2017 -",
    "By Jane Roe (daily.example.org)". A date within running prose is none.
    """
    content = " ".join(text.split())
    head = content[:_HEADER_LENGTH]
    dates = find_dates(head, day_first)
    publisher = _publisher(head)
    for printed in dates:
        before, after = head[: printed.start].strip("(*_ "), head[printed.end :]
        if len(content) <= _HEADER_LENGTH and _is_label(before, after):
            return Publication(printed.date, publisher)
        if _opens_report(before, after) or _stands_alone(before, after):
            return Publication(printed.date, publisher)
    return Publication(None, publisher)


def is_dated(text: str) -> bool:
    """Whether a paragraph is a dateline or opens with one."""
    return _YEAR.search(text, 0, _HEADER_LENGTH) is not None and read_dateline(text).published_on is not None


def _is_label(before: str, after: str) -> bool:
    """Nothing but a label, an issue number, or a place around the date."""
    if re.search(r"[.!?]\s+[a-z]|\w{3,}\s+\w+\s+\w+\s+\w+", after):
        return False
    label = _LABELLED.search(before + " X")
    if label and label.end() >= len(before):
        return True
    return (
        not before
        or re.fullmatch(r"(?:\W*(?:No|Nr|Vol|Volume|Issue|Number)\.?\s*\d+\W*)+", before, re.IGNORECASE) is not None
    )


def _opens_report(before: str, after: str) -> bool:
    """A news agency's opening: a place, the date, a dash."""
    if not before or len(before) > 60 or before.split()[0].rstrip(",") in OPENERS:
        return False
    dash = re.match(r"\s*(?:\([^)]{2,40}\)\s*)?(?:[-\u2013\u2014:]{1,2}|/PRNewswire/|\()\s*\S", after)
    return dash is not None and _PLACE.fullmatch(before) is not None


def _stands_alone(before: str, after: str) -> bool:
    """A place or paper, the date, perhaps the time of day: "Evening Paper, 12/05/2016 10:30am"."""
    words = before.split()
    if not 1 <= len(words) <= 6 or words[0].rstrip(",") in OPENERS or _TIME_OF_DAY.fullmatch(after) is None:
        return False
    return _PLACE.fullmatch(before) is not None and before.endswith((",", "-", "\u2013", "\u2014", "|"))


def _publisher(head: str) -> str | None:
    for pattern in (_BYLINE_SITE, _BYLINE, _BRACKETED_SITE):
        if match := pattern.search(head):
            return match.group(1).strip()
    return None


def read_header(lines: Sequence[str], day_first: bool | None = None) -> Publication:
    """The first date and the first publisher that the short lines at the top (or foot) of a text state."""
    published_on, publisher = None, None
    for line in lines:
        found = (
            read_source_line(line, day_first) if _SOURCE.match(line.lstrip("([*_")) else read_dateline(line, day_first)
        )
        published_on = published_on or found.published_on
        publisher = publisher or found.publisher
    return Publication(published_on, publisher)


def read_file_name(name: str) -> date | None:
    """The ISO date that a file name begins with."""
    match = _FILE_DATE.match(name)
    if match is None:
        return None
    try:
        return date(int(match.group(1)), int(match.group(2)), int(match.group(3)))
    except ValueError:
        return None
