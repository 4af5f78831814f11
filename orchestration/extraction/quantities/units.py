"""Units behind a number: percent, areas, lengths, durations and computing, from the reference table of units."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from orchestration.extraction.numbers.alternation import any_case
from orchestration.extraction.numbers.reference import reference_rows

_ROWS = reference_rows("units")
_MARKS = {row["mark"].lower(): (row["unit"], Fraction(row["factor"])) for row in _ROWS}
_WORDS = any_case(mark for mark in _MARKS if mark[-1].isalnum() and mark.isascii())
_SIGNS = any_case(mark for mark in _MARKS if not (mark[-1].isalnum() and mark.isascii()))

_UNIT = re.compile(
    rf"(?P<gap>(?:\s|-|\\|\s-)?)(?:(?:further|additional|full|whole|extra|more|consecutive|straight)\s(?=(?:year"
    rf"|month|week|day|hour|decade)))?(?P<mark>(?:{_WORDS})(?![A-Za-z0-9²])|(?:{_SIGNS}))",
    re.IGNORECASE,
)
_METRES = re.compile(r"\s?m(?=\s(?:long|wide|high|deep|tall|from|away|above|below|x)\b|\s?[x×*]|[.,;)]|$)")
_HYPHEN_AREA = re.compile(r"-(?:sq|square)[- ](?P<of>met(?:er|re)|kilomet(?:er|re)|foot|km|m|ft)\b", re.IGNORECASE)
_NAMES_IN_CAPITALS = frozenset(
    {"pct", "pc", "pp", "mu", "ha", "min", "sec", "qm", "foot"}
)  # PCT is a treaty, not a percentage
_AREAS = {"m": "M2", "f": "FT2", "k": "KM2"}

UNITS = frozenset(row["unit"] for row in _ROWS)
DURATIONS = frozenset({"SECONDS", "DAYS", "YEARS"})


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """A unit found at the end of a number: where it ends, its code, and the factor to plain units of that code."""

    end: int
    unit: str
    factor: Fraction
    mark: str
    hyphenated: bool = False


def match_unit(text: str, end: int) -> UnitMatch | None:
    """The unit that begins at `end`, the end of a number."""
    match = _UNIT.match(text, end)
    if match is None:
        return _metres(text, end)
    mark = " ".join(match.group("mark").lower().split())
    if mark in _NAMES_IN_CAPITALS and match.group("mark").isupper():
        return None
    unit, factor = _MARKS[mark]
    return UnitMatch(match.end(), unit, factor, mark, "-" in match.group("gap"))


def unit_of(written: str) -> tuple[str, Fraction] | None:
    """Code and factor of a unit that stands alone, as in the head of a table."""
    return _MARKS.get(written.lower())


def _metres(text: str, end: int) -> UnitMatch | None:
    if match := _METRES.match(text, end):
        return UnitMatch(match.end(), "M", Fraction(1), "m")
    if match := _HYPHEN_AREA.match(text, end):
        of = match.group("of").lower()
        return UnitMatch(match.end(), _AREAS[of[0]], Fraction(1), f"square {of}", True)
    return None
