"""Columns that the page interleaved: a sentence broken off by another article finds its continuation again.

A text that was set in columns, read line by line, may run: first article up to the middle of a sentence, second
article up to the middle of a sentence, rest of the first with its source line, rest of the second. The breaks on
either side show in the grammar (a line that stops short, a text that begins in lower case); where inside the
mixed stretch the second article stops and the first goes on is the cut that grammar and the two articles' own
words make most likely.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from orchestration.documents.function_words import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    FUNCTION_WORDS,
    MODALS,
    PREPOSITIONS,
)
from orchestration.documents.lines import Line, ends_sentence, first_word, last_word, starts_in_lower_case
from orchestration.documents.paragraphs import Paragraph, ParagraphKind

_CONTENT_WORD = re.compile(r"[A-Za-z]{4,}|[A-Z]{2,}")
_SPLINTER = re.compile(r"s(?:of|to|the|for|from|with|by|were|are|was|have|has|who|which|that)$")
_VERB = re.compile(r"[a-z]{3,}(?:i[sz]e|ify|ate)$")
_SCALE = re.compile(r"(?:hundred|thousand|million|billion|trillion|lakh|crore|percent|per)\b")
_GRAMMAR_WEIGHT = 2.0
_MIN_GAIN = 3.0  # a cut must read this much better than the page as it stands


class Broken(NamedTuple):
    """A paragraph that stops in mid-sentence, by its place in its group, and the cut that mends it."""

    paragraph: int  # index of the paragraph that stops short
    resumes_at: int  # index of the paragraph that holds the cut
    resumes_line: int  # the line of that paragraph with which the broken one goes on


def stops_short(text: str, paragraph: Paragraph) -> bool:
    """Whether running prose stops in mid-sentence at the paragraph's end."""
    if paragraph.kind not in (ParagraphKind.PROSE, ParagraphKind.ITEM) or ends_sentence(text, paragraph.end):
        return False
    return text[paragraph.end - 1] not in ":;" and paragraph.end - paragraph.start > 40


def goes_on(text: str, paragraph: Paragraph) -> bool:
    """Whether a paragraph begins in mid-sentence."""
    return paragraph.kind is ParagraphKind.PROSE and starts_in_lower_case(text, paragraph.lines[0])


def rejoin_neighbours(text: str, group: list[Paragraph]) -> list[Paragraph]:
    """Mend sentences that headings, captions or a page's end break off within one article.

    What stood between goes behind the mended paragraph. A break that nothing mends but that only a capitalised
    opener suggested is taken back.
    """
    result: list[Paragraph] = []
    open_at: int | None = None
    for paragraph in group:
        if open_at is not None and goes_on(text, paragraph):
            result[open_at].lines.extend(paragraph.lines)
            if not stops_short(text, result[open_at]):
                open_at = None
            continue
        result.append(paragraph)
        if paragraph.kind is ParagraphKind.SOURCE or paragraph.kind is ParagraphKind.PROSE:
            open_at = len(result) - 1 if stops_short(text, paragraph) else None
    return result


def find_break(text: str, group: Sequence[Paragraph], continuation: Sequence[Paragraph]) -> Broken | None:
    """Where `group` holds two articles: the one it ends with, broken off, and the one `continuation` goes on with."""
    for index in range(len(group) - 2, -1, -1):
        if stops_short(text, group[index]):
            broken = _best_cut(text, group, index, continuation)
            if broken is not None:
                return broken
    return None


def _best_cut(text: str, group: Sequence[Paragraph], index: int, continuation: Sequence[Paragraph]) -> Broken | None:
    first = _words(text, group[: index + 1])
    second = _words(text, continuation)
    before = last_word(text, group[index].lines[-1])
    after = first_word(text, continuation[0].lines[0])
    best, best_gain, cohesion = None, _MIN_GAIN, 0.0
    for place in range(index + 1, len(group)):
        lines = group[place].lines
        for number, line in enumerate(lines):
            if number and _may_cut(text, group[place], lines[number - 1], line):
                gain = cohesion + _GRAMMAR_WEIGHT * _grammar_gain(
                    before, first_word(text, line), last_word(text, lines[number - 1]), after
                )
                if gain > best_gain:
                    best, best_gain = Broken(index, place, number), gain
            cohesion += _leaning(text, line, first, second)
    return best


def _may_cut(text: str, paragraph: Paragraph, left: Line, right: Line) -> bool:
    if paragraph.kind is not ParagraphKind.PROSE or ends_sentence(text, left.end):
        return False
    return starts_in_lower_case(text, right) or text[right.start].isdecimal()


def _words(text: str, paragraphs: Sequence[Paragraph]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for paragraph in paragraphs:
        if paragraph.kind is ParagraphKind.PROSE:
            for word in _CONTENT_WORD.findall(text[paragraph.start : paragraph.end]):
                counts[word.lower()] += 1
    return counts


def _leaning(text: str, line: Line, first: Counter[str], second: Counter[str]) -> float:
    """How much likelier the line's words are in the second article than in the first; above 0 for the second."""
    total = 0.0
    first_size, second_size = first.total() + 1, second.total() + 1
    for word in set(_CONTENT_WORD.findall(text[line.start : line.end])):
        in_first, in_second = first[word.lower()], second[word.lower()]
        if in_first or in_second:
            ratio = math.log((in_second + 0.5) / second_size) - math.log((in_first + 0.5) / first_size)
            total += max(-2.0, min(2.0, ratio))
    return total


def _grammar_gain(before: str, right: str, left: str, after: str) -> float:
    """How much better `before right` and `left after` read than `left right`, which the page has."""
    return fits(before, right) + fits(left, after) - fits(left, right)


def fits(left: str, right: str) -> float:
    """Whether `right` can follow `left` within a sentence: below 0 it hardly can, above 0 it well may."""
    left, right = left.lower(), right.rstrip(".,;:!?\"')").lower()
    if _SCALE.match(right) and left[-1:].isdecimal():
        return 2.0
    if _SPLINTER.match(right):
        return -1.0 if left in FUNCTION_WORDS else 1.0
    if left in DETERMINERS:
        return -2.0 if right in FUNCTION_WORDS else 1.0
    if left in MODALS:
        return 1.0 if right not in FUNCTION_WORDS or right in AUXILIARIES else -1.0
    if left in PREPOSITIONS:
        return -1.0 if right in AUXILIARIES | CONJUNCTIONS | {"of"} else 0.5
    if _VERB.match(right) and left not in FUNCTION_WORDS:
        return -1.0  # a bare verb behind a noun
    if right in PREPOSITIONS or right in CONJUNCTIONS:
        return 0.5
    return 0.0


def split_group(group: Sequence[Paragraph], broken: Broken) -> tuple[list[Paragraph], list[Paragraph]]:
    """The article that the group ends with, mended, and the part of the other that it held."""
    torn = group[broken.resumes_at]
    stopped = group[broken.paragraph]
    mended = Paragraph(stopped.lines + torn.lines[broken.resumes_line :], stopped.kind)
    own = [*group[: broken.paragraph], mended, *group[broken.resumes_at + 1 :]]
    other = [*group[broken.paragraph + 1 : broken.resumes_at], Paragraph(torn.lines[: broken.resumes_line], torn.kind)]
    return own, other
