"""Calendar arithmetic: spans of days, months, quarters, halves, years and fiscal years; names of months and numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
            "sep sept september", "oct october", "nov november", "dec december",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip

NUMBERS = {
    "one": 1, "a": 1, "an": 1, "1st": 1, "first": 1, "two": 2, "2nd": 2, "second": 2, "couple": 2, "latter": 2,
    "three": 3, "3rd": 3, "third": 3, "four": 4, "4th": 4, "fourth": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip

# Begins with a set of letters, so that the search leaps from one of them to the next: INR, Rs, crore, lakh, London ...
_APRIL_YEARS = re.compile(
    r"[₹£IiRrCcLlHh](?:(?<=[₹£])|(?<!\w\w)(?i:(?<=i)(?:nr|ndian?)\b|(?<=r)s\.?\s?\d|(?<=c)rores?\b"
    r"|(?<=l)(?:akhs?|ondon)\b|(?<=h)mrc\b))"
)


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `start` to `end`, both included; an instant or state up to a day has no start."""

    start: date | None
    end: date

    @property
    def days(self) -> int:
        """Length in days; 0 where there is no start."""
        return 0 if self.start is None else (self.end - self.start).days + 1


def last_day(year: int, month: int) -> int:
    """Number of the last day of a month."""
    following = date(year + (month == 12), month % 12 + 1, 1)
    return (following - timedelta(days=1)).day


def months(year: int, first: int, last: int, first_day: int = 1, last_day_of: int | None = None) -> Span | None:
    """The span from a day of month `first` to a day of month `last` (its end if None) of a year; a range that runs
    over New Year ends in the year after. None for a day that no calendar has."""
    end_year = year if last >= first else year + 1
    try:
        start = date(year, first, min(first_day, last_day(year, first)))
        end = last_day(end_year, last)
        return Span(start, date(end_year, last, min(last_day_of or end, end)))
    except ValueError:
        return None


def fiscal_year(ends_in: int, start_month: int) -> Span:
    """The fiscal year named by the year that it ends in; it is the calendar year where it starts in January."""
    if start_month == 1:
        return Span(date(ends_in, 1, 1), date(ends_in, 12, 31))
    end_month = start_month - 1
    return Span(date(ends_in - 1, start_month, 1), date(ends_in, end_month, last_day(ends_in, end_month)))


def shifted(day: date, unit: str, count: int) -> date:
    """The day moved by `count` days, weeks, months, quarters, years or decades; past a month's end it is its last."""
    if unit in ("day", "week"):
        return day + timedelta(days=count * (7 if unit == "week" else 1))
    moved = day.year * 12 + day.month - 1 + count * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
    year, month = max(1, min(9998, moved // 12)), moved % 12 + 1
    return date(year, month, min(day.day, last_day(year, month)))


def unit_around(day: date, unit: str) -> Span:
    """The calendar day, week, month, quarter, year or decade that holds a day."""
    if unit == "day":
        return Span(day, day)
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return Span(monday, monday + timedelta(days=6))
    if unit == "decade":
        return Span(date(day.year // 10 * 10, 1, 1), date(day.year // 10 * 10 + 9, 12, 31))
    length = {"month": 1, "quarter": 3, "year": 12}[unit]
    first = (day.month - 1) // length * length + 1
    last = first + length - 1
    return Span(date(day.year, first, 1), date(day.year, last, last_day(day.year, last)))


def fiscal_start_month(text: str) -> int:
    """Month in which the fiscal years of a text begin: April where it writes of India or in its or British money, else
    January. A text decides by the weight of its evidence in its first 20,000 characters."""
    return 4 if len(_APRIL_YEARS.findall(text, 0, 20_000)) >= 2 else 1
