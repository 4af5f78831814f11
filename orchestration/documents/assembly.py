"""Paragraphs to the text of an article: lines joined, words broken at line ends mended, the layout gone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from orchestration.documents.lines import CELL_EDGE, Line
from orchestration.documents.mapping import TextBuilder
from orchestration.documents.model import MappedText
from orchestration.documents.paragraphs import Paragraph, ParagraphKind
from orchestration.documents.words import repair_words


class ArticleText(NamedTuple):
    """Repaired text with "\\n\\n" between paragraphs, and the offsets at which headings begin."""

    text: MappedText
    headings: frozenset[int]


def assemble(page: MappedText, paragraphs: Sequence[Paragraph], vocabulary: Mapping[str, int]) -> ArticleText:
    """The text of an article whose lines are offsets into `page`."""
    builder = TextBuilder()
    for index, paragraph in enumerate(paragraphs):
        if index:
            builder.stand_in("\n\n", page.raw_offset(max(0, paragraph.start - 1)))
        _copy_paragraph(builder, page, paragraph, vocabulary)
    repaired = repair_words(builder.build(), vocabulary)
    return ArticleText(repaired, _heading_offsets(repaired.text, paragraphs))


def _copy_paragraph(
    builder: TextBuilder, page: MappedText, paragraph: Paragraph, vocabulary: Mapping[str, int]
) -> None:
    lines = paragraph.lines
    if paragraph.kind is ParagraphKind.TABLE:
        _copy_row(builder, page, lines[0])
        return
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        end = line.end
        if following is None or page.text[end - 1] != "-" or end - line.start < 2:
            builder.copy(page, line.start, end)
            if following is not None:
                builder.stand_in(" ", page.raw_offset(min(end, len(page.text) - 1)))
            continue
        left = _tail(page.text, line.start, end - 1)
        right = _head(page.text, following.start, following.end)
        if not left or page.text[end - 2] == "-" or page.text[end - 2] == " ":  # a dash, no hyphen
            builder.copy(page, line.start, end)
            builder.stand_in(" ", page.raw_offset(min(end, len(page.text) - 1)))
        else:
            builder.copy(page, line.start, end if keeps_hyphen(left, right, vocabulary) else end - 1)


def _copy_row(builder: TextBuilder, page: MappedText, line: Line) -> None:
    """The cells of a table row with bars between them, whatever parted them on the page."""
    position = line.start
    for edge in CELL_EDGE.finditer(page.text, line.start, line.end):
        builder.copy(page, position, edge.start())
        builder.stand_in(" | ", page.raw_offset(edge.start()))
        position = edge.end()
    builder.copy(page, position, line.end)


def keeps_hyphen(left: str, right: str, vocabulary: Mapping[str, int]) -> bool:
    """Whether a hyphen at a line end belongs to the word ("start-" "up") or only to the page ("inter-" "national")."""
    if not right[:1].islower() or not left.isalpha():
        return True
    closed, hyphenated = f"{left}{right}".lower(), f"{left}-{right}".lower()
    counts = vocabulary.get(closed, 0), vocabulary.get(hyphenated, 0)
    if counts[0] != counts[1]:
        return counts[1] > counts[0]
    return vocabulary.get(left.lower(), 0) > 1 and vocabulary.get(right.lower(), 0) > 1


def _tail(text: str, start: int, end: int) -> str:
    position = end
    while position > start and text[position - 1].isalnum():
        position -= 1
    return text[position:end]


def _head(text: str, start: int, end: int) -> str:
    position = start
    while position < end and text[position].isalpha():
        position += 1
    return text[start:position]


def _heading_offsets(text: str, paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """Repair of words keeps every paragraph, so the n-th one of the text is the n-th of the list."""
    offsets, start = set[int](), 0
    for paragraph in paragraphs:
        if paragraph.kind is ParagraphKind.HEADING:
            offsets.add(start)
        start = text.find("\n\n", start) + 2
    return frozenset(offsets)
