"""Words that are a noun and a verb: which of the two stands here ("an angel fund worth", "the banks fund")."""

from __future__ import annotations

from collections.abc import Sequence

from orchestration.extraction.indicators.forms import Token

# Verbs whose plain form is a noun too: one unless a verb can stand there.
_HOMOGRAPHS = frozenset(("fund", "grant", "award", "sanction", "support", "finance", "promise", "pledge", "release"))
_BEFORE_VERB_WORDS = """
    to will would can could may might should must and or not also we you they who that which help do did does
    """
_BEFORE_VERB = frozenset(_BEFORE_VERB_WORDS.split())
_BEHIND_NOUN_WORDS = """
    of worth for with that which totalling totaling adding by from in at is are was were has have had will holding and
    """
_BEHIND_NOUN = frozenset(_BEHIND_NOUN_WORDS.split())
_ARTICLES = frozenset(("the", "a", "an", "this"))
POSSESSIVE = ("'s", "\u2019s")
_POSSESSIVES = frozenset(("my", "your", "his", "her", "its", "our", "their", "whose"))
_BEING = frozenset(("is", "are", "was", "were", "be", "been", "am"))
_HOUSING = frozenset(("houses", "shelters", "hosts", "projects"))  # nouns in the plural, but verbs behind a pronoun
_BEFORE_HOUSING = frozenset(
    ("it", "which", "that", "she", "he", "now", "also", "still", "currently", "already", "today")
)
_MODIFYING = frozenset(("start-up", "startup", "seed", "sme", "research"))


def is_noun(tokens: Sequence[Token], place: int) -> bool:
    """Whether token `place`, not the first one, is such a word and the noun: "the requests of nine funds"."""
    token, before = tokens[place], tokens[place - 1]
    if token.form not in _HOMOGRAPHS or before.form in _BEFORE_VERB or before.word.endswith("ly"):
        return False
    if not token.word.endswith("s"):
        return not before.word.endswith("s")  # "the banks fund", but "an angel fund"
    return place + 1 == len(tokens) or tokens[place + 1].form in _BEHIND_NOUN


def is_doing(tokens: Sequence[Token], place: int) -> bool:
    """Whether a word is no noun but part of what is done: "we are building 12", "it houses 17", "under way"."""
    if place == 0:
        return False
    word, before = tokens[place].word, tokens[place - 1]
    if word in _HOUSING:
        return before.form in _BEFORE_HOUSING
    if word == "way":
        return before.word == "under"
    return word.endswith("ing") and before.form in _BEING


def is_no_verb(tokens: Sequence[Token], place: int, form: str) -> bool:
    """Whether a verb's `form` is a noun here or only says whose: "the cost", "start-up support", "their own work"."""
    before = tokens[place - 1]
    if form == "own":
        return before.word in _POSSESSIVES or before.word.endswith(POSSESSIVE)
    if before.form in _ARTICLES or (before.word in _MODIFYING and not form.endswith(("ing", "ed"))):
        return True
    return is_noun(tokens, place)
