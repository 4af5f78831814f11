"""The typed values that pass between the stages: sentence, number, quantity, claim, observation."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from orchestration.slots import Measure, Modifier, Per, PeriodBasis, Scope, Status


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article, on one line. Offsets of the later stages are into `text`."""

    text: str
    start: int  # offset of text[0] in the article's repaired text
    index: int  # 0, 1, ... in the article
    paragraph: int  # 0, 1, ... in the article
    heading: bool = False
    heads: tuple[str, ...] = ()  # for the row of a table: caption and column heads that stand over it
    lead: str = ""  # for the item of a list: the line with a colon that leads it in


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written: digits, words, a fraction or a vague count, with its scale word but no unit."""

    start: int
    end: int
    value: Decimal
    value_max: Decimal | None = None
    kind: Literal["digits", "word", "fraction", "vague", "multiple", "ordinal"] = "digits"
    printed_step: Decimal | None = None  # worth of the last printed place: 0.01 trillion is 1e10
    scale: Decimal = Decimal(1)  # worth of the scale words and letters: 1e12 for trillion


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit and what it counts; the value is in plain units of `unit`."""

    start: int  # span of the value mention, unit or currency included
    end: int
    value: Decimal
    unit: str  # ISO 4217, PERCENT, RATIO, COUNT, RANK, KM2, ...
    value_max: Decimal | None = None
    modifier: Modifier = "eq"
    modifier_start: int | None = None  # where the modifier's words begin
    noun: str | None = None  # the counted noun phrase after the number ("start-up teams"), or the carrier of a share
    noun_start: int | None = None
    noun_end: int | None = None
    number: Number | None = None
    respectively: int | None = None  # place in a "respectively" list: 0, 1, ...
    rules: tuple[str, ...] = ()  # names of the rules that fired, for --explain

    @property
    def lead(self) -> int:
        """Where the words of the value begin, its modifier among them."""
        return self.start if self.modifier_start is None else self.modifier_start


@dataclass(frozen=True, slots=True)
class Unread:
    """A number of the prose that became no observation, and why."""

    start: int
    end: int
    text: str
    reason: str  # date, year, ordinal, name, telephone, address, reference, section, threshold, pronoun, page, ...
    sentence: str
    char_start: int = -1  # raw half-open span, filled by the pipeline
    char_end: int = -1


@dataclass(frozen=True, slots=True)
class Period:
    """When a claim holds. An instant or state has no start."""

    start: date | None
    end: date | None
    basis: PeriodBasis


@dataclass(frozen=True, slots=True)
class Claim:
    """A quantity with every slot of the observation settled; several claims may share one quantity."""

    quantity: Quantity
    measure: Measure
    per: Per | None
    status: Status
    indicator: str
    provisional: bool  # the indicator code was made from a head noun
    organisation: str | None
    programme: str | None
    breakdown: dict[str, str]
    period: Period
    scope: Scope
    confidence: float
    modifier: Modifier
    value: Decimal
    value_max: Decimal | None
    unit: str
    rules: dict[str, str] = field(default_factory=dict)  # slot -> name of the rule that gave it


@dataclass(frozen=True, slots=True)
class Observation:
    """One claim with its place in the raw text: the unit that the ledger records (ANNOTATION slots)."""

    observation_id: str
    document_id: str
    doc: str
    article: int
    claim_number: int  # 1, 2, ... among the claims of one span
    char_start: int
    char_end: int
    value_text: str
    value: float | int
    value_max: float | int | None
    unit: str
    modifier: Modifier
    measure: Measure
    per: Per | None
    status: Status
    indicator: str
    provisional: bool
    organisation: str | None
    programme: str | None
    breakdown: dict[str, str]
    period_start: date | None
    period_end: date | None
    period_basis: PeriodBasis
    scope: Scope
    sentence: str
    confidence: float
    extractor_version: str
    rules: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one document yields: every number is in exactly one of the two."""

    observations: tuple[Observation, ...]
    unread: tuple[Unread, ...]
