"""What a run of capitalised words names, and of what kind that is, by its head word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from orchestration.extraction.entities.mentions import MemberType
from orchestration.extraction.entities.names.heads import (
    LEADING_HEADS,
    LEGAL_FORMS,
    ORGANISATION_HEADS,
    PROGRAMME_HEADS,
    compound_kind,
    is_concept,
    is_facility,
    is_programme_compound,
    qualified_kind,
)

_NUMERAL = re.compile(r"[IVX]{1,4}|\d")  # "Kestrel Fund III"
_SCHEMES = frozenset(("Fund of Funds", "Funds of Funds"))  # that states run
_GENERIC_WORDS = """
    Science Technology Tech Research Development Industrial Industry Innovation Business Software High Hi tech
    Economic Incubation Technological National Municipal Provincial and & of the for Park Parks Zone Zones Centre Center
    Incubator Incubators
    """
_GENERIC = frozenset(_GENERIC_WORDS.split())
_RUNS_SCHEMES = frozenset(("Startup", "Start-up", "Innovation"))  # missions that Indian states have founded as bodies
_PUBLICATION_WORDS = """
    Monthly Weekly Daily Newsletter News Bulletin Gazette Journal Review Times
    """
_PUBLICATIONS = frozenset(_PUBLICATION_WORDS.split())
OFFICES = frozenset(("Ministry", "Department", "Office", "Bureau", "Council", "Committee", "Directorate"))
_PARTICLES = frozenset(("und", "an", "am", "im", "der", "des", "zu", "für", "de", "di", "del"))
_TEACHES = frozenset(("University", "College", "Institute", "Academy"))  # "Kestrel College of Technology"
_OF_UNIVERSITIES = frozenset(("science_park", "incubator", "investor", "association"))  # what they may have
_CENTRES = frozenset(("Centre", "Center"))
_OF_FOUNDERS = frozenset(("Incubator", "Incubation", "Accelerator", "Acceleration", "Start-up", "Startup", "Founders"))
BEFORE_PLACE = ("science_park", "university", "research", "organisation")  # heads that a place may follow


def named(name: str) -> tuple[MemberType, str] | None:
    """What a run of capitalised words names, by its last word or the head before "of" or "for"."""
    words = name.split(" ")
    if name.isupper():
        words = [lowered(word) for word in words]
    if len(words) > 2 and _NUMERAL.fullmatch(words[-1]):
        words.pop()
    if len(words) < 2 or is_concept(" ".join(words)):
        return None
    if "Minister" in words or words[-1] in _PUBLICATIONS:
        return None  # an office, the paper of a body
    if name in _SCHEMES:
        return "programme", "programme"
    if words[0] in OFFICES and words[1] in ("of", "for") and words[2:]:
        return "organisation", ORGANISATION_HEADS[words[0]]
    last = words[-1].split("-")[-1]
    if last == "Mission" and not _RUNS_SCHEMES.isdisjoint(words):
        return "organisation", "government"
    if last in PROGRAMME_HEADS or is_programme_compound(last) or is_facility(words[-2], last):
        return "programme", "programme"
    taught = next((word for word, of in pairwise(words) if word in _TEACHES and of == "of"), None)
    taught = None if ORGANISATION_HEADS.get(last) in _OF_UNIVERSITIES else taught
    kind = ORGANISATION_HEADS[taught] if taught is not None else _kind_at_end(words, last)
    return ("organisation", kind) if kind is not None else _told_before_of(words)


def is_generic(name: str) -> bool:
    """Whether every word of a park's or an incubator's name is one that many bear: "Science and Technology Park"."""
    return all(part in _GENERIC for word in name.split(" ") for part in word.split("-"))


def lowered(word: str) -> str:
    """A word of a name printed in capitals as it is else written; abbreviations keep theirs."""
    if word in ("OF", "AND", "FOR", "THE", "IN") or word.lower() in _PARTICLES:
        return word.lower()
    if word.endswith("-") and len(word) > 3:
        return word.title()
    return word.title() if len(word) > 3 else word


def _kind_at_end(words: Sequence[str], last: str) -> str | None:
    """The kind that the last word tells, a legal form, a German compound, or a head that a place follows."""
    if last.casefold() in LEGAL_FORMS:
        return ORGANISATION_HEADS.get(words[-2], "company")
    if last in _CENTRES and words[-2] in _OF_FOUNDERS:
        return "incubator"
    if last in ORGANISATION_HEADS:
        return ORGANISATION_HEADS[last]
    led = LEADING_HEADS.get(words[0]) if not _PARTICLES.isdisjoint(words) else None
    if led is not None:
        return led  # "Universität zu Köln"
    compounds = (words[0], words[-1], words[-2]) if _PARTICLES.isdisjoint(words) else words
    kind = qualified_kind(words[-2], last)
    kind = kind or next(filter(None, map(compound_kind, compounds)), None)
    if kind is not None:
        return kind
    before = words[-2].rsplit("-", 1)
    compound = words[-2] in LEADING_HEADS or len(before) > 1
    head = ORGANISATION_HEADS.get(before[-1])  # "Technology Park Adlershof", "Helmholtz-Zentrum Berlin"
    if words[-2] in LEADING_HEADS:
        return LEADING_HEADS[words[-2]]
    return head if head in BEFORE_PLACE and (len(words) > 2 or compound) else None


def _told_before_of(words: Sequence[str]) -> tuple[MemberType, str] | None:
    """What the head word before "of" or "for" tells: "Bank of Nanjing", "Challenge for Change"."""
    for before, word, behind in zip(words, words[1:], words[2:], strict=False):
        if word not in ("of", "for") or behind == "the":
            continue
        if before == "House" and behind not in ("Lords", "Commons", "Representatives"):
            return "organisation", "incubator"  # "House of Logistics"
        if before in ORGANISATION_HEADS:
            return "organisation", ORGANISATION_HEADS[before]
        if before in PROGRAMME_HEADS:
            return "programme", "programme"
    return None
