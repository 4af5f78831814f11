"""Years at the heads of table columns: rows are sentences whose cells stand between bars."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from orchestration.extraction.model import Quantity
from orchestration.extraction.periods.calendar import Span

_CELL_YEAR = re.compile(r"(?:^|[\s.,(])(?:FY\s?)?(?P<year>(?:19|20)\d\d)\W*$")


class TableYears:
    """The years that head the columns of the table that is being read; a sentence without bars ends the table."""

    def __init__(self) -> None:
        self._columns: dict[int, int] = {}  # column number -> year

    def enter(self, text: str, quantities: Sequence[Quantity]) -> None:
        """Go on to the next sentence."""
        if "|" not in text:
            self._columns = {}
        elif not quantities:
            years = {
                number: int(match["year"])
                for number, cell in enumerate(text.split("|"))
                if (match := _CELL_YEAR.search(cell.strip()))
            }
            self._columns = years or self._columns

    def span_at(self, text: str, position: int) -> Span | None:
        """The year of the column that holds the character at `position` of a row, or None."""
        if not self._columns or "|" not in text:
            return None
        year = self._columns.get(text.count("|", 0, position))
        return Span(date(year, 1, 1), date(year, 12, 31)) if year else None
