"""What an indicator rule may look at: the sentence, the part of it that belongs to a quantity, and what is around."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from orchestration.extraction.claims.clauses import read_clauses
from orchestration.extraction.indicators.forms import Token, tokens_of
from orchestration.extraction.indicators.terms import Hit, Requirement, term_index
from orchestration.extraction.model import Quantity, Sentence
from orchestration.vocabulary import Vocabulary

_COMMA = re.compile(r"[,;]")


@dataclass(slots=True)
class Setting:
    """A sentence with its quantities and its surroundings, read once and used for each of its quantities."""

    sentence: Sentence
    quantities: Sequence[Quantity]
    vocabulary: Vocabulary
    around: tuple[str, ...]  # the sentence before, the section's heading, the article's title
    names: tuple[tuple[int, int], ...] = ()  # spans of proper names, whose words are no terms
    tokens: tuple[Token, ...] = field(init=False)
    hits: list[Hit] = field(init=False)
    commas: list[int] = field(init=False)  # numbers of the tokens before which a comma or semicolon stands
    _starts: list[int] = field(init=False)
    _joined: str = field(init=False)
    _joined_around: str | None = field(init=False, default=None)
    _topics: list[Hit] | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.tokens = tokens_of(self.sentence.text)
        self.hits = [hit for hit in term_index(self.vocabulary).hits(self.tokens) if not self._named(hit)]
        self._starts = [token.start for token in self.tokens]
        self._joined = _joined(self.tokens)
        text = self.sentence.text
        self.commas = [
            number
            for number in range(1, len(self.tokens))
            if _COMMA.search(text, self.tokens[number - 1].end, self.tokens[number].start)
        ]

    def _named(self, hit: Hit) -> bool:
        start, end = self.tokens[hit.first].start, self.tokens[hit.last - 1].end
        return any(name_start <= start and end <= name_end for name_start, name_end in self.names)

    def token_at(self, offset: int) -> int:
        """Number of the first token that begins at or behind the offset."""
        return bisect_left(self._starts, offset)

    def part(self, index: int) -> tuple[int, int]:
        """The offsets of the part of the sentence that belongs to quantity `index`.

        It ends where the next quantity begins and reaches back to the clause's start, or only to the quantity before
        where a verb of its own stands between the two or right behind.
        """
        quantity = self.quantities[index]
        clauses = read_clauses(self.sentence.text)
        number = clauses.index_at(quantity.start)
        lower, upper = clauses.spans[number]
        if number and self.sentence.text[:lower].rstrip().endswith(":"):
            lower = clauses.spans[number - 1][0]  # "Headcount: 86" is one part
        following = [q.start for q in self.quantities[index + 1 :] if q.start < upper]
        if following:
            upper = following[0]
        if index > 0 and self.quantities[index - 1].end > lower:
            previous = self.quantities[index - 1].end
            if any(previous <= verb.start < upper for verb in clauses.verbs):
                lower = previous
        return lower, max(upper, quantity.end)

    def clause_start(self, offset: int) -> int:
        """Offset at which the clause that holds `offset` begins."""
        clauses = read_clauses(self.sentence.text)
        return clauses.spans[clauses.index_at(offset)][0]

    def words_of(self, start: int, end: int) -> str:
        """The folded words between two offsets, between spaces."""
        return _joined(self.tokens[self.token_at(start) : self.token_at(end)])

    def holds(self, requirement: Requirement, part: str, programme: str | None, kind: str | None) -> bool:
        """Whether one requirement holds for a quantity with this part of the sentence and this subject."""
        match requirement.where:
            case "part":
                found = requirement.words in part
            case "sentence":
                found = requirement.words in self._joined
            case "kind":
                found = requirement.words == (kind or "") or (
                    requirement.words == "programme" and programme is not None
                )
            case "around":
                found = requirement.words in self._joined or requirement.words in self._around(programme)
        return found != requirement.negated

    def _around(self, programme: str | None) -> str:
        if self._joined_around is None:
            self._joined_around = "".join(_joined(tokens_of(text)) for text in self.around)
        if programme is None:
            return self._joined_around
        return self._joined_around + _joined(tokens_of(programme))

    def topic_hits(self) -> list[Hit]:
        """Terms that stand in the surroundings."""
        if self._topics is None:
            index = term_index(self.vocabulary)
            self._topics = [hit for text in self.around for hit in index.hits(tokens_of(text), "topic")]
        return self._topics


def _joined(tokens: Sequence[Token]) -> str:
    return f" {' '.join(token.form for token in tokens)} "
