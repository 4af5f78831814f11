"""Whom one figure describes, and what of it is carried to the figures behind."""

from __future__ import annotations

from dataclasses import dataclass

from orchestration.extraction.entities.candidates import Candidate
from orchestration.extraction.entities.mentions import PLACES, Mention


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


def is_told_in_passing(organisation: Candidate, subject: Subject, topic: Mention | None) -> bool:
    """Whether a place in a text on a body, or a firm in a text on a place, being no subject, has but its figure."""
    if organisation.subject or subject.organisation != organisation.mention.name or topic is None:
        return False
    if organisation.mention.kind in PLACES:
        return topic.kind not in PLACES
    return organisation.mention.kind == "company" and topic.kind in PLACES
