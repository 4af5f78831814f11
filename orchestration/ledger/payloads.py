"""The payload of each event type in its present version: pydantic models, strict about unknown fields."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, JsonValue

from orchestration.slots import Measure, Modifier, Per, PeriodBasis, Scope, Status

Named = Literal["indicator", "organisation", "programme"]
Subject = Literal["observation", "indicator", "organisation", "programme"]


class Payload(BaseModel):
    """What every payload has in common. Dates are ISO strings in the stored JSON."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class RegisteredArticle(Payload):
    """An article as registered; the offsets are into the raw text."""

    number: int
    title: str | None = None
    publisher: str | None = None
    published_on: date | None = None
    published_basis: str | None = None
    char_start: int
    char_end: int


class DocumentRegistered(Payload):
    """A document was read, came back, or its metadata changed. Stream: document_id."""

    document_id: str
    name: str
    media_type: str
    encoding: str
    size_bytes: int
    char_count: int
    title: str | None = None
    publisher: str | None = None
    published_on: date | None = None
    published_basis: str | None = None
    language: str | None = None
    url: str | None = None
    licence: str | None = None
    metadata_hash: str
    supersedes: str | None = None
    articles: tuple[RegisteredArticle, ...] = ()


class DocumentRejected(Payload):
    """A document could not be read, and why. Stream: document_id."""

    document_id: str
    name: str
    reason: str


class DocumentWithdrawn(Payload):
    """A document is no longer among the seeds, or another took its name. Stream: document_id."""

    document_id: str
    name: str
    cause: Literal["removed", "superseded"]
    superseded_by: str | None = None


class UnreadNumber(Payload):
    """A number of the prose that became no observation; the offsets are into the raw text."""

    article: int
    char_start: int
    char_end: int
    text: str
    reason: str
    sentence: str


class ExtractionCompleted(Payload):
    """All of a document was extracted; its first four fields are the key of idempotence. Stream: document_id."""

    document_id: str
    metadata_hash: str
    extractor_version: str
    vocabulary_hash: str
    observations: int
    unread: tuple[UnreadNumber, ...] = ()


class Cause(Payload):
    """Why an observation changed: a new reading, a changed document, or a person."""

    kind: Literal["extractor", "document", "person"]
    detail: str


class ObservationRecorded(Payload):
    """An observation was read for the first time, or again after a retraction. Stream: observation_id."""

    observation_id: str
    document_id: str
    doc: str
    article: int
    claim_number: int
    char_start: int
    char_end: int
    value_text: str
    value: int | float
    value_max: int | float | None = None
    unit: str
    modifier: Modifier
    measure: Measure
    per: Per | None = None
    status: Status
    indicator: str
    provisional: bool
    organisation: str | None = None
    programme: str | None = None
    breakdown: dict[str, str] = {}
    period_start: date | None = None
    period_end: date | None = None
    period_basis: PeriodBasis
    scope: Scope
    sentence: str
    confidence: float
    extractor_version: str
    rules: dict[str, str] = {}


class ObservationRevised(ObservationRecorded):
    """A later reading of the same span differs: the whole new reading, with its cause."""

    cause: Cause


class ObservationRetracted(Payload):
    """An observation holds no longer, with its cause. Stream: observation_id."""

    observation_id: str
    document_id: str
    cause: Cause


class ObservationCorrected(Payload):
    """A person set slots of an observation; it applies while every slot of `expect` reads as given.

    The correction's id is the event_id; `entry` is the key of its entry in the reviewed file, where it came from
    there (since version 2). Stream: observation_id.
    """

    observation_id: str
    document_id: str
    set: dict[str, JsonValue]
    expect: dict[str, JsonValue] = {}
    person: str
    reason: str
    entry: str | None = None


class CorrectionWithdrawn(Payload):
    """A person took a correction back. Stream: observation_id."""

    observation_id: str
    correction_id: str
    person: str
    reason: str


class ReviewAccepted(Payload):
    """A person looked at what was in doubt and lets it stand: an observation, or a name that no vocabulary has.

    Stream: review_stream(kind, subject).
    """

    kind: Subject
    subject: str  # observation_id, or the name
    person: str
    reason: str


class AliasAdded(Payload):
    """Another spelling of a name, or words for an indicator, for the next extraction. Stream: alias_stream(alias)."""

    kind: Named
    alias: str
    name: str  # canonical name, or code of the indicator
    person: str
    reason: str


class AliasWithdrawn(Payload):
    """A person took an added alias back. Stream: alias_stream(alias)."""

    kind: Named
    alias: str
    person: str
    reason: str


class SuiteOutcome(Payload):
    """The result of one suite on one table; `passed` names what held, since version 2 of ValidationCompleted."""

    suite: str
    table: str
    success: bool
    evaluated: int
    failed: int
    failures: tuple[dict[str, Any], ...] = ()
    passed: tuple[dict[str, Any], ...] = ()


class ValidationCompleted(Payload):
    """The suites ran on the content as of a position. Stream: "validation"."""

    content_position: int
    content_key: str
    success: bool
    suites: tuple[SuiteOutcome, ...] = ()


class ReleasePublished(Payload):
    """A release was switched in. Stream: "release"."""

    release_id: str
    content_position: int
    content_key: str
    head_chain: str
    tables: dict[str, int]


class ReleaseRolledBack(Payload):
    """A person made an earlier release current again; it stays so until new content is released. Stream: "release"."""

    release_id: str
    content_position: int
    content_key: str
    from_release_id: str
    person: str
    reason: str
