"""The lines of a text: what each holds without its marker, its place on the page, and the style of the whole."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from orchestration.documents.function_words import OPENERS


class LineKind(Enum):
    """What the marker at the start of a line says."""

    TEXT = "text"
    HEADING = "heading"
    BULLET = "bullet"
    NUMBERED = "numbered"
    TABLE = "table"


class Line(NamedTuple):
    """Half-open offsets of the content (no marker, no outer space) and the line's place on the page."""

    start: int
    end: int
    kind: LineKind
    gap: int  # blank lines before it
    trailing_space: bool
    indented: bool
    starts_page: bool  # a form feed stands before it


class LineStyle(NamedTuple):
    """How a document sets its lines; each decided by the document's own evidence."""

    blank_between_lines: bool  # a blank line follows every line, not only every paragraph
    trailing_space_continues: bool  # a line that the paragraph continues ends in a space
    width: int  # characters of a full line; 0 where lines are not broken by hand


_MARKER = re.compile(
    r"(?P<heading>#{1,6}(?=[\s*]))|(?P<bullet>[-*+\u2022\u00b7\u25aa\u25e6\u2023\u25cf](?=\s))|"
    r"(?P<numbered>\(?\d{1,2}[.)](?=\s+[A-Z\"'(]))|(?P<quote>>+(?=\s|$))"
)
_RULE = re.compile(r"[-=_*~+\s]{3,}|\|?[\s:|-]*---[\s:|-]*\|?")
CELL_EDGE = re.compile(r"\t[\t ]*| {3,}| (?:\.{3,}|\u2026+|(?:\. ){3,}\.?) ")
_LEADER = re.compile(r" (?:\.{4,}|\u2026{2,}|(?:\. ){4,}\.?) | \.{3} .* \.{3} ")  # the dots from a name to its figure
_TABLE_ROW = re.compile(r"\|.*\||[^|]*\s\|\s[^|]*(?:\s\|\s.*)?")
_SPACED_CLOSING = re.compile(r"\s+#+$")
_SENTENCE_END = re.compile(r"[.!?\u2026\u3002\uff01\uff1f][\"')\]]*$")
_LONGEST_RULE = 500
_TITLE_WORDS = 16
_MANUAL_WIDTH = 130  # lines of more characters are paragraphs, not lines of a page


def read_lines(text: str) -> list[Line]:
    """All lines with content, in order; rules and table separators left out."""
    lines: list[Line] = []
    offset, gap, starts_page = 0, 0, False
    for whole in text.splitlines(keepends=True):
        body = whole.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029")
        line = _read_line(text, offset, body, gap, starts_page)
        if line.end > line.start and not _is_rule(body.strip()):
            lines.append(line)
            gap, starts_page = 0, False
        elif whole != "\f":  # a page's end is no blank line
            gap += 1
        starts_page = starts_page or "\f" in whole
        offset += len(whole)
    return lines


def _is_rule(content: str) -> bool:
    return len(content) <= _LONGEST_RULE and _RULE.fullmatch(content) is not None


def _read_line(text: str, offset: int, body: str, gap: int, starts_page: bool) -> Line:
    stripped = body.rstrip()
    start, end = offset + len(stripped) - len(stripped.lstrip()), offset + len(stripped)
    indented = start > offset
    kind = LineKind.TEXT
    while (marker := _MARKER.match(text, start, end)) is not None:
        if marker.lastgroup == "numbered":  # the number stays: repair loses no digit
            kind = LineKind.NUMBERED
            break
        if marker.lastgroup != "quote":
            kind = LineKind(marker.lastgroup)
        start = marker.end()
        while start < end and text[start].isspace():
            start += 1
        if kind is not LineKind.TEXT:
            break
    if kind is LineKind.HEADING and (closing := _SPACED_CLOSING.search(text, start, end)):
        end = closing.start()
    if kind is LineKind.TEXT and _is_table_row(text[start:end], stripped.strip()):
        kind = LineKind.TABLE
    return Line(start, end, kind, gap, len(body) > len(stripped), indented, starts_page)


def _is_table_row(content: str, whole: str) -> bool:
    """Cells between bars, tabs, columns of spaces or leaders; a closed sentence with a tab in it is none."""
    if "|" in whole and _TABLE_ROW.fullmatch(whole):
        return True
    led = "..." in content or "\u2026" in content or " . . " in content
    led = led and _LEADER.search(content) is not None
    if not led and "   " not in content and "\t" not in content:
        return False
    cells = CELL_EDGE.split(content)
    return (
        len(cells) > (1 if led or "\t" in content else 2) and len(content) < _MANUAL_WIDTH and content[-1] not in ".!?"
    )


def ends_sentence(text: str, end: int) -> bool:
    """Whether the text that ends at `end` closes a sentence, quotes and brackets after the stop included."""
    return _SENTENCE_END.search(text, max(0, end - 6), end) is not None


def first_word(text: str, line: Line) -> str:
    """The first word of a line, without opening quotes and brackets."""
    return text[line.start : min(line.end, line.start + 60)].lstrip("\"'([").split(" ", 1)[0]


def last_word(text: str, line: Line) -> str:
    """The last word of a line, punctuation included."""
    return text[max(line.start, line.end - 60) : line.end].rsplit(" ", 1)[-1]


def starts_in_lower_case(text: str, line: Line) -> bool:
    """Whether a line goes on with a sentence begun before it."""
    return text[line.start : line.start + 1].islower() or first_word(text, line)[:1].islower()


def breaks_off(text: str, left: Line, right: Line) -> bool:
    """Whether `right` cannot follow `left` in one sentence: a capitalised opener after a bare lower-case word."""
    word = last_word(text, left)
    return word.isalpha() and word.islower() and first_word(text, right).rstrip(",") in OPENERS


def looks_like_title(text: str, start: int, end: int) -> bool:
    """Whether nearly every word of some weight is capitalised and no stop closes the words."""
    words = text[start:end].split()
    if not 2 <= len(words) <= _TITLE_WORDS or ends_sentence(text, end):
        return False
    weighty = [word for word in words if len(word) > 3 and word[0].isalpha()]
    return words[0][:1].isupper() and sum(word[0].isupper() for word in weighty) >= 0.8 * max(2, len(weighty))


def detect_style(text: str, lines: Sequence[Line]) -> LineStyle:
    """Settle the style by counting, over pairs of lines, how sentences run across line ends."""
    running = run_by_gap = run_with_space = 0
    lengths: list[int] = []
    for left, right in itertools.pairwise(lines):
        lengths.append(left.end - left.start)
        if left.kind is LineKind.HEADING or right.kind is not LineKind.TEXT or ends_sentence(text, left.end):
            continue
        if starts_in_lower_case(text, right):
            running += 1
            run_by_gap += right.gap == 1
            run_with_space += left.trailing_space
    lengths.sort()
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    return LineStyle(
        blank_between_lines=run_by_gap >= 3 and run_by_gap >= 0.8 * running and run_by_gap >= 0.25 * len(lengths),
        trailing_space_continues=running >= 5 and run_with_space >= 0.8 * running,
        width=width if running >= 2 and width <= _MANUAL_WIDTH else 0,
    )
