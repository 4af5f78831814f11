"""The vocabulary's terms compiled for look-up in a sentence: by their first word, all lengths."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from orchestration.extraction.indicators.forms import Token, tokens_of, verb_forms
from orchestration.vocabulary import Indicator, Requirement, Term, TermRole, Vocabulary

_Entry = TypeVar("_Entry")


@dataclass(frozen=True, slots=True)
class CompiledTerm:
    """A term as folded words, with its indicator and its condition."""

    indicator: Indicator
    role: TermRole
    forms: tuple[str, ...]
    weight: float
    condition: tuple[tuple[Requirement, ...], ...]
    asks: bool  # whether the condition asks for something, and does not only deny
    cues: tuple[frozenset[str], ...]  # groups of cue sets of which the sentence must hold one each


class Hit(NamedTuple):
    """A term that stands in the sentence, from token `first` up to but not including token `last`."""

    term: CompiledTerm
    first: int
    last: int


class TermIndex:
    """All terms by their first word: those of each role, and all but the classes together."""

    def __init__(self, terms: Sequence[CompiledTerm]) -> None:
        self._by_role: dict[TermRole, ByFirst[CompiledTerm]] = {}
        self._together: ByFirst[CompiledTerm] = ByFirst()
        for term in terms:
            self._by_role.setdefault(term.role, ByFirst()).add(term.forms, term)
            if term.role != "class":
                self._together.add(term.forms, term)

    def told(self, tokens: Sequence[Token], cues: Collection[str]) -> list[Hit]:
        """Every term but the classes that stands in a sentence's tokens and asks there for no other cues than these."""
        lacks = frozenset(cues).isdisjoint
        return [
            Hit(term, first, last)
            for terms, first, last in self._together.find([token.form for token in tokens])
            for term in terms
            if not (term.cues and any(map(lacks, term.cues)))
        ]

    def hits(self, tokens: Sequence[Token], role: TermRole) -> list[Hit]:
        """Every term of the role that stands in the tokens, overlapping ones too."""
        index = self._by_role.get(role)
        if index is None:
            return []
        found = index.find([token.form for token in tokens])
        return [Hit(term, first, last) for terms, first, last in found for term in terms]


class ByFirst(Generic[_Entry]):
    """Entries by sequences of words, found in a text by the first of them and by their lengths."""

    def __init__(self) -> None:
        self._entries: dict[tuple[str, ...], tuple[int, list[_Entry]]] = {}
        self._lengths: dict[str, tuple[int, ...]] = {}  # of the sequences that begin with a word

    def add(self, words: tuple[str, ...], entry: _Entry) -> None:
        _, entries = self._entries.setdefault(words, (len(self._entries), []))
        if entry not in entries:
            entries.append(entry)
        self._lengths[words[0]] = tuple(sorted({len(words), *self._lengths.get(words[0], ())}))

    def find(self, words: Sequence[str]) -> Iterator[tuple[list[_Entry], int, int]]:
        """The entries whose words stand in `words`, with their half-open range, in the order of adding."""
        lengths, entries, size = self._lengths, self._entries, len(words)
        for position, word in enumerate(words):
            wanted = lengths.get(word)
            if wanted is None:
                continue
            found = [
                (*known, position + length)
                for length in wanted
                if position + length <= size
                and (known := entries.get(tuple(words[position : position + length]))) is not None
            ]
            for _, values, last in sorted(found, key=_order) if len(found) > 1 else found:
                yield values, position, last


def _order(found: tuple[int, list[_Entry], int]) -> int:
    return found[0]


@lru_cache(maxsize=8)
def term_index(vocabulary: Vocabulary) -> TermIndex:
    """The compiled terms of the vocabulary."""
    return TermIndex(list(_compiled(vocabulary)))


@lru_cache(maxsize=8)
def term_words(vocabulary: Vocabulary) -> frozenset[str]:
    """The folded words that the terms are made of."""
    return frozenset(form for term in _compiled(vocabulary) for form in term.forms)


@lru_cache(maxsize=8)
def units_taken(vocabulary: Vocabulary) -> dict[str, frozenset[str]]:
    """Units that an indicator takes besides its own, by code: the terms of role unit."""
    taken: dict[str, set[str]] = {}
    for term in vocabulary.terms:
        if term.role == "unit":
            taken.setdefault(term.code, set()).add(term.term)
    return {code: frozenset(units) for code, units in taken.items()}


@lru_cache(maxsize=8)
def stand_ins(vocabulary: Vocabulary) -> dict[str, tuple[CompiledTerm, ...]]:
    """Indicators that may stand instead of another, by the code of that one: the terms of role instead."""
    return _wordless(vocabulary, "instead")


@lru_cache(maxsize=8)
def flow_terms(vocabulary: Vocabulary) -> dict[str, tuple[CompiledTerm, ...]]:
    """What an amount is of that a verb moves from a giver to a receiver, by the cue set of the verb."""
    return _wordless(vocabulary, "flow")


@lru_cache(maxsize=8)
def fallbacks(vocabulary: Vocabulary) -> tuple[CompiledTerm, ...]:
    """What an amount is of that nothing else tells of, in the order of their rows."""
    return _wordless(vocabulary, "otherwise").get("money", ())


def _wordless(vocabulary: Vocabulary, role: TermRole) -> dict[str, tuple[CompiledTerm, ...]]:
    """The terms of a role whose words are none of the text's, by those words."""
    found: dict[str, tuple[CompiledTerm, ...]] = {}
    for term in vocabulary.terms:
        if term.role == role:
            compiled = CompiledTerm(
                vocabulary.indicators[term.code], role, (), term.weight, term.condition, False, tuple(_cues(term))
            )
            found[term.term] = (*found.get(term.term, ()), compiled)
    return found


def _compiled(vocabulary: Vocabulary) -> Iterator[CompiledTerm]:
    for term in vocabulary.terms:
        if term.role in ("unit", "instead", "flow", "otherwise"):  # their words are none of the text
            continue
        spellings = verb_forms(term.term) if term.role == "verb" else (term.term,)
        asks = any(not requirement.negated for group in term.condition for requirement in group)
        for forms in dict.fromkeys(folded(text) for text in spellings):
            indicator = vocabulary.indicators[term.code]
            yield CompiledTerm(indicator, term.role, forms, term.weight, term.condition, asks, tuple(_cues(term)))


def _cues(term: Term) -> Iterator[frozenset[str]]:
    for group in term.condition:
        if all(entry.place in ("part", "near", "upon", "sentence") and not entry.negated for entry in group):
            yield frozenset(entry.name for entry in group)


def folded(text: str) -> tuple[str, ...]:
    return tuple(token.form for token in tokens_of(text))
