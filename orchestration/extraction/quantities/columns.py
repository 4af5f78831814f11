"""What the head of a table says of the figures in a column: their unit and scale, or what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from orchestration.extraction.model import Sentence
from orchestration.extraction.numbers import NumberStyle, currencies
from orchestration.extraction.numbers.scales import SCALES, scale_worth
from orchestration.extraction.quantities.drafts import Draft, in_plain_units
from orchestration.extraction.quantities.units import DURATIONS, unit_of
from orchestration.extraction.tables import cells_of

_MEASURE = re.compile(
    rf"(?P<before>{currencies.BEFORE})?\s?(?:in\s)?(?P<number>1[0,]*)?"
    rf"\s?(?P<scale>{SCALES}|['’]?000s?)?\.?\s?(?:of\s)?(?P<after>{currencies.AFTER})?",
    re.IGNORECASE,
)
_THOUSAND_EURO = re.compile(r"[Tk]\s?(?:EUR|€)")
_LEAD = re.compile(r"(?:.*\b)?units?\s?[:=]\s?|.*\bin\s+(?!(?:the|19|20)\b)", re.IGNORECASE)
_BRACKETED = re.compile(r"[(\[]([^()\[\]]{1,60})[)\]]")
_COUNTED = re.compile(
    r"\b(?:number|no\.|nos\.|headcount|count|ratio|rank)|\b(?:people|persons|staff|personnel|workforce)\b"
    r"|\b(?:employe|compan|enterpris|firm|start-?up|patent|tenant|project|job|worker|incubator|student|graduate"
    r"|applicant|account|borrower|event|visa|investor|founder|team)\w*s\b",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"%|\bper\s?cent\b|\bgrowth\b|\bchange\b|\bshare of\b", re.IGNORECASE)
_MONEY = re.compile(
    r"\b(?:sales|revenues?|turnover|profits?|loss|funds?|funding|grants|loans|investments?|assets|equity|capital|income"
    r"|value|amount|budget|costs|taxe?s?|exports?|imports?|output|expenditure|outlay)\b",
    re.IGNORECASE,
)
_NO_NOUN = re.compile(
    r"(?:total|value|amount|figures?|number|share|growth|change|remarks?|date|year|q[1-4]|h[12])?\W*(?:(?:19|20)\d\d\W*)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ColumnUnit:
    """Unit and scale that a head gives; the unit is empty for a mere scale."""

    unit: str
    factor: Fraction


@dataclass(frozen=True, slots=True)
class Cell:
    """The cell of a row that is one figure: its number counted from the right, where it begins and ends."""

    from_right: int
    start: int
    end: int


def read_cell(row: Sentence, draft: Draft, style: NumberStyle) -> None:
    """Give a bare number that fills a cell of `row` what the heads say of it: unit, scale, counted noun; in place."""
    cell = cell_at(row.text, draft.start)
    if cell is None:
        return
    loss = row.text[cell.start : cell.end] == f"({row.text[draft.start : draft.end]})"
    if not loss and (row.text[cell.start : draft.start].strip("-−") or row.text[draft.end : cell.end]):
        return
    found = column_unit(row.text, cell, row.heads, style)
    if found is None:
        draft.column_noun = column_noun(cell, row.heads)
        return
    draft.value = in_plain_units(draft.value, found.factor)
    draft.take_unit(found.unit, "column")
    if loss and draft.is_money:
        draft.start, draft.end, draft.value = cell.start, cell.end, -draft.value


def cell_at(row: str, position: int) -> Cell | None:
    """The cell at a position of a row; cells without bars between them are the figures at the row's end."""
    bars = "|" in row
    left = row.rfind("|" if bars else " ", 0, position) + 1
    right = row.find("|" if bars else " ", position)
    right = len(row) if right < 0 else right
    following = row[right:].strip()
    following = following.removesuffix("|").rstrip() if bars else following
    from_right = following.count("|") if bars else len(following.split())
    written = row[left:right]
    start = left + len(written) - len(written.lstrip())
    return Cell(from_right, start, start + len(written.strip())) if left else None


def column_unit(row: str, cell: Cell, heads: tuple[str, ...], style: NumberStyle) -> ColumnUnit | None:
    """The unit of a cell: of its own column's head, else of the first column's head or of the caption."""
    own = list(_heads_over(heads, cell.from_right))
    for head in own:
        if found := _unit_in(head, style):
            return found
    label = " ".join([cells_of(row)[0] if "|" in row else row, *own])
    if _PERCENT.search(label) or (_COUNTED.search(label) and not _MONEY.search(label)):
        return None
    for line in heads:
        if found := _unit_in(cells_of(line)[0], style):
            return found
    return None


def column_noun(cell: Cell, heads: tuple[str, ...]) -> str | None:
    """What the head of the column says that its figures count; nothing for years, units and "total"."""
    words = [head for head in _heads_over(heads, cell.from_right) if not _NO_NOUN.fullmatch(head)]
    words = [word for word in words if _BRACKETED.sub("", word).strip() and not _BRACKETED.fullmatch(word)]
    return " ".join(_BRACKETED.sub("", word).strip() for word in words) or None


def _heads_over(heads: tuple[str, ...], from_right: int) -> Iterator[str]:
    for line in heads:
        cells = cells_of(line)
        if len(cells) > from_right + 1 or (len(cells) > from_right and "|" not in line and len(cells) > 1):
            yield cells[-1 - from_right]


@lru_cache(maxsize=4096)
def _unit_in(head: str, style: NumberStyle) -> ColumnUnit | None:
    for written in _candidates(head):
        unit = unit_of(written)
        if unit is not None and not (written == head and unit[0] in DURATIONS):  # a column headed "Year" holds years
            return ColumnUnit(*unit)
        if _THOUSAND_EURO.fullmatch(written):
            return ColumnUnit("EUR", Fraction(1000))
        match = _MEASURE.fullmatch(written)
        if match is None:
            continue
        mark = match["before"] or match["after"]
        scale = scale_worth(match["scale"]) if match["scale"] else Decimal(1)
        worth = Fraction(scale) * int((match["number"] or "1").replace(",", ""))
        if mark or (match["scale"] and len(match["scale"]) > 1):
            code = currencies.code_of(mark, style.dollar, style.yen) if mark else ""
            return ColumnUnit(code, worth)
    return None


def _candidates(head: str) -> Iterator[str]:
    """What may be a unit in a head: the bracketed part, what follows "in" or the last comma, the whole."""
    parts = [part for bracketed in _BRACKETED.findall(head) for part in re.split(r"[,;]\s", bracketed)]
    for part in [*parts, re.split(r",\s", head)[-1] if len(head) < 120 else "", head]:
        written = part.strip()
        yield written
        if lead := _LEAD.match(written):
            yield written[lead.end() :].strip()
