"""Lines to paragraphs: which line goes on with the one before it, and which paragraph is a heading."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from orchestration.documents.datelines import is_dated
from orchestration.documents.function_words import AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS
from orchestration.documents.lines import (
    Line,
    LineKind,
    LineStyle,
    breaks_off,
    ends_sentence,
    last_word,
    looks_like_title,
    starts_in_lower_case,
)


class ParagraphKind(Enum):
    """What a paragraph is for the reader of prose."""

    PROSE = "prose"
    HEADING = "heading"
    ITEM = "item"
    TABLE = "table"
    SOURCE = "source"


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together, in reading order."""

    lines: list[Line]
    kind: ParagraphKind = ParagraphKind.PROSE

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.lines[0].start

    @property
    def end(self) -> int:
        """Offset behind the last character."""
        return self.lines[-1].end


SOURCE_LINE = re.compile(r"[(\[*_]*(?:Source|Sources|From|Reprinted from)\s*:\s*\S", re.IGNORECASE)
_SOURCE_LENGTH = 200
_HEADING_LENGTH = 140
_HEADING_WORDS = 18
_CAPTION_LENGTH = 40
_BODY_LENGTH = 80
_NO_HEADING_END = re.compile(r"[.!;:,\u3002\u2026][\"')\]]*$")
# Words that no heading ends with; prepositions may, for verbs have them ("firms move in").
_NEVER_LAST = DETERMINERS | AUXILIARIES | CONJUNCTIONS | {"of", "to", "with", "from", "for", "by"}
_HANGING = _NEVER_LAST | PREPOSITIONS | {"around", "than", "nearly", "almost"}  # before a figure on the next line
_FIGURE = re.compile(r"(?:[A-Z]{1,3})?[$\u00a3\u20ac\u20b9]?\d[\d.,]*\d?(?![.)\d]|/\d)")
_DATELINE_START = re.compile(r"(?:By|Updated|Posted|Published|Date|Edited by|Contact|E-?mail|Tel)\b", re.IGNORECASE)


def read_paragraphs(text: str, lines: Sequence[Line], style: LineStyle) -> list[Paragraph]:
    """Paragraphs in the order of the page, each with its kind."""
    paragraphs: list[Paragraph] = []
    for line in lines:
        if paragraphs and _continues(text, paragraphs[-1], line, style):
            paragraphs[-1].lines.append(line)
        else:
            seam = style.blank_between_lines and line.gap == 0 and line.indented and bool(paragraphs)
            paragraphs.append(Paragraph([line._replace(starts_page=True) if seam else line]))
    for paragraph in paragraphs:
        paragraph.kind = _kind(text, paragraph, style)
    for paragraph, following in itertools.pairwise(paragraphs):
        if (
            _seems_heading_only(text, paragraph)
            and following.kind is ParagraphKind.PROSE
            and (starts_in_lower_case(text, following.lines[0]))
        ):
            paragraph.kind = ParagraphKind.PROSE
    return paragraphs


def _seems_heading_only(text: str, paragraph: Paragraph) -> bool:
    """Whether neither a marker nor capitals make the paragraph a heading: a sentence that goes on makes it prose."""
    marked = paragraph.lines[0].kind is LineKind.HEADING
    is_title = looks_like_title(text, paragraph.start, paragraph.end)
    is_long = paragraph.end - paragraph.start > _CAPTION_LENGTH
    return paragraph.kind is ParagraphKind.HEADING and is_long and not marked and not is_title


def is_body(paragraph: Paragraph) -> bool:
    """Whether a paragraph is prose of some length, no line of a header or footer."""
    return paragraph.kind is ParagraphKind.PROSE and paragraph.end - paragraph.start > _BODY_LENGTH


def joined_text(text: str, paragraph: Paragraph) -> str:
    """The paragraph's first lines as one: enough for a title, a dateline or a source line."""
    return " ".join(text[line.start : line.end] for line in paragraph.lines[:6])


def opens_source(text: str, line: Line) -> bool:
    """Whether a line begins a source line: "(Source: Some Daily, May 8, 2015)"."""
    return line.kind is not LineKind.HEADING and SOURCE_LINE.match(text, line.start, line.end) is not None


def _continues(text: str, paragraph: Paragraph, line: Line, style: LineStyle) -> bool:
    left = paragraph.lines[-1]
    first = paragraph.lines[0]
    if opens_source(text, first):
        return _source_is_open(text, first, left) and not opens_source(text, line)
    if left.kind is LineKind.HEADING or line.kind is not LineKind.TEXT or left.kind is LineKind.TABLE:
        return False
    if opens_source(text, line):
        return False
    usual_gap = 1 if style.blank_between_lines else 0
    if line.gap > usual_gap:
        return False
    if first.kind is LineKind.BULLET and line.indented and not line.gap:
        return True  # the hanging lines of an item
    return _sentence_runs_on(text, left, line, style)


def _sentence_runs_on(text: str, left: Line, line: Line, style: LineStyle) -> bool:
    ended = ends_sentence(text, left.end)
    if style.trailing_space_continues and not ended and text[left.end - 1] != "-":
        return _spaced_line_runs_on(text, left, line, style)
    if not ended and starts_in_lower_case(text, line):
        return True
    if not ended and line.gap == 0 and last_word(text, left) in _HANGING and _FIGURE.match(text, line.start, line.end):
        return True  # "They have" and below it "120 members"
    if not style.width or breaks_off(text, left, line):
        return False
    if text[left.end - 1] == "-" and not ended:
        return True
    if style.trailing_space_continues:
        return left.trailing_space and not _is_short(left, style)
    return not _is_short(left, style) and not (ended and line.indented and not left.indented)


def _spaced_line_runs_on(text: str, left: Line, line: Line, style: LineStyle) -> bool:
    """Where a space at the end says that a line goes on, one without it is a title or the end of a paragraph."""
    left_is_title = looks_like_title(text, left.start, left.end)
    if starts_in_lower_case(text, line):
        return left.trailing_space or not (left_is_title or _is_short(left, style))
    if not left.trailing_space or breaks_off(text, left, line):
        return False
    return line.trailing_space or left_is_title or not looks_like_title(text, line.start, line.end)


def _is_short(line: Line, style: LineStyle) -> bool:
    return line.end - line.start < 0.7 * style.width


def _source_is_open(text: str, first: Line, left: Line) -> bool:
    bracketed = text[first.start : first.start + 3].lstrip("*_>").startswith(("(", "["))
    return (
        bracketed
        and left.end - first.start < _SOURCE_LENGTH
        and not text[left.end - 6 : left.end].rstrip("*_").endswith((")", "]"))
    )


def _kind(text: str, paragraph: Paragraph, style: LineStyle) -> ParagraphKind:
    first = paragraph.lines[0]
    if opens_source(text, first) and paragraph.end - paragraph.start < _SOURCE_LENGTH:
        return ParagraphKind.SOURCE
    marked = {
        LineKind.HEADING: ParagraphKind.HEADING,
        LineKind.BULLET: ParagraphKind.ITEM,
        LineKind.NUMBERED: ParagraphKind.ITEM,
        LineKind.TABLE: ParagraphKind.TABLE,
    }
    if first.kind in marked:
        return marked[first.kind]
    return ParagraphKind.HEADING if _is_heading(text, paragraph, style) else ParagraphKind.PROSE


def _is_heading(text: str, paragraph: Paragraph, style: LineStyle) -> bool:
    """Short, capitalised, without a closing stop, and not a line that the page breaks off."""
    length = paragraph.end - paragraph.start
    if length > _HEADING_LENGTH or starts_in_lower_case(text, paragraph.lines[0]):
        return False
    if style.trailing_space_continues and paragraph.lines[-1].trailing_space:
        return False
    content = text[paragraph.start : paragraph.end]
    if _DATELINE_START.match(content) or content.startswith("(") or is_dated(content):
        return False
    if looks_like_title(text, paragraph.start, paragraph.end):
        return True
    words = content.split()
    return len(words) <= _HEADING_WORDS and words[-1] not in _NEVER_LAST and not _NO_HEADING_END.search(content)
