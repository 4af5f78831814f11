"""The part that a mention plays in its clause by its place: subject, object, member of a list, modifier of a noun."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from orchestration.extraction.claims.clauses import Clauses
from orchestration.extraction.entities.mentions import PLACES, Mention
from orchestration.extraction.entities.subjects.bystanders import joined, only_comma
from orchestration.extraction.model import Quantity

_TELLS_ON = re.compile(r"[\"\u201d]?(?: \([^()]*\))?(?:,| which\b| that\b)")
_RUNS = re.compile(
    r"\b(?:runs?|ran|operates?|operated|manages?|managed|owns?|owned|oversees|administers) (?:the )?"
    r"(?:[A-Z][^.;:()]{1,60}, (?:the )?)?$"
)
_AND_MORE = re.compile(r"(?:,| and) (?:the |its |an? )?(?:[A-Z\d]|(?:two|three|four|five|six|seven|eight|nine|ten)\b)")
_COPULAS = frozenset(("is", "are", "was", "were"))


def goes_on(text: str, offset: int, mentions: Sequence[Mention], number: int) -> bool:
    """Whether the mention is a further member of a list; two names with only a comma between them are none."""
    end, start = mentions[number - 1].end - offset, mentions[number].start - offset
    if not joined(text, end, start):
        return False
    if not only_comma(text, end, start) or (mentions[number].kind in PLACES and mentions[number - 1].kind in PLACES):
        return True
    return number + 1 < len(mentions) and joined(
        text, mentions[number].end - offset, mentions[number + 1].start - offset
    )


def is_no_subject(
    text: str, clauses: Clauses, quantities: Sequence[Quantity], mention: Mention, start: int, number: int
) -> bool:
    """Whether the mention only possesses, modifies a counted noun or is an object."""
    end = start + mention.end - mention.start
    if mention.source == "description" and text.startswith(("'s", "\u2019s"), end):
        return True
    if any(_modifies(quantity, start, end) for quantity in quantities):
        return True
    return number > 0 and _is_object(clauses, text, start, end)


def in_subject(clauses: Clauses, start: int, end: int) -> bool:
    """Whether the mention stands before the first verb of its clause: "enterprises in X have ..."."""
    lower, upper = clauses.spans[clauses.index_at(start)]
    first = next((verb.start for verb in clauses.verbs if lower <= verb.start < upper), lower)
    return end <= first


def _is_object(clauses: Clauses, text: str, start: int, end: int) -> bool:
    """Whether the mention is the direct object of a verb behind another mention: "X runs the PARK with 34 people".

    Not so where an apposition or a relative clause goes on to tell of it: "X opened the CAMPUS, which has 20 rooms".
    """
    if _AND_MORE.match(text, end) and _RUNS.search(text, max(0, start - 90), start):
        return True  # "It runs the PARK, a second site and three centres"
    if _TELLS_ON.match(text, end):
        return False
    place = bisect_right(clauses.verbs, start, key=lambda verb: verb.end) - 1
    if place < 0 or clauses.verbs[place].kind in ("report", "expect"):
        return False
    verb = clauses.verbs[place]
    return text[verb.end : start].strip() in ("", "the", "an", "a") and text[verb.start : verb.end] not in _COPULAS


def _modifies(quantity: Quantity, start: int, end: int) -> bool:
    """Whether the mention is a modifier in the counted noun phrase: "73 Zhongguancun agencies"."""
    return inside_noun(quantity, start, end) and quantity.noun_end is not None and end < quantity.noun_end


def inside_noun(quantity: Quantity, start: int, end: int) -> bool:
    if quantity.unit != "COUNT" or quantity.noun_start is None or quantity.noun_end is None:
        return False
    return quantity.noun_start <= start and end <= quantity.noun_end
