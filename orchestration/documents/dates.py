"""Calendar dates in the forms that texts print them, as they stand alone in a dateline or source line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier januar enero",
            "february feb février fevrier februar febrero",
            "march mar mars märz maerz marzo",
            "april apr avril abril",
            "may mai mayo",
            "june jun juin juni junio",
            "july jul juillet juli julio",
            "august aug août aout agosto",
            "september sept sep septembre septiembre",
            "october oct octobre oktober octubre",
            "november nov novembre noviembre",
            "december dec décembre decembre dezember diciembre",
        ),
        1,
    )
    for name in names.split()
}
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?!\d)\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\d){_YEAR}[-/.](?P<month>[01]?\d)[-/.](?P<day>[0-3]?\d)(?!\d)",
        rf"(?<!\d){_YEAR}\s*[年년]\s*(?P<month>[01]?\d)\s*[月월]\s*(?P<day>[0-3]?\d)\s*[日号號일]",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?!\d)",
        rf"\b{_MONTH}\s*{_DAY},?\s+{_YEAR}",
        rf"(?<!\d){_DAY}\s*(?:of\s+|de\s+)?{_MONTH},?\s*(?:de\s+)?{_YEAR}",
        rf"(?<!\d){_DAY}[- ]{_MONTH}[- ,]+{_YEAR}",
        rf"(?<!\d){_YEAR},?\s+{_MONTH}\s+{_DAY}",
    )
)
_NUMERIC = re.compile(rf"(?<!\d)(?P<first>[0-3]?\d)(?P<separator>[/.-])(?P<second>[0-3]?\d)(?P=separator){_YEAR}")


class PrintedDate(NamedTuple):
    """A date and the half-open span of its characters."""

    date: date
    start: int
    end: int


def find_dates(text: str, day_first: bool | None = None) -> list[PrintedDate]:
    """Every full date of a short text, in order. `day_first` settles 12/05/2016; None takes month first."""
    found: list[PrintedDate] = []
    for form in _FORMS:
        for match in form.finditer(text):
            month = match.group("month")
            number = int(month) if month.isdecimal() else _MONTHS[month.lower()]
            found.extend(_printed(match, int(match.group("year")), number, int(match.group("day"))))
    for match in _NUMERIC.finditer(text):
        first, second = int(match.group("first")), int(match.group("second"))
        dotted = match.group("separator") == "."  # 12.05.2016 is written where the day comes first
        if first > 12 or (second <= 12 and (dotted or day_first)):
            first, second = second, first
        found.extend(_printed(match, int(match.group("year")), first, second))
    found.sort(key=lambda printed: (printed.start, -printed.end))
    return [item for index, item in enumerate(found) if not index or item.start >= found[index - 1].end]


def _printed(match: re.Match[str], year: int, month: int, day: int) -> Iterator[PrintedDate]:
    try:
        yield PrintedDate(date(year, month, day), *match.span())
    except ValueError:  # the 31st of June is no date
        return


def writes_day_first(text: str) -> bool | None:
    """Whether the text's numeric dates put the day first: by a number above 12, then by what the text is about.

    None where nothing tells, or where no date of the text depends on it.
    """
    doubtful = False
    for match in _NUMERIC.finditer(text):
        if int(match.group("first")) > 12:
            return True
        if int(match.group("second")) > 12:
            return False
        doubtful = True
    if not doubtful:
        return None
    day_first = len(_DAY_MONTH_ORDER.findall(text)) + len(_DAY_FIRST_PLACES.findall(text))
    month_first = len(_MONTH_DAY_ORDER.findall(text)) + len(_MONTH_FIRST_PLACES.findall(text))
    if day_first == month_first:
        return None
    return day_first > month_first


_NAMES = "(?:" + "|".join(name.capitalize() for name in _MONTHS if len(name) > 2) + ")"
_DAY_MONTH_ORDER = re.compile(rf"\b[0-3]?\d(?:st|nd|rd|th)? {_NAMES}\b")
_MONTH_DAY_ORDER = re.compile(rf"\b{_NAMES}\.? [0-3]?\d\b")
_DAY_FIRST_PLACES = re.compile(
    r"£|₹|\bRs\.?(?=\s?\d)|\b(?:lakh|crore|UK|Britain|England|London|India|Delhi|Mumbai|Bengaluru|Bangalore|Hyderabad|"
    r"Australia|Singapore|Ireland|Europe|programme|centre)\b"
)
_MONTH_FIRST_PLACES = re.compile(r"\b(?:USA|California|Washington|New York|Boston|program|center)\b")
