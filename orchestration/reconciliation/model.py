"""What goes in and what comes out: facts, which are current observations, and the relations found between them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from orchestration.reconciliation.interval import Interval
from orchestration.slots import Measure, Modifier, Per, PeriodBasis, Scope, Status

Kind = Literal[
    "sum_of_parts",
    "share_of_whole",
    "two_shares_of_one_whole",
    "ratio_of_levels",
    "average_of_total",
    "level_change_growth",
    "rate_against_total",
    "same_fact_twice",
    "threshold_ladder",
]
Verdict = Literal["consistent", "contradiction", "undecidable"]


@dataclass(frozen=True, slots=True)
class Fact:
    """A current observation, corrections applied, with what reconciliation needs to know of its document."""

    observation_id: str
    document_id: str
    document: str  # name of the file
    article: int
    char_start: int
    char_end: int
    value_text: str
    value: float
    value_max: float | None
    unit: str
    modifier: Modifier
    measure: Measure
    per: Per | None
    status: Status
    indicator: str
    organisation: str | None
    programme: str | None
    breakdown: Mapping[str, str]
    period_start: date | None
    period_end: date | None
    period_basis: PeriodBasis
    scope: Scope
    sentence: str
    publisher: str | None = None
    published_on: date | None = None

    @property
    def subject(self) -> tuple[str | None, ...]:
        """What is measured, of whom: indicator, organisation, programme and unit."""
        return (self.indicator, self.organisation, self.programme, self.unit)

    @property
    def series(self) -> tuple[object, ...]:
        """What two figures of one fact share: all slots but value, modifier and the start of the period."""
        return (*self.subject, self.measure, self.per, self.status, self.group, self.period_end)

    @property
    def group(self) -> tuple[tuple[str, str], ...]:
        """The breakdown as a hashable key."""
        return tuple(sorted(self.breakdown.items()))


@dataclass(frozen=True, slots=True)
class Member:
    """An observation in a relation, and its part there: whole, part, share, level, change, rate, ..."""

    fact: Fact
    role: str


@dataclass(frozen=True, slots=True)
class Relation:
    """An arithmetic relation that texts imply: what the figures make one expect, what was found, and the verdict."""

    kind: Kind
    members: tuple[Member, ...]
    expected: float
    expected_within: Interval
    found: float
    found_within: Interval
    unit: str
    verdict: Verdict
    words: str  # the relation in one line
    notes: Mapping[str, str] = field(default_factory=dict)  # what is no observation: the names that were counted

    @property
    def relation_id(self) -> str:
        """The same for the same observations in the same parts, in every run."""
        parts = sorted(f"{member.role}={member.fact.observation_id}" for member in self.members)
        return hashlib.sha256("|".join([self.kind, *parts]).encode()).hexdigest()[:32]
