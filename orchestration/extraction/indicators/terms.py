"""The vocabulary's terms compiled for look-up in a sentence: by first word, all lengths, with their requirements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from orchestration.extraction.indicators.forms import Token, tokens_of, verb_forms
from orchestration.vocabulary import Indicator, TermRole, Vocabulary

Where = Literal["sentence", "part", "around", "kind"]
_MARKS: dict[str, Where] = {"^": "part", "~": "around", "@": "kind"}


@dataclass(frozen=True, slots=True)
class Requirement:
    """One alternative of a group: words (folded, between spaces) that stand, or do not stand, somewhere."""

    words: str
    where: Where
    negated: bool


@dataclass(frozen=True, slots=True)
class CompiledTerm:
    """A term as folded words, with its indicator."""

    indicator: Indicator
    role: TermRole
    forms: tuple[str, ...]
    weight: float
    requires: tuple[tuple[Requirement, ...], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A term that stands in the sentence, from token `first` up to but not including token `last`."""

    term: CompiledTerm
    first: int
    last: int


class TermIndex:
    """All terms by their first word."""

    def __init__(self, terms: Sequence[CompiledTerm]) -> None:
        self._by_first: dict[str, list[CompiledTerm]] = {}
        for term in terms:
            self._by_first.setdefault(term.forms[0], []).append(term)

    def hits(self, tokens: Sequence[Token], role: TermRole | None = None) -> list[Hit]:
        """Every term (of the role, if one is given) that stands in the tokens, overlapping ones too."""
        forms = [token.form for token in tokens]
        found = []
        for position, form in enumerate(forms):
            for term in self._by_first.get(form, ()):
                if role is not None and term.role != role:
                    continue
                length = len(term.forms)
                if length == 1 or tuple(forms[position : position + length]) == term.forms:
                    found.append(Hit(term, position, position + length))
        return found


@lru_cache(maxsize=8)
def term_index(vocabulary: Vocabulary) -> TermIndex:
    """The compiled terms of the vocabulary."""
    compiled = []
    for term in vocabulary.terms:
        spellings = verb_forms(term.term) if term.role == "verb" else (term.term,)
        groups = tuple(tuple(_requirement(atom) for atom in group) for group in term.requires)
        for spelling in dict.fromkeys(_folded(text) for text in spellings):
            compiled.append(CompiledTerm(vocabulary.indicators[term.code], term.role, spelling, term.weight, groups))
    return TermIndex(compiled)


@lru_cache(maxsize=8)
def units_taken(vocabulary: Vocabulary) -> dict[str, frozenset[str]]:
    """Units that an indicator takes besides its own, by code: the terms of role unit."""
    taken: dict[str, set[str]] = {}
    for term in vocabulary.terms:
        if term.role == "unit":
            taken.setdefault(term.code, set()).add(term.term)
    return {code: frozenset(units) for code, units in taken.items()}


def _folded(text: str) -> tuple[str, ...]:
    return tuple(token.form for token in tokens_of(text))


def _requirement(atom: str) -> Requirement:
    negated = atom.startswith("!")
    body = atom.removeprefix("!")
    where = _MARKS.get(body[0], "sentence")
    words = body[1:] if where != "sentence" else body
    return Requirement(words if where == "kind" else f" {' '.join(_folded(words))} ", where, negated)
