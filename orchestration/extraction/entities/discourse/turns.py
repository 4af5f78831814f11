"""What a sentence turns to, for the sentences behind it: its subject and the programme that it tells of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from orchestration.extraction.entities.mentions import PLACES, Mention
from orchestration.extraction.entities.subjects.bystanders import asides, is_oblique
from orchestration.extraction.model import Sentence

_FROM = re.compile(r"\bfrom (?:the (?:[a-z-]+ )?)?$")
_OWN = ("'s", "\u2019s")
_PUBLISHES = re.compile(  # "X today published the results of Y": what follows is of Y
    r"\s(?:today |yesterday |has |this week |on \w+ )*"
    r"(?:published|released|announced|presented|reported|issued|unveiled)"
    r"\s(?:today |yesterday )?(?:the |its |new |latest )*(?:[a-z]+ ){0,3}"
    r"(?:results|figures|statistics|data|numbers|report|revenues?)"
    r"\s(?:of|for|on)\s(?:the\s)?"
)
_FOUNDS = re.compile(  # "The state founded TOPIC": what follows is of it
    r"\s(?:\([^()]{1,20}\)\s)?(?:had\s|first\s)?(?:founded|set up|established|created|launched|started|formed)"
    r"\s(?:the\s)?"
)
_RELATIVE = re.compile(r"(?<=[a-z,] )(?:which|whom) (?:the )?$")
_HOSTS = frozenset(("science_park", "incubator", "region", "country"))
_ARE_HERE = re.compile(  # "X and Y have their head offices here": the firms of the topic
    r"\b(?:here|(?:moved|moving|settled|move) in\b(?! (?:to|with)\b)"
    r"|among (?:its|the) (?:tenants|residents|companies|firms)"
    r"|in the (?:park|zone|hub|campus|cluster|city|district))\b"
)
_ARE_ITS = re.compile(r"\b(?:are|were) (?:among )?its (?:[a-z-]+ ){0,2}[a-z-]+s\b")
_NEAR = 40  # characters before a mention that tell its role


@dataclass(frozen=True, slots=True)
class Turn:
    """What a sentence turns to: None where it names nothing that a figure behind it could be of."""

    subject: Mention | None
    free: bool  # no preposition governs the subject
    programme: Mention | None


def _from(text: str, start: int) -> bool:
    return _FROM.search(text, max(0, start - _NEAR), start) is not None


def _from_whom(sentence: Sentence, mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether something comes from the mention, or from its owner: "from the Senate's FUND"."""
    if _from(sentence.text, mention.start - sentence.start):
        return True
    owner = next((m for m in mentions if mention.start - m.end in (2, 3) and m.start < mention.start), None)
    return (
        owner is not None
        and sentence.text.startswith(_OWN, owner.end - sentence.start)
        and _from(sentence.text, owner.start - sentence.start)
    )


def _in_relative(text: str, start: int) -> bool:
    """Whether the mention is the subject of a relative clause, that tells of another thing: "a site which X owns"."""
    return start > _NEAR and _RELATIVE.search(text, start - _NEAR, start) is not None


def _lists_firms(text: str, topic: Mention) -> bool:
    """Whether the sentence only names firms that sit with the topic or came out of it: "X and Y are its spin-offs"."""
    return (topic.kind in _HOSTS and _ARE_HERE.search(text) is not None) or _ARE_ITS.search(text) is not None


def turn_of(sentence: Sentence, mentions: Sequence[Mention], topic: Mention | None) -> Turn:
    """What the sentence turns to: the first mention that no preposition governs, and no mere place, is its subject."""
    lost = asides(sentence.text, sentence.start, mentions)
    able = [
        mention
        for mention, loss in zip(mentions, lost, strict=True)
        if loss < 1
        and (
            mention.kind not in PLACES
            or mention.start == sentence.start
            or (topic is not None and mention.name == topic.name)
        )
    ]
    able = [m for m in able if m.member == "programme" or not _from_whom(sentence, m, mentions)]
    able = [m for m in able if not _in_relative(sentence.text, m.start - sentence.start)] or able
    if topic is not None and _lists_firms(sentence.text, topic):
        able = [m for m in able if m.kind != "company" or m.name == topic.name]
    free = [m for m in able if not is_oblique(sentence.text, m.start - sentence.start)]
    programmes = [m for m in able if m.member == "programme" and m.source != "pronoun"]
    for before, behind in pairwise(able):
        between = sentence.text[before.end - sentence.start : behind.start - sentence.start]
        founded = topic is not None and behind.name == topic.name and behind.kind not in PLACES
        if founded and _FOUNDS.fullmatch(between):
            return Turn(behind, True, next(iter(programmes), None))
        if behind.member == "organisation" and _PUBLISHES.fullmatch(between):
            return Turn(behind, True, next(iter(programmes), None))
    return Turn(next(iter(free or able), None), bool(free), next(iter(programmes), None))
