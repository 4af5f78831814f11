"""The cues of the vocabulary's conditions, compiled and found in a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from orchestration.extraction.indicators.forms import Token, tokens_of, verb_forms
from orchestration.extraction.indicators.terms import ByFirst, folded
from orchestration.extraction.model import Quantity
from orchestration.vocabulary import Cue, Vocabulary

_HAVING = re.compile(
    r"(?:\sof\s(?:them|these|those|which|whom))?\s(?:that\s|which\s|who\s)?(?:have|has|had|to)\s"
    r"(?:also\s|already\s|since\s|now\s|\w+ly\s)?(?:put\s|made\s)?|\s(?:put|made)\s"
)


class CueIndex:
    """All cues by their first word: folded, or as written for those of kind "form"."""

    def __init__(self, cue_sets: Sequence[tuple[str, tuple[Cue, ...]]]) -> None:
        self._folded: ByFirst[str] = ByFirst()
        self._written: ByFirst[str] = ByFirst()
        for name, cues in cue_sets:
            for cue in cues:
                index = self._written if cue.kind == "form" else self._folded
                for words in _spellings(cue):
                    index.add(words, name)

    def places(self, tokens: Sequence[Token]) -> dict[str, list[tuple[int, int]]]:
        """Where a cue of each set stands, as offsets into the text; sets without any are left out."""
        found: dict[str, list[tuple[int, int]]] = {}
        for names, first, last in (
            *self._folded.find([token.form for token in tokens]),
            *self._written.find([token.word for token in tokens]),
        ):
            for name in names:
                found.setdefault(name, []).append((tokens[first].start, tokens[last - 1].end))
        return found


@lru_cache(maxsize=8)
def cue_index(vocabulary: Vocabulary) -> CueIndex:
    """The compiled cues of the vocabulary."""
    return CueIndex(list(vocabulary.cue_sets.items()))


def _spellings(cue: Cue) -> set[tuple[str, ...]]:
    if cue.kind == "form":
        return {tuple(token.word for token in tokens_of(cue.text))}
    return {folded(text) for text in (verb_forms(cue.text) if cue.kind == "verb" else (cue.text,))}


@lru_cache(maxsize=512)
def cue_places(text: str, vocabulary: Vocabulary) -> dict[str, list[tuple[int, int]]]:
    """Where the cues of a text stand: it is asked of each sentence, and again of the one before."""
    return cue_index(vocabulary).places(tokens_of(text))


@lru_cache(maxsize=512)
def cue_sets_in(text: str, vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(cue_places(text, vocabulary))


def outside_names(
    cues: dict[str, list[tuple[int, int]]], names: Sequence[tuple[int, int]]
) -> dict[str, list[tuple[int, int]]]:
    """The cues without the start-ups that are only part of a proper name: "Horizons Ventures"."""
    places = cues.get("startup_forms")
    if places is None or not names:
        return cues
    told = [
        (start, end)
        for start, end in places
        if not any(first <= start and end <= last and last - first > end - start for first, last in names)
    ]
    others = {name: found for name, found in cues.items() if name != "startup_forms"}
    return {**others, "startup_forms": told} if told else others


def is_done_by(text: str, start: int, end: int, first: int, last: int) -> bool:
    """Whether a cue is what the counted things between `first` and `last` do: "40 firms have founded", "they founded,
    ten of which"."""
    if start >= last:
        return _HAVING.fullmatch(text, last, start) is not None
    return end <= first and ", " in text[end:first]


def only_gives_value(text: str, start: int, end: int, quantity: Quantity) -> bool:
    """Whether a verb is what ties the value to its noun: nobody is reached where "the number had reached 20"."""
    if quantity.noun_end is None or not quantity.noun_end <= start <= end <= quantity.lead:
        return False
    return text[end : quantity.lead] == " " and text.startswith("reach", start)
