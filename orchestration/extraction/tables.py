"""Which lines of an article head the rows of a table: its caption and the rows that name columns, units and years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from orchestration.extraction.model import Sentence

_BAR = " | "
_FIGURE = re.compile(r"[-−(]?[$€£₹¥]?\d+(?!st\b|nd\b|rd\b|th\b|Q)")
_YEAR = re.compile(r"(?:FY\s?)?(?:19|20)\d\d(?:[-/]\d\d)?\s*(?:\(|$)")
_FLAT_ROW = re.compile(r"(?:\d{1,2}\.\s)?[^\W\d][^|.;:!?\d]{1,50}?(?:\s[-−(]?\d[\d.,]*\)?%?){2,8}")
_FLAT_HEAD = re.compile(
    r"(?:(?:FY\s?)?(?:19|20)\d\d|(?:US|NT|HK)?[$€£₹]\s?(?:'000|’000|m|mn|million|bn)|TEUR|T€|%|\s){1,80}"
)
_MOST_LINES = 4  # over the first row
_LONGEST_CAPTION = 120
_PROSE = re.compile(r"(?!Table|Figure).*[a-z]\.$")
_CHANGE = re.compile(
    r"\b(?:growth|changes?|increase|decrease|variation|y-?o-?y|yoy|year[\s-](?:on|over)[\s-]year)\b|^\W*\+/[-−]|Δ",
    re.IGNORECASE,
)


def cells_of(line: str) -> list[str]:
    """The cells of a row between its bars, without those that only the outer bars make; heads like "2016 2015" too."""
    if "|" not in line:
        return line.split() if _FLAT_HEAD.fullmatch(line) else [line]
    return [cell.strip() for cell in re.sub(r"^\s*\|\s?|\s?\|\s*$", "", line).split("|")]


def heads_over(row: Sentence, position: int) -> Iterator[str]:
    """What heads the column of the figure at a position of a row, line by line."""
    behind = cells_behind(row.text, position)
    for line in row.heads:
        if head := cell_over(line, behind):
            yield head


def cells_behind(row: str, position: int) -> int:
    """How many cells follow the one at a position of a row; cells without bars are divided by spaces."""
    behind = row[position:].strip().removesuffix("|")
    return behind.count("|") if "|" in row else max(0, len(behind.split()) - 1)


def cell_over(line: str, behind: int) -> str | None:
    """The cell of a head line with so many cells behind it: columns are counted from the right. None in a caption."""
    cells = cells_of(line)
    return cells[-1 - behind] if len(cells) > max(1, behind) else None


def is_of_change(head: str) -> bool:
    """Whether a head says that its figures are changes: "Growth %", "Change on year"."""
    return _CHANGE.search(head) is not None


def with_heads(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences, the rows of tables with the lines that head them."""
    result: list[Sentence] = []
    heads: tuple[str, ...] = ()
    for place, sentence in enumerate(sentences):
        if not _is_row(sentence.text) or (sentence.heading and not heads):
            heads = ()
            result.append(sentence)
            continue
        if not heads and place:
            heads = _lines_over(sentences, place)
        result.append(replace(sentence, heads=heads) if heads else sentence)
    return result


def _lines_over(sentences: Sequence[Sentence], place: int) -> tuple[str, ...]:
    """Head rows and caption over the first row of figures."""
    lines: list[str] = []
    for line in reversed(sentences[max(0, place - _MOST_LINES) : place]):
        if _is_head(line.text):
            lines.insert(0, line.text)
        else:
            if line.heading or (len(line.text) < _LONGEST_CAPTION and not _PROSE.fullmatch(line.text)):
                lines.insert(0, line.text)
            break
    return tuple(lines)


def _is_head(line: str) -> bool:
    return (_BAR in line or _FLAT_HEAD.fullmatch(line) is not None) and not _holds_figures(line)


def _is_row(line: str) -> bool:
    """Whether a line is a row with figures; one without bars only with several at its end."""
    if _BAR in line:
        return _holds_figures(line)
    return _FLAT_ROW.fullmatch(line) is not None and not all(_YEAR.match(word) for word in line.split()[-2:])


def _holds_figures(line: str) -> bool:
    """Whether a cell behind the first is nothing but a figure that is no year."""
    return any(_FIGURE.match(cell) and not _YEAR.match(cell) for cell in cells_of(line)[1:])
