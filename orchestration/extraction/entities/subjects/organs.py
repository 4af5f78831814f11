"""Committees and juries within a body: what its investment committee clears, the body does.

The committee of a scheme stands for the scheme.
"""

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
_ORGAN_BEHIND = re.compile(r"(?: [A-Z]\w+)? (?:Committee|Panel|Board|Council|Jury)$")
_OF = re.compile(r"(?:\s\([A-Z][\w&]+\))?\s(?:of|at|within)\s(?:the\s)?")
_OWNER_FIRST = re.compile(r"\)?(?:['\u2019]s?|,\s(?:the|its|an?))\s")


def of_their_bodies(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions with the body for an organ that the text tells to be one of it: "the Investment Committee of X"."""
    organs = {m.name for m in mentions if m.source == "discovered" and _ORGAN.fullmatch(m.name)}
    if not organs:
        return list(mentions)
    bodies = _of_schemes(text, mentions, organs)
    for first, second in pairwise(mentions):
        between = text[first.end : second.start]
        if first.name in organs and _is_body(second, organs) and _OF.fullmatch(between):
            bodies.setdefault(first.name, second)
        elif second.name in organs and _is_body(first, organs) and _OWNER_FIRST.fullmatch(between):
            bodies.setdefault(second.name, first)
    return [_as_body(m, bodies[m.name]) if m.name in bodies else m for m in mentions]


def _of_schemes(text: str, mentions: Sequence[Mention], organs: set[str]) -> dict[str, Mention]:
    """The schemes that organs only serve, by organ: the "STEP Steering Committee" passes what STEP pays."""
    schemes = {text[m.start : m.end]: m for m in mentions if m.member == "programme"}
    found = ((organ, schemes.get(_ORGAN_BEHIND.sub("", organ))) for organ in sorted(organs))
    return {organ: scheme for organ, scheme in found if scheme is not None}


def _as_body(organ: Mention, body: Mention) -> Mention:
    return replace(organ, name=body.name, kind=body.kind, member=body.member)


def _is_body(mention: Mention, organs: set[str]) -> bool:
    return mention.member == "organisation" and mention.kind not in PLACES and mention.name not in organs
