"""The vocabulary's terms and cues compiled for look-up in a sentence: by their first word, all lengths."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from orchestration.extraction.indicators.forms import Token, tokens_of, verb_forms
from orchestration.vocabulary import Cue, Indicator, Requirement, TermRole, Vocabulary


@dataclass(frozen=True, slots=True)
class CompiledTerm:
    """A term as folded words, with its indicator and its condition."""

    indicator: Indicator
    role: TermRole
    forms: tuple[str, ...]
    weight: float
    condition: tuple[tuple[Requirement, ...], ...]
    asks: bool  # whether the condition asks for something, and does not only deny


@dataclass(frozen=True, slots=True)
class Hit:
    """A term that stands in the sentence, from token `first` up to but not including token `last`."""

    term: CompiledTerm
    first: int
    last: int


class TermIndex:
    """All terms by their first word."""

    def __init__(self, terms: Sequence[CompiledTerm]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], list[CompiledTerm]]]] = {}
        by_forms: dict[tuple[str, ...], list[CompiledTerm]] = {}
        for term in terms:
            by_forms.setdefault(term.forms, []).append(term)
        for forms, same in by_forms.items():
            self._by_first.setdefault(forms[0], []).append((forms, same))

    def hits(self, tokens: Sequence[Token], role: TermRole | None = None) -> list[Hit]:
        """Every term (of the role, if one is given) that stands in the tokens, overlapping ones too."""
        forms = [token.form for token in tokens]
        found = []
        for position, form in enumerate(forms):
            for wanted, terms in self._by_first.get(form, ()):
                last = position + len(wanted)
                if len(wanted) == 1 or tuple(forms[position:last]) == wanted:
                    found += [Hit(term, position, last) for term in terms if role is None or term.role == role]
        return found


class CueIndex:
    """All cues by their first word: folded, or as written for those of kind "form"."""

    def __init__(self, cue_sets: Sequence[tuple[str, tuple[Cue, ...]]]) -> None:
        self._folded: dict[str, dict[tuple[str, ...], set[str]]] = {}
        self._written: dict[str, dict[tuple[str, ...], set[str]]] = {}
        for name, cues in cue_sets:
            for cue in cues:
                index = self._written if cue.kind == "form" else self._folded
                for words in _spellings(cue):
                    index.setdefault(words[0], {}).setdefault(words, set()).add(name)

    def places(self, tokens: Sequence[Token]) -> dict[str, list[tuple[int, int]]]:
        """Where a cue of each set stands, as offsets into the text; sets without any are left out."""
        found: dict[str, list[tuple[int, int]]] = {}
        for index, words in (
            (self._folded, [token.form for token in tokens]),
            (self._written, [token.word for token in tokens]),
        ):
            for position, word in enumerate(words):
                for wanted, names in index.get(word, {}).items():
                    last = position + len(wanted)
                    if len(wanted) == 1 or tuple(words[position:last]) == wanted:
                        for name in names:
                            found.setdefault(name, []).append((tokens[position].start, tokens[last - 1].end))
        return found


@lru_cache(maxsize=8)
def term_index(vocabulary: Vocabulary) -> TermIndex:
    """The compiled terms of the vocabulary."""
    return TermIndex(list(_compiled(vocabulary)))


@lru_cache(maxsize=8)
def cue_index(vocabulary: Vocabulary) -> CueIndex:
    """The compiled cues of the vocabulary."""
    return CueIndex(list(vocabulary.cue_sets.items()))


@lru_cache(maxsize=8)
def units_taken(vocabulary: Vocabulary) -> dict[str, frozenset[str]]:
    """Units that an indicator takes besides its own, by code: the terms of role unit."""
    taken: dict[str, set[str]] = {}
    for term in vocabulary.terms:
        if term.role == "unit":
            taken.setdefault(term.code, set()).add(term.term)
    return {code: frozenset(units) for code, units in taken.items()}


def _compiled(vocabulary: Vocabulary) -> Iterator[CompiledTerm]:
    for term in vocabulary.terms:
        spellings = verb_forms(term.term) if term.role == "verb" else (term.term,)
        asks = any(not requirement.negated for group in term.condition for requirement in group)
        for forms in dict.fromkeys(_folded(text) for text in spellings):
            indicator = vocabulary.indicators[term.code]
            yield CompiledTerm(indicator, term.role, forms, term.weight, term.condition, asks)


def _spellings(cue: Cue) -> set[tuple[str, ...]]:
    if cue.kind == "form":
        return {tuple(token.word for token in tokens_of(cue.text))}
    return {_folded(text) for text in (verb_forms(cue.text) if cue.kind == "verb" else (cue.text,))}


def _folded(text: str) -> tuple[str, ...]:
    return tuple(token.form for token in tokens_of(text))
