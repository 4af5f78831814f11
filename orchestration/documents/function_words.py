"""English function words by class: the evidence that repair and column order draw from grammar."""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """The words of a space-separated list."""
    return frozenset(words.split())


DETERMINERS = word_set("the a an its their his her our your this these those every each some any no")
PREPOSITIONS = word_set(
    "of in on at by for from with to into over under between among through during within without against about "
    "across after before behind beyond near since than until up upon via per"
)
AUXILIARIES = word_set(
    "is are was were be been has have had will would can could shall should may might must does did do"
)
CONJUNCTIONS = word_set("and or but nor while whereas which who whom whose that as if because")
MODALS = word_set("to will would can could shall should may might must")
FUNCTION_WORDS = DETERMINERS | PREPOSITIONS | AUXILIARIES | CONJUNCTIONS

# Words that, capitalised after a lower-case word without punctuation, can only open a new sentence.
OPENERS = word_set(
    "The This These Those In On At By For From With It They He She We There Since After Before During Among "
    "According Currently However Meanwhile Although While When As If Both Each Their Its"
)
