"""Whom one figure describes, and what of it is carried to the figures behind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from orchestration.extraction.entities.mentions import PLACES, Mention
from orchestration.extraction.entities.subjects.candidates import Candidate
from orchestration.extraction.entities.subjects.positions import tells_which
from orchestration.extraction.model import Quantity, Sentence

_UNDER = re.compile(r"(?:Under|Through|Within|As part of) (?:the |its |this )?[\"\u201c]?")
_UNDER_WHICH = re.compile(r"[\"\u201d]?, (?:(?:under|through|in|by|with|as part of) )?which\b")
_HELP = re.compile(
    r"\b(?:with (?:the |some )?(?:help|support|aid|backing|money|assistance|grants?|loans?) (?:from|of|by|under)"
    r"|thanks to|(?:helped|supported|aided|funded|begun|started|launched|set up) (?:by|through|under|with))"
    r" (?:the |its )?[\"\u201c]?$"
)
_HELP_REACH = 48  # characters before a programme that tell its help
_LEAST_PROGRAMME = 3.9  # candidates that weigh less are no programme of the figure
_FRAME = 20  # characters before a programme that frames its sentence


@dataclass(frozen=True, slots=True)
class Subject:
    """The organisation and programme of one figure, and the rules that gave them."""

    organisation: str | None
    kind: str | None
    programme: str | None
    organisation_rule: str
    programme_rule: str


@dataclass(frozen=True, slots=True)
class Carried:
    """What the figure before was about; a place told of in passing does not reach beyond its sentence."""

    paragraph: int
    sentence: int
    subject: Subject
    passing: bool
    told: bool = False  # by a sentence without figures
    loose: bool = False  # the programme was only told behind, of one thing that the body does


def is_told_in_passing(organisation: Candidate, subject: Subject, topic: Mention | None) -> bool:
    """Whether a place in a text on a body, or a firm in a text on a place, being no subject, has but its figure."""
    if organisation.subject or subject.organisation != organisation.mention.name or topic is None:
        return False
    if organisation.mention.kind in PLACES:
        return topic.kind not in PLACES
    return organisation.mention.kind == "company" and topic.kind in PLACES


def is_told_of_itself(sentence: Sentence, quantity: Quantity, organisation: Candidate, programme: Candidate) -> bool:
    """Whether a relative clause behind the organisation tells the figure of it alone; the programme stands before."""
    mention = organisation.mention
    start, end = mention.start - sentence.start, mention.end - sentence.start
    before = programme.mention.end <= mention.start and end <= quantity.start
    return before and tells_which(sentence.text, quantity, start, end, mention)


def is_loose(organisation: Candidate, programme: Candidate) -> bool:
    """Whether the programme only says under what the body, the subject, did this: "X coached 40 teams under the P"."""
    behind = programme.mention.start > organisation.mention.end and not programme.subject
    return behind and organisation.subject and organisation.own_clause


def programme_told(sentence: Sentence, ranked: Sequence[Candidate], organisation: Candidate | None) -> Candidate | None:
    """The programme that the sentence itself tells the figure of; none where another clause tells of it, whose subject
    it is, and the figure has a subject of its own."""
    programme = next((c for c in ranked if c.mention.member == "programme" and c.weight > _LEAST_PROGRAMME), None)
    if programme and organisation and not programme.own_clause and organisation.subject and organisation.own_clause:
        goes_on = _UNDER_WHICH.match(sentence.text, programme.mention.end - sentence.start)
        programme = programme if goes_on else None
    return programme or next((c for c in ranked if _is_frame(sentence, c) or _helps(sentence, c)), None)


def _helps(sentence: Sentence, candidate: Candidate) -> bool:
    """Whether what is counted owes itself to the programme: "ventures begun with help from the P"."""
    start = candidate.mention.start - sentence.start
    return (
        candidate.mention.member == "programme"
        and _HELP.search(sentence.text, max(0, start - _HELP_REACH), start) is not None
    )


def _is_frame(sentence: Sentence, candidate: Candidate) -> bool:
    """Whether the sentence opens with the programme as the frame of all it tells: "Under the P, X has ..., and"."""
    start = candidate.mention.start - sentence.start
    return (
        candidate.mention.member == "programme"
        and start < _FRAME
        and _UNDER.fullmatch(sentence.text, 0, start) is not None
    )
