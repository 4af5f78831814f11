"""Whether a noun phrase is one that the vocabulary knows, by any of its words or by its head."""

from __future__ import annotations

from orchestration.extraction.indicators.forms import tokens_of
from orchestration.extraction.indicators.terms import term_index
from orchestration.extraction.indicators.units import is_money, suits
from orchestration.vocabulary import Vocabulary


def known_noun(noun: str, vocabulary: Vocabulary, *, but_money: bool = False) -> bool:
    """Whether the noun is one of the vocabulary's; with `but_money`, one that tells of more than of its price."""
    hits = term_index(vocabulary).hits(tokens_of(noun), "noun")
    return any(not (but_money and is_money(hit.term.indicator.unit)) for hit in hits)


def ends_known(noun: str, vocabulary: Vocabulary) -> bool:
    """Whether the noun phrase ends with one of the vocabulary's nouns, whatever that measures."""
    tokens = tokens_of(noun)
    return any(hit.last == len(tokens) for hit in term_index(vocabulary).hits(tokens, "noun"))


def is_headed(noun: str, vocabulary: Vocabulary) -> bool:
    """Whether the head of the noun phrase, its last word, is one of the vocabulary's: not so "business plans"."""
    tokens = tokens_of(noun)
    return any(
        hit.last == len(tokens) and suits(hit.term.indicator, "COUNT", "level", vocabulary)
        for hit in term_index(vocabulary).hits(tokens, "noun")
    )
