"""Slips of the pen: long words of the vocabulary's terms with two neighbouring letters swapped ("industrail")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from orchestration.extraction.indicators.forms import Token
from orchestration.extraction.indicators.terms import term_words
from orchestration.vocabulary import Vocabulary

_LONG = 8  # letters; a shorter word with two letters swapped is often another word


def respelt(tokens: Sequence[Token], vocabulary: Vocabulary) -> Sequence[Token]:
    """The tokens, those that are such slips with the form of the word that was meant."""
    slips = _slips(vocabulary)
    if slips.keys().isdisjoint([token.form for token in tokens]):
        return tokens
    return tuple(token._replace(form=slips.get(token.form, token.form)) for token in tokens)


@lru_cache(maxsize=8)
def _slips(vocabulary: Vocabulary) -> Mapping[str, str]:
    """The word meant by each slip; what is a word of the vocabulary itself, or may mean two, is none."""
    words = term_words(vocabulary)
    meant: dict[str, set[str]] = {}
    for word in words:
        if len(word) >= _LONG and word.isalpha():
            for place in range(len(word) - 1):
                slip = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
                meant.setdefault(slip, set()).add(word)
    return {slip: next(iter(of)) for slip, of in meant.items() if len(of) == 1 and slip not in words}
