"""Years at the heads of table columns: rows are sentences whose cells stand between bars."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from orchestration.extraction.model import Quantity, Sentence
from orchestration.extraction.periods.calendar import Span, fiscal_year
from orchestration.extraction.tables import is_of_change

_CELL_YEAR = re.compile(r"(?:^|[\s.,(])(?:FY\s?)?(?P<year>(?:19|20)\d\d)\W*$")
_FISCAL_CELL = re.compile(r"^\W*(?:FY\s?)?(?P<from>(?:19|20)\d\d)\s?[-–/]\s?(?P<to>\d\d|(?:19|20)\d\d)\b")
_YEARS_ONLY = re.compile(r"(?:(?:FY\s?)?(?:19|20)\d\d\s+)+(?:FY\s?)?(?:19|20)\d\d")
_UNITS_ONLY = re.compile(r"(?:[^\w\s]|\s|000|million|mn|bn|m)*+", re.IGNORECASE)
_BALANCE = re.compile(r"\bbalance\ssheet\b|\bfinancial\sposition\b", re.IGNORECASE)
_CORNER = re.compile(
    r"\W*$|.*\b(?:figures|indicators?|items?|units?|categor\w+|year|million|billion|thousand|mn|bn|000s?)\b|.*['’]000",
    re.IGNORECASE,
)


class TableYears:
    """The years that head the columns of the table that is being read; a sentence without bars ends the table."""

    def __init__(self) -> None:
        self._columns: dict[int, Span] = {}  # column number -> its year
        self._balance = False  # a balance sheet holds at the end of each year

    def enter(self, sentence: Sentence, quantities: Sequence[Quantity]) -> None:
        """Go on to the next sentence."""
        text = sentence.text
        if sentence.heading:
            self._balance = _BALANCE.search(text) is not None
        if _YEARS_ONLY.fullmatch(text):
            self._columns = {
                number: _year(int(year[-4:])) for number, year in enumerate(text.split(), 1) if year != "FY"
            }
        elif "|" not in text:
            self._columns = self._columns if _UNITS_ONLY.fullmatch(text) else {}
        elif not quantities:
            cells = text.split("|")
            years = {number: span for number, cell in enumerate(cells) if (span := _headed(cell.strip()))}
            if (
                len(years) == 1
                and len([cell for cell in cells if cell.strip()]) == 2
                and not _CORNER.match(cells[1] if text.startswith("|") else cells[0])
            ):
                years = {}  # "Opened | 2011" tells a fact and heads no column
            if len(years) > 1:
                latest = max(years.values(), key=lambda span: span.end)
                years |= {number: latest for number, cell in enumerate(cells) if is_of_change(cell)}
            self._columns = years or self._columns

    def span_at(self, text: str, position: int) -> Span | None:
        """The year of the column that holds the character at `position` of a row, or None."""
        if not self._columns or "|" not in text:
            return None
        span = self._columns.get(text.count("|", 0, position))
        return Span(None, span.end) if span and self._balance else span


def _headed(cell: str) -> Span | None:
    """The year that a cell of the table's head names: "2014", "Turnover, FY 2014", "2016-17"."""
    fiscal = _FISCAL_CELL.match(cell)
    if fiscal and int(fiscal["to"][-2:]) == (int(fiscal["from"]) + 1) % 100:
        return fiscal_year(int(fiscal["from"]) + 1, 4)
    match = _CELL_YEAR.search(cell)
    return _year(int(match["year"])) if match else None


def _year(number: int) -> Span:
    return Span(date(number, 1, 1), date(number, 12, 31))
