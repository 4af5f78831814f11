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
    OPENERS,
    PREPOSITIONS,
)
from orchestration.documents.lines import Line, ends_sentence, first_word, last_word, starts_in_lower_case
from orchestration.documents.paragraphs import Paragraph, ParagraphKind

_CONTENT_WORD = re.compile(r"[A-Za-z]{4,}|[A-Z]{2,}")
_SPLINTER = re.compile(r"s(?:of|to|the|for|from|with|by|were|are|was|have|has|who|which|that)$")
_VERB = re.compile(r"[a-z]{3,}(?:i[sz]e|ify|ate)$")
_SCALE = re.compile(r"(?:hundred|thousand|million|billion|trillion|lakh|crore|percent|per)\b")
_MAX_TRIES = 4  # broken-off paragraphs of one article that are tried
_SMOOTHING = 20.0  # words that the common background counts as
_GRAMMAR_WEIGHT = 2.0
_LONG = 100  # characters of a paragraph that is no caption
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


def rejoin_neighbours(text: str, group: Sequence[Paragraph]) -> list[Paragraph]:
    """Mend sentences that headings, captions or a page's end break off within one article.

    What stood between goes behind the mended paragraph.
    """
    strict = _closes_its_sentences(text, group)
    result: list[Paragraph] = []
    open_at: int | None = None
    for paragraph in group:
        if open_at is not None and (
            goes_on(text, paragraph)
            or (strict and open_at == len(result) - 1 and _may_go_on(text, result[open_at], paragraph))
        ):
            result[open_at].lines.extend(paragraph.lines)
            if not stops_short(text, result[open_at]):
                open_at = None
            continue
        result.append(paragraph)
        if paragraph.kind is not ParagraphKind.HEADING:
            open_at = len(result) - 1 if stops_short(text, paragraph) else None
    return result


def _closes_its_sentences(text: str, group: Sequence[Paragraph]) -> bool:
    """Whether prose paragraphs here end with a stop, so that one which does not is broken off."""
    prose = [item for item in group if item.kind is ParagraphKind.PROSE and item.end - item.start > _LONG]
    return len(prose) >= 4 and sum(stops_short(text, item) for item in prose) <= 0.25 * len(prose)


def _may_go_on(text: str, stopped: Paragraph, following: Paragraph) -> bool:
    """A long paragraph broken off before a capitalised word that opens no sentence: "the mobile" / "Internet"."""
    return (
        following.kind is ParagraphKind.PROSE
        and stopped.end - stopped.start > _LONG
        and last_word(text, stopped.lines[-1]).isalpha()
        and first_word(text, following.lines[0])[:1].isalpha()
        and text[following.start].isalpha()
        and first_word(text, following.lines[0]).rstrip(",") not in OPENERS
        and ends_sentence(text, following.end)
    )


def find_break(text: str, group: Sequence[Paragraph], continuation: Sequence[Paragraph]) -> Broken | None:
    """Where `group` holds two articles: the one it ends with, broken off, and the one `continuation` goes on with."""
    stopped = [index for index, paragraph in enumerate(group[:-1]) if stops_short(text, paragraph)]
    for index in reversed(stopped[-_MAX_TRIES:]):
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
    """How much likelier the line's words are in the second article than in the first; above 0 for the second.

    Counts are smoothed towards both articles together (Dirichlet), so that the shorter one is no worse off.
    """
    total = 0.0
    first_size, second_size = first.total(), second.total()
    for word in {found.lower() for found in _CONTENT_WORD.findall(text[line.start : line.end])}:
        in_first, in_second = first[word], second[word]
        if in_first or in_second:
            expected = _SMOOTHING * (in_first + in_second) / (first_size + second_size)
            ratio = math.log((in_second + expected) / (second_size + _SMOOTHING)) - math.log(
                (in_first + expected) / (first_size + _SMOOTHING)
            )
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
