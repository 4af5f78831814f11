"""Weighs the mentions of a sentence as subjects of one of its quantities."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from orchestration.extraction.claims.clauses import Clauses, read_clauses
from orchestration.extraction.entities.bystanders import is_oblique
from orchestration.extraction.entities.mentions import Mention
from orchestration.extraction.model import Quantity, Sentence

_SOURCE_WEIGHT = {
    "name": 3.0,
    "abbreviation": 3.0,
    "discovered": 2.6,
    "description": 2.7,
    "pronoun": 2.3,
    "demonym": 3.0,
}
_KIND_WEIGHT = {"country": -1.7, "region": -1.1}
_SAME_CLAUSE, _EARLIER_CLAUSE, _SUBJECT, _OBLIQUE, _LINKED = 2.5, 1.2, 1.5, -0.3, 2.4

_ATTACHED, _BESIDE = 2.5, 2.0
_OWN_SUBJECT = 1.5
_OF_WHICH = re.compile(r"\b(?:of|in|to|for)\swhich\s(?:the\s)?$")
_TELLS_ON = re.compile(r"[\"\u201d]?(?: \([^()]*\))?(?:,| which\b| that\b)")
_COPULAS = frozenset(("is", "are", "was", "were"))
_WHERE = re.compile(r"\s(?:[a-z-]+\s){0,2}?(?:in|across|throughout|within)\s(?:the\s)?")
_SHARE_WHERE = re.compile(r"\sof\s(?:all\s|the\s)*(?:[a-z-]+\s){1,4}?(?:in|across|throughout|within)\s(?:the\s)?")
_FROM = re.compile(r"\bfrom\s(?:the\s(?:[a-z-]+\s)?)?$")
_WHOLE = re.compile(
    r"\s?(?:percent|per cent|%)?\s?of\s(?:(?:all|the|total|what|it)\s)*(?:[\w-]+\s){0,3}?(?:in|of|for)?\s?(?:the\s)?$"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention with its weight as the subject of a quantity."""

    mention: Mention
    weight: float
    subject: bool  # stands where the subject of the clause stands
    own_clause: bool = True  # stands in the clause of the quantity
    passing: bool = False  # told of in a relative clause only

    @property
    def named(self) -> bool:
        """Whether it names its member rather than refers to it."""
        return self.mention.source in ("name", "abbreviation", "discovered")


def weigh(
    sentence: Sentence,
    quantities: Sequence[Quantity],
    index: int,
    mentions: Sequence[Mention],
    measure: str,
    topic: Mention | None,
    lost: Sequence[float],
) -> list[Candidate]:
    """Candidates by falling weight; `lost` is what each mention loses as a bystander (see `bystanders.asides`)."""
    text, quantity = sentence.text, quantities[index]
    clauses = read_clauses(text)
    own = clauses.index_at(quantity.start)
    following = quantities[index + 1].start if index + 1 < len(quantities) else len(text)
    candidates = []
    for number, mention in enumerate(mentions):
        start, end = mention.start - sentence.start, mention.end - sentence.start
        possessor = mention.source == "description" and text.startswith(("'s", "\u2019s"), end)
        oblique = possessor or is_oblique(text, start) or any(_modifies(q, start, end) for q in quantities)
        oblique = oblique or (number > 0 and _is_object(clauses, text, start, end))
        weight = _SOURCE_WEIGHT[mention.source] - lost[number]
        if topic is None or mention.name != topic.name:
            weight += _KIND_WEIGHT.get(mention.kind, 0.0) * _place_factor(
                text, end, oblique, topic, mention.source == "demonym"
            )
            if mention.kind in _KIND_WEIGHT and not clauses.verbs and (topic is None or topic.kind not in _KIND_WEIGHT):
                weight -= _BESIDE  # the place that a row of a table is about
        if mention.kind in _KIND_WEIGHT and _attached(text, quantity, start):
            weight += _ATTACHED
        if _given_by(text, quantity, start, mention) or _in_aside(clauses, start, quantity.start):
            weight -= _BESIDE
        if _inside_noun(quantity, start, end):
            weight += 1.0
            oblique = True
        elif end <= quantity.start:
            weight += _before(clauses.index_at(start), own, oblique, quantity.start - end)
            if oblique and mention.kind not in _KIND_WEIGHT and _in_subject(clauses, start, end):
                weight += 0.5
            elif not oblique and _OF_WHICH.search(text, max(0, start - 16), start):
                weight += _OWN_SUBJECT
        else:
            weight += _behind(text, quantity, start, measure, oblique)
            if mention.member == "organisation" and start > following:
                weight -= 1.5
            if clauses.index_at(start) != own:
                weight -= 1.5
        subject = end <= quantity.start and not oblique
        passing = _OF_WHICH.search(text, max(0, start - 16), start) is not None
        candidates.append(Candidate(mention, weight, subject, clauses.index_at(start) == own, passing))
    candidates.sort(key=lambda candidate: -candidate.weight)
    return candidates


def _in_subject(clauses: Clauses, start: int, end: int) -> bool:
    """Whether the mention stands before the first verb of its clause: "enterprises in X have ..."."""
    lower, upper = clauses.spans[clauses.index_at(start)]
    first = next((verb.start for verb in clauses.verbs if lower <= verb.start < upper), lower)
    return end <= first


def _is_object(clauses: Clauses, text: str, start: int, end: int) -> bool:
    """Whether the mention is the direct object of a verb behind another mention: "X runs the PARK with 34 people".

    Not so where an apposition or a relative clause goes on to tell of it: "X opened the CAMPUS, which has 20 rooms".
    """
    if _TELLS_ON.match(text, end):
        return False
    place = bisect_right(clauses.verbs, start, key=lambda verb: verb.end) - 1
    if place < 0 or clauses.verbs[place].kind in ("report", "expect"):
        return False
    verb = clauses.verbs[place]
    return text[verb.end : start].strip() in ("", "the", "an", "a") and text[verb.start : verb.end] not in _COPULAS


def _attached(text: str, quantity: Quantity, start: int) -> bool:
    """Whether the place says where the counted things are: "13 percent of founders in GERMANY"."""
    if quantity.noun_end is not None and quantity.noun_end <= start:
        return _WHERE.fullmatch(text, quantity.noun_end, start) is not None
    return quantity.end <= start and _SHARE_WHERE.fullmatch(text, quantity.end, start) is not None


def _given_by(text: str, quantity: Quantity, start: int, mention: Mention) -> bool:
    """Whether the mention is only where money or things come from: "received 2 million from the GOVERNMENT"."""
    if mention.kind in _KIND_WEIGHT or _FROM.search(text, max(0, start - 24), start) is None:
        return False
    return quantity.unit != "COUNT" or start < quantity.start


def _in_aside(clauses: Clauses, start: int, place: int) -> bool:
    """Whether the mention stands in a relative clause between commas that does not hold the quantity."""
    return any(lower <= start < upper and not lower <= place < upper for lower, upper in clauses.asides)


def _place_factor(text: str, end: int, oblique: bool, topic: Mention | None, demonym: bool) -> float:
    """How much being a mere place counts: little in a text about places, most for "in X" and for "X's"."""
    if topic is not None and topic.kind in _KIND_WEIGHT:
        return 0.3
    if demonym:
        return 1.0
    return 2.2 if oblique or text.startswith(("'s", "\u2019s"), end) else 1.0


def _modifies(quantity: Quantity, start: int, end: int) -> bool:
    """Whether the mention is a modifier in the counted noun phrase: "73 Zhongguancun agencies"."""
    return _inside_noun(quantity, start, end) and quantity.noun_end is not None and end < quantity.noun_end


def _inside_noun(quantity: Quantity, start: int, end: int) -> bool:
    if quantity.unit != "COUNT" or quantity.noun_start is None or quantity.noun_end is None:
        return False
    return quantity.noun_start <= start and end <= quantity.noun_end


def _before(clause: int, own: int, oblique: bool, distance: int) -> float:
    weight = _SAME_CLAUSE if clause == own else _EARLIER_CLAUSE
    weight += _OBLIQUE if oblique else _SUBJECT
    return weight - min(distance, 150) / 150


def _behind(text: str, quantity: Quantity, start: int, measure: str, oblique: bool) -> float:
    between = text[quantity.end : start]
    if measure == "share" and _WHOLE.fullmatch(between):
        return -2.0
    if not oblique:
        return 0.3
    words = len(between.split())
    weight = max(0.4, _LINKED - 0.2 * max(0, words - 2))
    if between.strip() in ("of", "of the", "for", "for the", "in", "in the", "at", "at the"):
        weight += 2.6
    if ";" in between or ":" in between:
        weight -= 1.5
    return weight
