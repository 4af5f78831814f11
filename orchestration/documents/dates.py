"""Full calendar dates in the forms that texts print them, as they stand in a dateline or source line."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

MONTHS = {
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
MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?!\d)\.?"
YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_OF = r"(?:(?:day\s+)?of\s+|de\s+)?"
_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\d){YEAR}[-/.](?P<month>[01]?\d)[-/.](?P<day>[0-3]?\d)(?!\d)",
        rf"(?<!\d){YEAR}\s*[\u5e74\ub144]\s*(?P<month>[01]?\d)\s*[\u6708\uc6d4]\s*(?P<day>[0-3]?\d)\s*[\u65e5\u53f7\u865f\uc77c]",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?!\d)",
        rf"\b{MONTH}\s*{DAY},?\s+{YEAR}",
        rf"(?<!\d){DAY}\s*{_OF}{MONTH},?\s*(?:de\s+|of\s+)?{YEAR}",
        rf"(?<!\d){DAY}[-/ ]{MONTH}[-/ ,]+{YEAR}",
        rf"(?<!\d){YEAR},?[\s-]+{MONTH}[\s-]+{DAY}",
    )
)
# Begins with a digit rather than with what may not stand before it, so that the search leaps from digit to digit.
_FIRST = r"(?P<first>\d(?<![\d.,/-]\d)(?:(?<=[0-3])\d)?)"
_NUMERIC = re.compile(rf"{_FIRST}(?P<separator>[/.-])\s?(?P<second>[0-3]?\d)(?P=separator)\s?{YEAR}")
# Two digits of a year ("16/05/16"): only where a line holds a date and little else.
_SHORT_NUMERIC = re.compile(rf"{_FIRST}(?P<separator>[/.-])(?P<second>[0-3]?\d)(?P=separator)(?P<year>\d\d)(?![\d/.-])")
_SHORT_FORM = re.compile(rf"(?<!\d){DAY}[- ]{MONTH}[- ,]+'?(?P<year>\d\d)(?![\d:])", re.IGNORECASE)
_CENTURY_TURNS = 70  # years of two digits from here on are of the last century


class PrintedDate(NamedTuple):
    """A date and the half-open span of its characters."""

    date: date
    start: int
    end: int


def find_dates(text: str, day_first: bool | None = None, short_years: bool = False) -> list[PrintedDate]:
    """Every full date of a short text, in order. `day_first` settles 12/05/2016; None takes month first.

    `short_years` reads years of two digits where there is none of four.
    """
    found = _find(text, _FORMS, (_NUMERIC,), day_first)
    if short_years and not found:
        found = _find(text, (_SHORT_FORM,), (_SHORT_NUMERIC,), day_first)
    found.sort(key=lambda printed: (printed.start, -printed.end))
    kept: list[PrintedDate] = []
    for printed in found:
        if not kept or printed.start >= kept[-1].end:
            kept.append(printed)
    return kept


def _find(
    text: str, forms: Iterable[re.Pattern[str]], numeric: Iterable[re.Pattern[str]], day_first: bool | None
) -> list[PrintedDate]:
    found: list[PrintedDate] = []
    for form in forms:
        for match in form.finditer(text):
            month = match.group("month")
            number = int(month) if month.isdecimal() else MONTHS[month.lower()]
            found.extend(_printed(match, number, int(match.group("day"))))
    for form in numeric:
        for match in form.finditer(text):
            found.extend(_printed(match, *_month_and_day(match, day_first)))
    return found


def _month_and_day(match: re.Match[str], day_first: bool | None) -> tuple[int, int]:
    first, second = int(match.group("first")), int(match.group("second"))
    dotted = match.group("separator") == "."  # 12.05.2016 is written where the day comes first
    if first > 12 or (second <= 12 and (dotted or day_first)):
        return second, first
    return first, second


def _printed(match: re.Match[str], month: int, day: int) -> Iterator[PrintedDate]:
    year = int(match.group("year"))
    if year < 100:
        year += 2000 if year < _CENTURY_TURNS else 1900
    try:
        yield PrintedDate(date(year, month, day), *match.span())
    except ValueError:  # the 31st of June is no date
        return


def writes_day_first(text: str) -> bool | None:
    """Whether the text's numeric dates put the day first: by a number above 12, then by what the text is about.

    None where nothing tells, or where no date of the text depends on it.
    """
    doubtful = False
    for match in itertools.chain(_NUMERIC.finditer(text), _SHORT_NUMERIC.finditer(text)):
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


_NAMES = "(?:" + "|".join(name.capitalize() for name in MONTHS if len(name) > 2) + ")"
_DAY_MONTH_ORDER = re.compile(rf"\b[0-3]?\d(?:st|nd|rd|th)? {_NAMES}\b")
_MONTH_DAY_ORDER = re.compile(rf"\b{_NAMES}\.? [0-3]?\d\b")
_DAY_FIRST_PLACES = re.compile(
    r"£|₹|\bRs\.?(?=\s?\d)|\b(?:lakh|crore|UK|Britain|England|London|India|Delhi|Mumbai|Bengaluru|Bangalore|Hyderabad|"
    r"Australia|Singapore|Ireland|Europe|programme|centre)\b"
)
_MONTH_FIRST_PLACES = re.compile(r"\b(?:USA|California|Washington|New York|Boston|program|center)\b")
