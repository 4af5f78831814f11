"""Dates that leave something out: the day and month of an agency's dateline, the month of a title page."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from orchestration.documents.dates import DAY, MONTH, MONTHS, YEAR

_MONTH_DAY = re.compile(rf"\b{MONTH}\s*{DAY}(?!\s*[-\u2013]\s*\d)", re.IGNORECASE)
_DAY_MONTH = re.compile(rf"(?<![\d-]){DAY}\s*(?:of\s+)?{MONTH}", re.IGNORECASE)
_MONTH_YEAR = re.compile(rf"\b{MONTH},?[\s-]*{YEAR}", re.IGNORECASE)
_CHINESE_MONTH = re.compile(rf"(?<!\d){YEAR}\s*\u5e74\s*(?P<month>[01]?\d)\s*\u6708(?!\s*\d)")
_TITLE_PAGE = re.compile(
    r"(?!\w+ed\b|Open|Start|Found)[A-Z][\w.'/-]*(?:\s[A-Z][\w.'/-]*){0,3}\s?[,:\u2013-]|[\W\d]*|(?:No|Nr|Vol|Issue)\.?\s*\d+\W*"
)
_ANY_YEAR = re.compile(r"(?<![\d.,/-])((?:19|20)\d\d)(?![\d,])")
_YEAR_LINE = 80  # characters: a longer line is prose, whose years are about something else


class DayOfYear(NamedTuple):
    """A day without its year, and the half-open span of its characters."""

    month: int
    day: int
    start: int
    end: int


def find_days(text: str) -> list[DayOfYear]:
    """Every day and month of a short text, in order, whether or not a year follows."""
    found = [
        DayOfYear(MONTHS[match.group("month").lower()], int(match.group("day")), *match.span())
        for form in (_MONTH_DAY, _DAY_MONTH)
        for match in form.finditer(text)
    ]
    return sorted(found, key=lambda item: item.start)


def complete(day: DayOfYear, years: Iterable[int]) -> date | None:
    """The day in the latest of `years` that has it; None where there is none."""
    for year in sorted(set(years), reverse=True):
        try:
            return date(year, day.month, day.day)
        except ValueError:  # the 29th of February needs its year
            continue
    return None


def find_years(lines: Iterable[str]) -> set[int]:
    """The years on the short lines of a header or footer: an issue's, a copyright's."""
    return {int(year) for line in lines if len(line) <= _YEAR_LINE for year in _ANY_YEAR.findall(line)}


def read_month(line: str) -> date | None:
    """The last day of the month that a line names and nothing else ("March 2016", "Leeds, March 2016").

    The last day, because nobody can have known the text's figures from it before the month was out, and because
    a period that ends with the publication then ends in the right month and year.
    """
    match = _MONTH_YEAR.search(line) or _CHINESE_MONTH.search(line)
    if match is None or re.search(r"[^\W\d]{2}", line[match.end() :]):
        return None
    before = line[: match.start()].strip()
    if before and _TITLE_PAGE.fullmatch(before) is None:
        return None
    month = match.group("month")
    number = int(month) if month.isdecimal() else MONTHS[month.lower()]
    year = int(match.group("year"))
    return date(year, number, calendar.monthrange(year, number)[1]) if 1 <= number <= 12 else None
