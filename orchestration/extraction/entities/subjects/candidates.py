"""Weighs the mentions of a sentence as subjects of one of its quantities: whom does the figure describe?

What counts, the strongest first: the subject of the clause that holds the quantity; what stands in the counted noun
phrase or is tied to it ("300 tenants OF X", "founders IN X"); the subject of an earlier clause; what a preposition
governs. A direct object, a source ("from X"), a body of an aside, a bystander (see `bystanders`) and a mere place (see
`places`) lose. What weighs too little leaves the figure to the sentence before, the section or the article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from orchestration.extraction.claims.clauses import Clauses, read_clauses
from orchestration.extraction.entities.mentions import PLACES, Mention
from orchestration.extraction.entities.subjects.bearing import bearing, is_staff
from orchestration.extraction.entities.subjects.behind import weight_behind
from orchestration.extraction.entities.subjects.brackets import tells_alone
from orchestration.extraction.entities.subjects.bystanders import ASIDE, is_oblique
from orchestration.extraction.entities.subjects.places import is_attached, place_weight, sites_share, tells_whose
from orchestration.extraction.entities.subjects.positions import (
    given_by,
    in_apposition,
    in_aside,
    is_paired,
    puts_up,
    tells_which,
)
from orchestration.extraction.entities.subjects.roles import goes_on, in_subject, inside_noun, is_no_subject
from orchestration.extraction.model import Quantity, Sentence

LEAST = 2.9  # candidates that weigh less lose to what the sentence before was about
_SOURCE_WEIGHT = {
    "name": 3.0,
    "abbreviation": 3.0,
    "discovered": 2.6,
    "description": 2.7,
    "pronoun": 2.3,
    "demonym": 3.0,
}
_SAME_CLAUSE, _EARLIER_CLAUSE, _SUBJECT, _OBLIQUE, _LINKED = 2.5, 1.2, 1.5, -0.3, 2.4

_ATTACHED_AMONG_PLACES, _BRACKETED = 1.0, 5.0
_ATTACHED, _BESIDE, _GIVEN, _INSIDE, _OWN_SUBJECT, _IN_SUBJECT, _FAR = 2.5, 2.0, 2.6, 1.0, 1.5, 0.5, 1.5
_PUT_UP = 5.0
_OPINION = re.compile(r"\b[Aa]ccording to (?:about |some |over )?$")  # "According to 76%, the government should"
_OF_WHICH = re.compile(r"\b(?:of|in|to|for)\swhich\s(?:the\s)?$")
_SIZED, _SITED = 4.0, 6.0
_BETWEEN = re.compile(r"\s(?:new\s|flagship\s)?[\"\u201c\u2018']?")
_REACH = 150  # characters over which a mention before the quantity loses a point


class Candidate(NamedTuple):
    """A mention with its weight as the subject of a quantity."""

    mention: Mention
    weight: float
    subject: bool  # stands where the subject of the clause stands
    own_clause: bool = True  # stands in the clause of the quantity
    passing: bool = False  # told of in a relative clause only
    aside: bool = False  # a source, an example, the employer of a person or one of a list
    sized: bool = False  # the quantity stands straight before its name: "a Rs 50 crore SEED FUND"

    def says_we(self, sentence: Sentence) -> bool:
        """Whether it is the "we" that a clause has as its subject."""
        written = sentence.text[self.mention.start - sentence.start : self.mention.end - sentence.start]
        return self.subject and self.mention.source == "pronoun" and written in ("we", "We")

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
    candidates, governed = [], False
    told_before = any(m.member == "organisation" and m.start - sentence.start < quantity.start for m in mentions)
    sited = any(
        m.member == "organisation" and m.kind not in PLACES and m.start == sentence.start and clauses.index_at(0) == own
        for m in mentions[:1]
    )  # a body opens the clause: places are but where things of it are
    for number, mention in enumerate(mentions):
        start, end = mention.start - sentence.start, mention.end - sentence.start
        listed = number > 0 and goes_on(text, sentence.start, mentions, number)
        owned = text.startswith(("'s ", "\u2019s "), start - 3)  # "in China's JIANGSU"
        governed = ((listed or owned) and governed) or is_oblique(text, start)
        oblique = governed or is_no_subject(text, clauses, quantities, mention, start, number)
        weight = _SOURCE_WEIGHT[mention.source] - lost[number]
        if mention.kind in PLACES and (topic is None or mention.name != topic.name):
            weight += place_weight(mention, text, end, oblique, lost[number], bool(clauses.verbs), topic)
        attached = mention.kind in PLACES and is_attached(text, quantity, start)
        attached = attached and not (end > quantity.end and told_before and is_staff(quantity))
        opening = attached and tells_whose(text, start)
        there = mention.source == "pronoun" and text.startswith("there", start)
        if there and end > quantity.end and topic is not None and topic.name == mention.name:
            weight += _LINKED  # "212 experts came to work THERE"
        if attached:
            weight += _ATTACHED if topic is None or topic.kind not in PLACES else _ATTACHED_AMONG_PLACES
        if number and sites_share(text, sentence.start, quantity, mentions[number - 1], mention):
            weight += _SITED
        weight -= _beside(sentence, clauses, quantity, mentions, number)
        if inside_noun(quantity, start, end):
            weight += _INSIDE
            oblique = True
        elif end <= quantity.start:
            told_of = oblique and not opening
            weight += _before(text, clauses, mention, start, end, own, told_of, quantity)
            alone = tells_alone(text, sentence.start, mentions, number, quantity)
            weight += alone * (_BRACKETED + (text[end : end + 2] == " (") * lost[number])
            told_of_places = mention.kind not in PLACES or (topic is not None and topic.kind in PLACES)
            if told_of_places or (quantity.unit != "PERCENT" and "followed by" in text):
                weight += _BRACKETED * is_paired(text, start, end, quantity)
        else:
            weight += (
                _LINKED
                if attached and not told_before
                else weight_behind(text, quantity, mention, start, measure, oblique)
            )
            weight -= _FAR * (mention.member == "organisation" and start > following and not attached)
            weight -= _FAR * (clauses.index_at(start) != own)
        weight -= _FAR * (
            start > quantity.end and _OPINION.search(text, max(0, quantity.start - 24), quantity.start) is not None
        )
        weight += bearing(text, bool(clauses.verbs), quantity, mention, start, end, topic)
        if tells_which(text, quantity, start, end, mention) and not (sited and mention.kind in PLACES):
            weight += _BRACKETED
        subject = end <= quantity.start and (opening or not oblique)
        passing = _OF_WHICH.search(text, max(0, start - 16), start) is not None
        sized = _is_sized(text, quantity, mention, start)
        weight += _SIZED * sized
        candidates.append(
            Candidate(mention, weight, subject, clauses.index_at(start) == own, passing, lost[number] >= ASIDE, sized)
        )
    candidates.sort(key=lambda candidate: -candidate.weight)
    return candidates


def is_outranked(organisation: Candidate, programme: Candidate | None) -> bool:
    """Whether the programme is the subject and the organisation only a place or a bystander."""
    if programme is not None and programme.sized:
        return organisation.mention.kind != "investor"
    if programme is None or not programme.subject:
        return False
    return organisation.mention.kind in PLACES or organisation.weight < programme.weight - 2.5


def _is_sized(text: str, quantity: Quantity, mention: Mention, start: int) -> bool:
    """Whether the quantity is told as an attribute of the programme or fund named straight behind it."""
    if quantity.unit in ("COUNT", "PERCENT") or (mention.member == "organisation" and mention.kind != "investor"):
        return False
    return _BETWEEN.fullmatch(text, quantity.end, start) is not None


def _beside(
    sentence: Sentence, clauses: Clauses, quantity: Quantity, mentions: Sequence[Mention], number: int
) -> float:
    """What a mention loses for being where things come from, or for standing in an aside or an apposition."""
    text, mention = sentence.text, mentions[number]
    start, end = mention.start - sentence.start, mention.end - sentence.start
    if given_by(text, quantity, start, mention):
        return _GIVEN
    if puts_up(text, quantity, end):
        return _PUT_UP
    if in_aside(text, clauses, start, quantity.start):
        return _BESIDE
    apposed = number > 0 and in_apposition(text, sentence.start, mentions[number - 1], start, end, quantity.start)
    return _BESIDE * apposed


def _before(
    text: str,
    clauses: Clauses,
    mention: Mention,
    start: int,
    end: int,
    own: int,
    oblique: bool,
    quantity: Quantity,
) -> float:
    weight = _SAME_CLAUSE if clauses.index_at(start) == own else _EARLIER_CLAUSE
    weight += _OBLIQUE if oblique else _SUBJECT
    if oblique and mention.kind not in PLACES and in_subject(clauses, start, end):
        weight += _IN_SUBJECT
    elif not oblique and _OF_WHICH.search(text, max(0, start - 16), start):
        weight += _OWN_SUBJECT
    return weight - min(quantity.start - end, _REACH) / _REACH
