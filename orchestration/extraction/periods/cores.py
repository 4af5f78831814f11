"""What a time expression names before it is resolved: months and days of a year, a window, a relative reference."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from orchestration.extraction.periods.calendar import MONTHS, NUMBERS

CoreKind = Literal["calendar", "fiscal", "relative", "window", "ahead", "ago", "now", "vague", "anaphora", "previous"]
YearBasis = Literal["given", "publication", "context"]


@dataclass(frozen=True, slots=True)
class Core:
    """What an expression names, before it is resolved. Months and days count from 1; day 31 is the month's last."""

    kind: CoreKind
    year: int | None = None
    year_to: int | None = None
    year_basis: YearBasis = "given"  # publication: `offset` years from it; context: the year that is being spoken of
    months: tuple[int, int] = (1, 12)
    days: tuple[int, int] = (1, 31)
    unit: str = "year"  # of a relative expression, window or anaphora
    # An anaphora that counts ("the six months") has its length in months there.
    offset: int = 0  # units from the publication: last year is -1; length of a window, negative for the past


def month_number(name: str) -> int:
    """The month from 1 that a name or its abbreviation names."""
    return MONTHS[name.lower().rstrip(".")]


def number_of(words: str) -> int:
    """The number that digits, a number word or "a couple of" say."""
    word = words.lower()
    return int(word) if word.isdigit() else 2 if "couple" in word else NUMBERS[word]


def calendar_core(reference: str | None, months: tuple[int, int], days: tuple[int, int] = (1, 31)) -> Core:
    """Months of the year that a reference names: "2014", "last year", "the year", or nothing."""
    if reference is None:
        return Core("calendar", year_basis="context", months=months, days=days)
    if reference.isdigit():
        return Core("calendar", year=int(reference), months=months, days=days)
    word = reference.split()[0]
    if word in ("last", "next", "this"):
        return Core(
            "calendar",
            year_basis="publication",
            offset={"last": -1, "next": 1, "this": 0}[word],
            months=months,
            days=days,
        )
    offset = -1 if "previous" in reference else 0
    return Core("calendar", year_basis="context", offset=offset, months=months, days=days)


def full_year(text: str, like: int = 2000) -> int:
    """The year in four digits; two digits are of the century of `like`."""
    return int(text) if len(text) == 4 else like // 100 * 100 + int(text)
