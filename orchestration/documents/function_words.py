"""English function words by class: the evidence that repair and column order draw from grammar."""

from __future__ import annotations

DETERMINERS = frozenset("the a an its their his her our your this these those every each some any no".split())
PREPOSITIONS = frozenset(
    "of in on at by for from with to into over under between among through during within without against about "
    "across after before behind beyond near since than until up upon via per".split()
)
AUXILIARIES = frozenset(
    "is are was were be been has have had will would can could shall should may might must does did do".split()
)
CONJUNCTIONS = frozenset("and or but nor while whereas which who whom whose that as if because".split())
MODALS = frozenset("to will would can could shall should may might must".split())
FUNCTION_WORDS = DETERMINERS | PREPOSITIONS | AUXILIARIES | CONJUNCTIONS

# Words that, capitalised after a lower-case word without punctuation, can only open a new sentence.
OPENERS = frozenset(
    "The This These Those In On At By For From With It They He She We There Since After Before During Among "
    "According Currently However Meanwhile Although While When As If Both Each Their Its".split()
)
