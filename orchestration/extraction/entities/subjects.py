"""Whom one figure describes, and what of it is carried to the figures behind."""

from __future__ import annotations

from dataclasses import dataclass


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
