"""The members of the vocabulary, and the vocabulary as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal

TermRole = Literal["noun", "verb", "topic", "unit", "exclude", "instead", "class", "flow", "otherwise"]
CueKind = Literal["words", "verb", "form"]
Naming = Literal["canonical", "as_written"]  # how observations name a body: always so, or as the document does in full
Place = Literal["part", "near", "upon", "sentence", "around", "theme", "subject", "giver", "receiver"]


class VocabularyError(ValueError):
    """Reference data that cannot be used; the message names the file, the line and the fault."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One thing that can be measured."""

    code: str
    theme: str
    unit: str  # the unit it is kept in by default: COUNT, CNY, PERCENT, ...
    label: str
    definition: str
    additive_over_organisations: bool
    additive_over_time: bool
    scope: Literal["metric", "incidental"] = "metric"  # incidental: trivia, kept but judged apart


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that set a condition: words in any number, a verb in any form, or just this form of a word."""

    kind: CueKind
    text: str


@dataclass(frozen=True, slots=True)
class Requirement:
    """One alternative of a condition: a cue set that stands, or does not stand, at a place; or the subject's kind."""

    place: Place
    name: str  # a cue set; for the place "subject" a kind of organisation or "programme"
    negated: bool


@dataclass(frozen=True, slots=True)
class Term:
    """Words that speak for an indicator; the grammar of a row stands in `orchestration.vocabulary.terms`."""

    code: str
    role: TermRole
    term: str
    weight: float
    condition: tuple[tuple[Requirement, ...], ...] = ()  # all groups must hold, of each one alternative


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body, place or group that figures describe."""

    name: str
    kind: str
    parent: str | None = None
    location: str | None = None
    description: str | None = None
    naming: Naming = "canonical"


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme, scheme, plan, prize or course, and the organisations it is tied to."""

    name: str
    operator: str
    describes: str | None = None  # whom its figures describe where nobody else is the subject
    description: str | None = None
    naming: Naming = "canonical"


@dataclass(frozen=True, slots=True)
class Alias:
    """Another spelling of a name. Letter case "any" matches however it is capitalised."""

    alias: str
    name: str
    any_case: bool = False


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """All reference data, validated; compared and hashed by identity so that indexes can be cached for it."""

    indicators: Mapping[str, Indicator]
    terms: tuple[Term, ...]
    cue_sets: Mapping[str, tuple[Cue, ...]]
    organisations: Mapping[str, Organisation]
    organisation_aliases: tuple[Alias, ...]
    programmes: Mapping[str, Programme]
    programme_aliases: tuple[Alias, ...]
    content_hash: str = field(default="")

    @classmethod
    def load(cls, folder: Path | str | None = None) -> Vocabulary:
        """Read and validate the reference data in `folder` (default: the project's own).

        Raises VocabularyError for a missing file or column and for any row that contradicts another.
        """
        from orchestration.vocabulary.load import DEFAULT_FOLDER, load_vocabulary

        return load_vocabulary(Path(folder) if folder is not None else DEFAULT_FOLDER)

    def organisation_names(self) -> Iterator[Alias]:
        """Every spelling of every organisation, the canonical one first."""
        yield from (Alias(name, name) for name in self.organisations)
        yield from self.organisation_aliases

    def programme_names(self) -> Iterator[Alias]:
        """Every spelling of every programme, the canonical one first."""
        yield from (Alias(name, name) for name in self.programmes)
        yield from self.programme_aliases

    def names_with_digits(self) -> frozenset[str]:
        """Names and aliases that hold a digit: the digits in them are no quantity."""
        return self._names_with_digits

    @cached_property
    def _names_with_digits(self) -> frozenset[str]:
        names = (*self.organisation_names(), *self.programme_names())
        return frozenset(entry.alias for entry in names if re.search(r"\d", entry.alias))
