"""What the head of a table says of the figures in a column: their unit and scale, or what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from orchestration.extraction.model import Sentence
from orchestration.extraction.numbers import NumberStyle, currencies
from orchestration.extraction.numbers.scales import SCALES, scale_worth
from orchestration.extraction.quantities.drafts import Draft, in_plain_units
from orchestration.extraction.quantities.units import DURATIONS, UNITS, unit_of
from orchestration.extraction.tables import cells_of, heads_over

_MEASURE = re.compile(
    rf"(?P<before>{currencies.BEFORE})?\s?(?:in\s)?(?P<number>1[0,]*)?"
    rf"\s?(?P<scale>{SCALES}|['’]?000s?)?\.?\s?(?:of\s)?(?P<after>{currencies.AFTER})?",
    re.IGNORECASE,
)
_SCALED_UNIT = re.compile(
    rf"(?:(?P<number>10[0,]*)\s)?(?:(?P<lead>{SCALES}|['’]?000s?)\s)?(?P<before>[a-z²][a-z² .]{{0,20}})"
    rf"|(?P<behind>[a-z²][a-z² .]{{0,20}}?),?\s(?P<tail>{SCALES}|['’]?000s?)",
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
_PERCENT = re.compile(r"[^(]{0,30}(?:%|\bper\s?cent\b|\bgrowth(?:\srate)?$)", re.IGNORECASE)
_RELATIVE = re.compile(r"\bgrowth\b|\bchange\b|\bshare of\b", re.IGNORECASE)
_REFERENCE = re.compile(r"(?:notes?|anm\.?|s\.?\s?no\.?|sl\.?(?:\sno\.?)?|nr\.?|#|code|page)", re.IGNORECASE)
_FLAT_LABEL = re.compile(r"\s[-−(]?\d")
_FOUNDING = re.compile(
    r"\b(?:years?|established|founded|opened|since|launched|started|inception|date)\b", re.IGNORECASE
)
_MONEY = re.compile(
    r"\b(?:sales|revenues?|turnover|profits?|loss|funds?|funding|grants|loans|investments?|assets|equity|capital|income"
    r"|value|amount|budget|costs|taxe?s?|exports?|imports?|output|expenditure|outlay)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"[^(]*[A-Za-z]{4,}[^(]*\(")  # "Revenue (NT$ million)" is more than a unit
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
    """The cell of a row that is one figure: where it begins and ends."""

    start: int
    end: int


def read_cell(row: Sentence, draft: Draft, style: NumberStyle) -> None:
    """Give a bare number that fills a cell of `row` what the heads say of it: unit, scale, counted noun; in place."""
    cell = cell_at(row.text, draft.start)
    if cell is None:
        return
    loss = row.text[cell.start : cell.end] == f"({row.text[draft.start : draft.end]})"
    if not loss and (row.text[cell.start : draft.start].strip("-−+") or row.text[draft.end : cell.end]):
        return
    own = list(heads_over(row, draft.start))
    if any(_REFERENCE.fullmatch(head) for head in own):
        draft.rules.append("reference_column")
        return
    year = 1800 <= draft.value <= 2100 and cell.end - cell.start == 4
    if year and (not row.heads or any(_FOUNDING.search(head) for head in own)):
        return
    found = column_unit(row, own, style)
    if found is None:
        draft.column_noun = column_noun(own)
        return
    draft.value = in_plain_units(draft.value, found.factor)
    draft.take_unit(found.unit, "column")
    if loss and draft.is_money:
        draft.start, draft.end, draft.value = cell.start, cell.end, -draft.value


def cell_at(row: str, position: int) -> Cell | None:
    """The cell at a position of a row, but for its first; cells without bars are the figures at the row's end."""
    bars = "|" in row
    left = row.rfind("|" if bars else " ", 0, position) + 1
    right = row.find("|" if bars else " ", position)
    right = len(row) if right < 0 else right
    written = row[left:right]
    start = left + len(written) - len(written.lstrip())
    return Cell(start, start + len(written.strip())) if row[:left].strip(" |") else None


def column_unit(row: Sentence, own: Sequence[str], style: NumberStyle) -> ColumnUnit | None:
    """The unit of a cell: of the head of its own column, else of the row's label, the first column or the caption."""
    label = cells_of(row.text)[0] if "|" in row.text else _FLAT_LABEL.split(row.text, maxsplit=1)[0]
    counted = _COUNTED.search(label) is not None and _MONEY.search(label) is None
    for head in own:
        found = _unit_in(head, style)
        if found and not (counted and found.unit not in UNITS and not _NAMED.match(head)):
            return found
    if any(_PERCENT.match(head) for head in own):
        return ColumnUnit("PERCENT", Fraction(1))
    if found := _unit_in(label, style):
        return found
    named = " ".join([label, *own])
    if _RELATIVE.search(named) or (_COUNTED.search(named) and not _MONEY.search(named)):
        return None
    for line in row.heads:
        if found := _unit_in(cells_of(line)[0], style):
            return found
    return None


def column_noun(own: Sequence[str]) -> str | None:
    """What the head of the column says that its figures count; nothing for years, units and "total"."""
    words = [_BRACKETED.sub("", head).strip() for head in own if not _NO_NOUN.fullmatch(head)]
    return " ".join(word for word in words if word) or None


@lru_cache(maxsize=4096)
def _unit_in(head: str, style: NumberStyle) -> ColumnUnit | None:
    for written in _candidates(head):
        unit = unit_of(written)
        if unit is not None and not (written == head and unit[0] in DURATIONS):  # a column headed "Year" holds years
            return ColumnUnit(*unit)
        if scaled := _scaled_unit(written):
            return scaled
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


def _scaled_unit(written: str) -> ColumnUnit | None:
    """ "sq ft '000", "10,000 m²": a unit with a scale before or behind it."""
    match = _SCALED_UNIT.fullmatch(written)
    unit = unit_of(match["before"] or match["behind"]) if match else None
    if match is None or unit is None:
        return None
    worth = Fraction(1)
    for scale in filter(None, (match["lead"], match["tail"])):
        worth *= Fraction(scale_worth(scale))
    if match["number"]:
        worth *= int(match["number"].replace(",", ""))
    return ColumnUnit(unit[0], unit[1] * worth)


def _candidates(head: str) -> Iterator[str]:
    """What may be a unit in a head: the bracketed part, what follows "in" or the last comma, the whole."""
    parts = [part for bracketed in _BRACKETED.findall(head) for part in re.split(r"[,;]\s", bracketed)]
    for part in [*parts, re.split(r",\s", head)[-1] if len(head) < 120 else "", head]:
        written = part.strip()
        yield written
        if lead := _LEAD.match(written):
            yield written[lead.end() :].strip()
