"""Weighs the mentions of a sentence as subjects of one of its quantities."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from orchestration.extraction.claims.clauses import read_clauses
from orchestration.extraction.entities.mentions import Mention
from orchestration.extraction.model import Quantity, Sentence

_SOURCE_WEIGHT = {"name": 3.0, "abbreviation": 3.0, "discovered": 2.6, "description": 2.7, "pronoun": 2.3}
_KIND_WEIGHT = {"country": -1.7, "region": -1.1}
_SAME_CLAUSE, _EARLIER_CLAUSE, _SUBJECT, _OBLIQUE, _LINKED = 2.5, 1.2, 1.5, -0.3, 2.4

# What stands before a mention that only reports, exemplifies or describes a person.
_BYSTANDER = re.compile(
    r"(?:\b(?:such as|including|includes?|like|e\.g\.|for example|for instance|among them|according to|told|than|unlike|"
    r"compared (?:to|with)|similar to|rather than|next to|near|editor of|writes for|published (?:by|in)|"
    r"statistics (?:of|from)|data (?:of|from)|figures (?:of|from)|report (?:of|by|from)|study (?:of|by|from)|"
    r"(?:director|directors|president|head|chairman|chairwoman|chief executive|ceo|manager|minister|secretary|professor|"
    r"founder|co-founder|partner|spokesman|spokeswoman|researcher|journalist|mayor|graduates?|alumni|students|analyst) "
    r"(?:of|at|with|for|in))(?:\sthe)?|[A-Z]\w+ (?:of|from))\s?[\"\u201c]?$",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"\b(?:director|president|head|chairman|chairwoman|executive|ceo|manager|minister|secretary|professor|founder|"
    r"spokesman|spokeswoman|researcher|journalist|mayor|graduates?|alumni|analyst)\b[\w ,'\u2019-]{0,30}\b(?:of|at|with|for|in)"
    r"(?:\sthe)?\s$",
    re.IGNORECASE,
)
_SAYS = re.compile(r"\s?,?\s?(?:said|says|told|announced|stated|noted|estimates|writes|wrote|explained|added|claims)\b")
_PREPOSITION = re.compile(
    r"\b(?:in|at|of|from|by|for|to|with|within|through|inside|outside|on|into|across|under|between|over|around|throughout)"
    r"\s(?:the\s)?[\"\u201c\u2018]?$",
    re.IGNORECASE,
)
_LIST_GAP = re.compile(r",\s(?:and\s)?|\s(?:and|or|&)\s(?:the\s)?")
_WHOLE = re.compile(r"\s?(?:percent|per cent|%)?\s?of\s(?:(?:all|the|total|what|it)\s)*(?:[\w-]+\s){0,3}?(?:in|of|for)?\s?(?:the\s)?$")
_PLACES = frozenset(("country", "region"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention with its weight as the subject of a quantity."""

    mention: Mention
    weight: float
    subject: bool  # stands where the subject of the clause stands

    @property
    def named(self) -> bool:
        """Whether it names its member rather than refers to it."""
        return self.mention.source in ("name", "abbreviation", "discovered")


def weigh(
    sentence: Sentence, quantity: Quantity, mentions: Sequence[Mention], measure: str, topic: Mention | None
) -> list[Candidate]:
    """Candidates by falling weight. Bystanders (sources, examples, people's titles) weigh least."""
    text = sentence.text
    clauses = read_clauses(text)
    own = clauses.index_at(quantity.start)
    candidates, bystander_end = [], -1
    for mention in mentions:
        start, end = mention.start - sentence.start, mention.end - sentence.start
        before = text[max(0, start - 60) : start]
        listed = bystander_end >= 0 and _LIST_GAP.fullmatch(text, bystander_end, start) is not None
        weight = _SOURCE_WEIGHT[mention.source]
        if topic is None or mention.name != topic.name:
            weight += _KIND_WEIGHT.get(mention.kind, 0.0)
        if listed or _BYSTANDER.search(before) or _PERSON.search(before) or _SAYS.match(text, end):
            bystander_end = end
            weight -= 3.0
        oblique = _PREPOSITION.search(before) is not None
        if quantity.noun_start is not None and start >= quantity.noun_start and quantity.noun_end is not None and end <= quantity.noun_end:
            weight += 1.0
            oblique = True
        elif end <= quantity.start:
            weight += _before(clauses.index_at(start), own, oblique, quantity.start - end)
        else:
            weight += _behind(text, quantity, start, measure, mention, oblique)
        candidates.append(Candidate(mention, weight, end <= quantity.start and not oblique))
    candidates.sort(key=lambda candidate: -candidate.weight)
    return candidates


def _before(clause: int, own: int, oblique: bool, distance: int) -> float:
    weight = _SAME_CLAUSE if clause == own else _EARLIER_CLAUSE
    weight += _OBLIQUE if oblique else _SUBJECT
    return weight - min(distance, 150) / 150


def _behind(text: str, quantity: Quantity, start: int, measure: str, mention: Mention, oblique: bool) -> float:
    between = text[quantity.end : start]
    if measure == "share" and _WHOLE.fullmatch(between):
        return -2.0
    if not oblique:
        return 0.3
    words = between.count(" ")
    weight = max(0.4, _LINKED - 0.2 * max(0, words - 2))
    if words <= 2 and between.strip() in ("of", "of the", "for", "for the", "in", "in the", "at", "at the"):
        weight += 2.6
    if ";" in between or ":" in between:
        weight -= 1.5
    return weight
