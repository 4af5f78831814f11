"""Years at the heads of table columns: rows are sentences whose cells stand between bars."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from orchestration.extraction.model import Quantity, Sentence
from orchestration.extraction.periods.calendar import Span

_CELL_YEAR = re.compile(r"(?:^|[\s.,(])(?:FY\s?)?(?P<year>(?:19|20)\d\d)\W*$")
_BALANCE = re.compile(r"\bbalance\ssheet\b|\bfinancial\sposition\b", re.IGNORECASE)
_CORNER = re.compile(
    r"\W*$|.*\b(?:figures|indicators?|items?|units?|categor\w+|year|million|billion|thousand|mn|bn|000s?)\b|.*['’]000",
    re.IGNORECASE,
)


class TableYears:
    """The years that head the columns of the table that is being read; a sentence without bars ends the table."""

    def __init__(self) -> None:
        self._columns: dict[int, int] = {}  # column number -> year
        self._balance = False  # a balance sheet holds at the end of each year

    def enter(self, sentence: Sentence, quantities: Sequence[Quantity]) -> None:
        """Go on to the next sentence."""
        text = sentence.text
        if sentence.heading:
            self._balance = _BALANCE.search(text) is not None
        if "|" not in text:
            self._columns = {}
        elif not quantities:
            cells = text.split("|")
            years = {
                number: int(match["year"])
                for number, cell in enumerate(cells)
                if (match := _CELL_YEAR.search(cell.strip()))
            }
            if len(years) == 1 and len([cell for cell in cells if cell.strip()]) == 2 and not _CORNER.match(
                cells[1] if text.startswith("|") else cells[0]
            ):
                years = {}  # "Opened | 2011" tells a fact and heads no column
            self._columns = years or self._columns

    def span_at(self, text: str, position: int) -> Span | None:
        """The year of the column that holds the character at `position` of a row, or None."""
        if not self._columns or "|" not in text:
            return None
        year = self._columns.get(text.count("|", 0, position))
        return Span(None if self._balance else date(year, 1, 1), date(year, 12, 31)) if year else None
