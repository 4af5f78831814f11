"""Page furniture, which is no prose: running headers, footers, page numbers and imprints."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Sequence

from orchestration.documents.lines import Line, LineKind, ends_sentence
from orchestration.documents.paragraphs import opens_source

_PAGE_NUMBER = re.compile(
    r"[-\u2013\u2014|\s]*(?:page|p\.|seite)?\s*\d{1,4}(?:\s*(?:of|/|\|)\s*\d{1,4})?[-\u2013\u2014|\s]*", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_LONGEST = 100
_MIN_REPEATS = 3
_EDGE_LINES = 3  # how far from a page's edge furniture stands

_CONTACT = re.compile(
    r"\b(?:tel|telephone|phone|fax|e-?mail|address|postcode|post code|postal code|zip|editors?|"
    r"editor-in-chief|editorial|contacts?|copyright|all rights reserved|icp|issn|isbn|website|hotline|"
    r"registered office|page \d+|sponsored by|published by|printed (?:by|on)|road|street|no)\b|"
    r"\bwww\.|https?:|@|\u00a9|\+\d{2}",
    re.IGNORECASE,
)
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|said|says|rose|fell|grew|reached)\b")
_MIN_CONTACTS = 2
_CHARACTERS_A_CONTACT = 90


def is_imprint(content: str) -> bool:
    """Whether words name an editor, an address or a telephone and assert nothing."""
    contacts = len(_CONTACT.findall(content))
    dense = contacts * _CHARACTERS_A_CONTACT >= len(content)
    return contacts >= _MIN_CONTACTS and dense and _FINITE.search(content) is None


def drop_furniture(text: str, lines: Sequence[Line]) -> list[Line]:
    """The lines without those that repeat, but for their numbers, at the edge of three pages or more."""
    edges = _edge_lines(lines)
    if not edges:
        return list(lines)
    places: dict[str, list[int]] = defaultdict(list)
    for index in edges:
        line = lines[index]
        if line.end - line.start <= _LONGEST and not _belongs_to_text(text, line):
            places[_DIGITS.sub("0", text[line.start : line.end])].append(index)
    dropped: set[int] = set()
    for pattern, indexes in places.items():
        if _PAGE_NUMBER.fullmatch(pattern):
            dropped.update(indexes if _count_pages(text, [lines[index] for index in indexes]) else ())
        elif len(indexes) >= _MIN_REPEATS:
            dropped.update(indexes)
    return _without(lines, dropped)


def _count_pages(text: str, numbers: Sequence[Line]) -> bool:
    """Whether bare numbers at the pages' edges ascend as page numbers do."""
    values = [int(_DIGITS.search(text, line.start, line.end).group()) for line in numbers]  # type: ignore[union-attr]
    return len(values) > 1 and all(0 < right - left <= 2 for left, right in itertools.pairwise(values))


def _edge_lines(lines: Sequence[Line]) -> list[int]:
    """Indexes of the first and last lines of each page; none where the text has no pages."""
    starts = [0, *(index for index, line in enumerate(lines) if line.starts_page and index), len(lines)]
    if len(starts) < 3:
        return []
    edges: set[int] = set()
    for start, end in itertools.pairwise(starts):
        edges.update(range(start, min(start + _EDGE_LINES, end)))
        edges.update(range(max(start, end - _EDGE_LINES), end))
    return sorted(edges)


def _belongs_to_text(text: str, line: Line) -> bool:
    return opens_source(text, line) or ends_sentence(text, line.end) or line.kind is LineKind.TABLE


def _without(lines: Sequence[Line], dropped: set[int]) -> list[Line]:
    """The lines that stay; the first one after furniture keeps the mark of the page that it opens."""
    kept: list[Line] = []
    opens_page = False
    for index, line in enumerate(lines):
        opens_page = opens_page or line.starts_page
        if index not in dropped:
            kept.append(line._replace(starts_page=opens_page))
            opens_page = False
    return kept
