"""Weighs the mentions of a sentence as subjects of one of its quantities."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from orchestration.extraction.claims.clauses import Clauses, read_clauses
from orchestration.extraction.entities.mentions import Mention
from orchestration.extraction.model import Quantity, Sentence

_SOURCE_WEIGHT = {"name": 3.0, "abbreviation": 3.0, "discovered": 2.6, "description": 2.7, "pronoun": 2.3}
_KIND_WEIGHT = {"country": -1.7, "region": -1.1}
_ASIDE = 4.5
_SAME_CLAUSE, _EARLIER_CLAUSE, _SUBJECT, _OBLIQUE, _LINKED = 2.5, 1.2, 1.5, -0.3, 2.4

# What stands before a mention that only reports, exemplifies or describes a person.
_BYSTANDER = re.compile(
    r"(?:\b(?:such as|including|includes?|like|e\.g\.|for example|for instance|among them|according to|told|than|"
    r"unlike|compared (?:to|with)|similar to|rather than|next to|near|called|by the name of|named|known as|"
    r"on behalf of|editor of|writes for|published (?:by|in)|"
    r"statistics (?:of|from)|data (?:of|from)|figures (?:of|from)|report (?:of|by|from)|study (?:of|by|from)|"
    r"(?:director|directors|president|head|chairman|chairwoman|chief executive|ceo|manager|minister|secretary|"
    r"professor|founder|co-founder|partner|spokesman|spokeswoman|researcher|journalist|mayor|"
    r"graduates?|alumni|students|analyst) "
    r"(?:of|at|with|for|in|from))(?:\sthe)?)\s?[\"\u201c]?$",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"\b(?:director|president|head|chairman|chairwoman|executive|ceo|manager|minister|secretary|professor|founder|"
    r"spokesman|spokeswoman|researcher|journalist|mayor|analyst)\b[\w ,'\u2019-]{0,30}\b(?:of|at|with|for|in)"
    r"(?:\sthe)?\s$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:which|whom)\s$")
_EXAMPLE = re.compile(r",?\s(?:for example|for instance|among them|among others)\b")
_SAYS = re.compile(r"\s?,?\s?(?:said|says|told|announced|stated|noted|estimates|writes|wrote|explained|added|claims)\b")
_PREPOSITION = re.compile(
    r"\b(?:in|at|of|from|by|for|to|with|within|through|inside|outside|on|into|across|under|between|over|around|throughout|as)"
    r"\s(?:the\s)?[\"\u201c\u2018]?$",
    re.IGNORECASE,
)
_LIST_GAP = re.compile(r",\s(?:and\s)?(?:the\s)?|\s(?:and|or|&|as well as)\s(?:the\s)?")
_WHOLE = re.compile(
    r"\s?(?:percent|per cent|%)?\s?of\s(?:(?:all|the|total|what|it)\s)*(?:[\w-]+\s){0,3}?(?:in|of|for)?\s?(?:the\s)?$"
)


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
    sentence: Sentence,
    quantities: Sequence[Quantity],
    index: int,
    mentions: Sequence[Mention],
    measure: str,
    topic: Mention | None,
    lost: Sequence[float],
) -> list[Candidate]:
    """Candidates by falling weight; `lost` is what each mention loses as a bystander (see `asides`)."""
    text, quantity = sentence.text, quantities[index]
    clauses = read_clauses(text)
    own = clauses.index_at(quantity.start)
    following = quantities[index + 1].start if index + 1 < len(quantities) else len(text)
    candidates = []
    for number, mention in enumerate(mentions):
        start, end = mention.start - sentence.start, mention.end - sentence.start
        possessor = mention.source == "description" and text.startswith(("'s", "\u2019s"), end)
        oblique = possessor or is_oblique(text, start) or any(_modifies(q, start, end) for q in quantities)
        weight = _SOURCE_WEIGHT[mention.source] - lost[number]
        if topic is None or mention.name != topic.name:
            weight += _KIND_WEIGHT.get(mention.kind, 0.0) * _place_factor(text, end, oblique, topic)
        if _inside_noun(quantity, start, end):
            weight += 1.0
            oblique = True
        elif end <= quantity.start:
            weight += _before(clauses.index_at(start), own, oblique, quantity.start - end)
            if oblique and mention.kind not in _KIND_WEIGHT and _in_subject(clauses, start, end):
                weight += 0.5
        else:
            weight += _behind(text, quantity, start, measure, oblique)
            if mention.member == "organisation" and start > following:
                weight -= 1.5
            if clauses.index_at(start) != own:
                weight -= 1.5
        candidates.append(Candidate(mention, weight, end <= quantity.start and not oblique))
    candidates.sort(key=lambda candidate: -candidate.weight)
    return candidates


def is_oblique(text: str, start: int) -> bool:
    """Whether a preposition governs the mention that begins at `start`."""
    return _PREPOSITION.search(text, max(0, start - 16), start) is not None


def _in_subject(clauses: Clauses, start: int, end: int) -> bool:
    """Whether the mention stands before the first verb of its clause: "enterprises in X have ..."."""
    lower, upper = clauses.spans[clauses.index_at(start)]
    first = next((verb.start for verb in clauses.verbs if lower <= verb.start < upper), lower)
    return end <= first


def _place_factor(text: str, end: int, oblique: bool, topic: Mention | None) -> float:
    """How much being a mere place counts: little in a text about places, most for "in X" and for "X's"."""
    if topic is not None and topic.kind in _KIND_WEIGHT:
        return 0.3
    return 2.2 if oblique or text.startswith(("'s", "\u2019s"), end) else 1.0


def _modifies(quantity: Quantity, start: int, end: int) -> bool:
    """Whether the mention is a modifier in the counted noun phrase: "73 Zhongguancun agencies"."""
    return _inside_noun(quantity, start, end) and quantity.noun_end is not None and end < quantity.noun_end


def _inside_noun(quantity: Quantity, start: int, end: int) -> bool:
    if quantity.unit != "COUNT" or quantity.noun_start is None or quantity.noun_end is None:
        return False
    return quantity.noun_start <= start and end <= quantity.noun_end


def asides(text: str, offset: int, mentions: Sequence[Mention]) -> list[float]:
    """How much each mention loses for being a source, an example, a person's employer or one of a list."""
    losses: list[float] = []
    runs = _runs(text, offset, mentions)
    previous_end, previous_loss = -1, 0.0
    for number, mention in enumerate(mentions):
        start, end = mention.start - offset, mention.end - offset
        loss = 0.0
        if mention.member == "programme" and mention.source == "description":
            pass
        elif _is_bystander(text, start, end, mention):
            loss = _ASIDE
        elif previous_end >= 0 and _LIST_GAP.fullmatch(text, previous_end, start):
            comma_only = runs[number] < 3 and text[previous_end:start].strip() == ","
            loss = 0.0 if comma_only else max(previous_loss, 0.8)
        if runs[number] >= 3:
            loss = max(loss, _ASIDE)
        losses.append(loss)
        previous_end, previous_loss = end, loss
    return losses


def _is_bystander(text: str, start: int, end: int, mention: Mention) -> bool:
    before = text[max(0, start - 60) : start]
    if mention.source == "description" and _RELATIVE.search(before):
        return True
    if _BYSTANDER.search(before) or _PERSON.search(before):
        return True
    return _SAYS.match(text, end) is not None or _EXAMPLE.match(text, end) is not None


def _runs(text: str, offset: int, mentions: Sequence[Mention]) -> list[int]:
    """For each mention the length of the list that it is a member of."""
    lengths = [1] * len(mentions)
    first = 0
    for number in range(1, len(mentions) + 1):
        joined = number < len(mentions) and _LIST_GAP.fullmatch(
            text, mentions[number - 1].end - offset, mentions[number].start - offset
        )
        if not joined:
            for member in range(first, number):
                lengths[member] = number - first
            first = number
    return lengths


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
