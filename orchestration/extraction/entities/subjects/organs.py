"""Committees and juries within a body: what its investment committee clears, the body does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from orchestration.extraction.entities.mentions import PLACES, Mention

_ORGAN = re.compile(
    r".*\b(?:Investment|Selection|Evaluation|Screening|Expert|Advisory|Steering|Approval|Monitoring|Empowered|Sanctioning"
    r"|Sanction|Award|Appraisal|Review)\s(?:Committee|Panel|Board|Council|Jury)"
)
_OF = re.compile(r"(?:\s\([A-Z][\w&]+\))?\s(?:of|at|within)\s(?:the\s)?")
_OWNER_FIRST = re.compile(r"\)?(?:['\u2019]s?|,\s(?:the|its|an?))\s")


def of_their_bodies(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions with the body for an organ that the text tells to be one of it: "the Investment Committee of X"."""
    organs = {m.name for m in mentions if m.source == "discovered" and _ORGAN.fullmatch(m.name)}
    if not organs:
        return list(mentions)
    bodies: dict[str, Mention] = {}
    for first, second in pairwise(mentions):
        between = text[first.end : second.start]
        if first.name in organs and _is_body(second, organs) and _OF.fullmatch(between):
            bodies.setdefault(first.name, second)
        elif second.name in organs and _is_body(first, organs) and _OWNER_FIRST.fullmatch(between):
            bodies.setdefault(second.name, first)
    return [replace(m, name=bodies[m.name].name, kind=bodies[m.name].kind) if m.name in bodies else m for m in mentions]


def _is_body(mention: Mention, organs: set[str]) -> bool:
    return mention.member == "organisation" and mention.kind not in PLACES and mention.name not in organs
