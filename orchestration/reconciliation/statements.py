"""The facts of a document in their places: sentence by sentence, each with the words before and after its figure."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from orchestration.reconciliation.model import Fact
from orchestration.reconciliation.precision import Estimate, estimate
from orchestration.slots import Modifier

_ENDS_FIGURE = re.compile(r"\w$|\d[.,]$")
_BEGINS_FIGURE = re.compile(r"\w|[.,]\d")
_QUALIFIED: dict[Modifier, str] = {
    "eq": "",
    "approx": "about ",
    "gt": "more than ",
    "ge": "at least ",
    "lt": "less than ",
    "le": "at most ",
}
_GAP = re.compile(r"(?<=\d) (?=[,.]\d)|(?<=\d[,.]) (?=\d)")

REACH = 100  # statements that a figure may stand from its whole; keeps the work linear in long tables


@dataclass(frozen=True, slots=True)
class Mention:
    """A fact at its place in its sentence."""

    fact: Fact
    start: int
    end: int

    @property
    def before(self) -> str:
        """The sentence up to the figure."""
        return self.fact.sentence[: self.start]

    @property
    def after(self) -> str:
        """The sentence behind the figure."""
        return self.fact.sentence[self.end :]

    @property
    def estimate(self) -> Estimate:
        """The figure with its tolerances."""
        return estimate(self.fact, self.before)

    @property
    def shown(self) -> str:
        """The figure as printed, on one line, without the gaps of columns, and as qualified: "more than 9,001"."""
        return _QUALIFIED[self.fact.modifier] + _GAP.sub("", " ".join(self.fact.value_text.split()))


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence with its facts, in the order of the sentence; `index` counts those sentences in the article."""

    index: int
    text: str
    mentions: tuple[Mention, ...]

    def of(self, *measures: str) -> list[Mention]:
        """The mentions of these measures."""
        return [mention for mention in self.mentions if mention.fact.measure in measures]

    def between(self, left: Mention, right: Mention) -> str:
        """The words between two figures of the sentence."""
        return self.text[left.end : right.start]


@dataclass(frozen=True, slots=True)
class Article:
    """The statements of an article, in order."""

    document_id: str
    number: int
    statements: tuple[Statement, ...]
    by_subject: dict[tuple[object, ...], list[tuple[Statement, Mention]]] = field(default_factory=dict)

    def before(self, statement: Statement, reach: int) -> Sequence[Statement]:
        """Up to `reach` statements before this one, nearest first."""
        return self.statements[max(0, statement.index - reach) : statement.index][::-1]

    def near(self, statement: Statement, reach: int) -> Sequence[Statement]:
        """The statement itself, those up to `reach` before it and after it, nearest first, earlier before later."""
        around = self.statements[max(0, statement.index - reach) : statement.index + reach + 1]
        return sorted(around, key=lambda other: (abs(other.index - statement.index), other.index > statement.index))

    def levels(self, indicator: str, unit: str, around: Statement) -> list[tuple[Statement, Mention]]:
        """The levels of an indicator in a unit, in the order of the text, up to REACH statements off."""
        found = self.by_subject.get((indicator, unit), [])
        first = bisect_left(found, around.index - REACH, key=_index)
        return found[first : bisect_right(found, around.index + REACH, key=_index)]


def articles(facts: Iterable[Fact]) -> list[Article]:
    """The articles of one document, from its facts in any order."""
    ordered = sorted(facts, key=lambda fact: (fact.article, fact.char_start, fact.char_end, fact.observation_id))
    return [_article(number, list(group)) for number, group in groupby(ordered, key=lambda fact: fact.article)]


def _index(place: tuple[Statement, Mention]) -> int:
    return place[0].index


def _article(number: int, facts: list[Fact]) -> Article:
    sentences: dict[str, list[Fact]] = {}
    for fact in facts:
        sentences.setdefault(fact.sentence, []).append(fact)
    statements = tuple(
        Statement(index, text, tuple(sorted(place(group), key=lambda mention: mention.start)))
        for index, (text, group) in enumerate(sentences.items())
    )
    found = Article(facts[0].document_id, number, statements)
    for statement in statements:
        for mention in statement.of("level"):
            key = (mention.fact.indicator, mention.fact.unit)
            found.by_subject.setdefault(key, []).append((statement, mention))
    return found


def place(facts: Sequence[Fact]) -> list[Mention]:
    """The facts of one sentence at their places, in the order of the raw text; equal figures follow each other."""
    placed: list[Mention] = []
    used: dict[str, tuple[int, int, int]] = {}  # figure -> raw start, place of its last mention
    for fact in facts:
        shown = " ".join(fact.value_text.split())
        raw_start, start, end = used.get(shown, (-1, 0, 0))
        if fact.char_start != raw_start:
            start, end = _find(fact.sentence, shown, end)
            used[shown] = (fact.char_start, start, end)
        placed.append(Mention(fact, start, end))
    return placed


def _find(sentence: str, shown: str, after: int) -> tuple[int, int]:
    """The place of a figure in a sentence from an offset on; the sentence may be spaced otherwise than the raw text."""
    start = _standing_alone(sentence, shown, after)
    if start >= 0:
        return start, start + len(shown)
    letters = [(offset, character) for offset, character in enumerate(sentence) if not character.isspace()]
    wanted = "".join(shown.split())
    compact = "".join(character for _, character in letters)
    at = compact.find(wanted, sum(offset < after for offset, _ in letters))
    at = at if at >= 0 else compact.find(wanted)
    if at < 0 or not wanted:
        return 0, 0
    return letters[at][0], letters[at + len(wanted) - 1][0] + 1


def _standing_alone(sentence: str, shown: str, after: int) -> int:
    """Where the figure stands and is no part of a longer one, or -1."""
    start = sentence.find(shown, after)
    while start >= 0:
        end = start + len(shown)
        # A digit, or a separator between digits, on either side makes it a piece of a longer figure.
        left, right = sentence[max(0, start - 2) : start], sentence[end : end + 2]
        if not (shown[:1].isalnum() and _ENDS_FIGURE.search(left)) and not (
            shown[-1:].isalnum() and _BEGINS_FIGURE.match(right)
        ):
            return start
        start = sentence.find(shown, start + 1)
    return -1
