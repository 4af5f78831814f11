"""Decides which events a document calls for, given the present state. Pure: no I/O, no clock.

Each function returns the events to append, none where the state says already what they would. Corrections are left
as they are: they lie on top of the readings, so a new reading never undoes one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date

from orchestration.documents.model import Document
from orchestration.extraction.model import Extraction, Observation, Unread
from orchestration.ledger.chain import canonical_json
from orchestration.ledger.events import NewEvent, new_event
from orchestration.ledger.payloads import (
    Cause,
    DocumentRegistered,
    DocumentRejected,
    DocumentWithdrawn,
    ExtractionCompleted,
    ObservationRecorded,
    ObservationRetracted,
    ObservationRevised,
    RegisteredArticle,
    UnreadNumber,
)
from orchestration.ledger.readings import reading, same_reading
from orchestration.ledger.state import DocumentState, ExtractionKey, ObservationState


def registration(document: Document, supersedes: str | None = None) -> DocumentRegistered:
    """What is registered of a document that was read; the metadata hash covers all of it but the last two fields."""
    known = document.metadata
    articles = tuple(
        RegisteredArticle(
            number=article.number,
            title=article.metadata.title,
            publisher=article.metadata.publisher,
            published_on=article.metadata.published_on,
            published_basis=article.metadata.published_basis,
            char_start=article.char_start,
            char_end=article.char_end,
        )
        for article in document.articles
    )
    registered = DocumentRegistered(
        document_id=document.document_id,
        name=document.name,
        media_type=document.media_type,
        encoding=document.encoding,
        size_bytes=document.size_bytes,
        char_count=len(document.raw),
        title=known.title,
        publisher=known.publisher,
        published_on=known.published_on,
        published_basis=known.published_basis,
        language=known.language,
        url=known.url,
        licence=known.licence,
        articles=articles,
        metadata_hash="",
    )
    content = canonical_json(registered.model_dump(mode="json", exclude={"metadata_hash", "supersedes"}))
    digest = hashlib.sha256(content.encode()).hexdigest()
    return registered.model_copy(update={"metadata_hash": digest, "supersedes": supersedes})


def plan_document(registered: DocumentRegistered, current: DocumentState | None) -> list[NewEvent]:
    """DocumentRegistered where the document is new, came back, or its metadata changed."""
    unchanged = (
        current is not None and current.status == "current" and current.metadata_hash == registered.metadata_hash
    )
    if unchanged:
        return []
    return [
        new_event(
            registered.document_id,
            registered,
            occurred_on=registered.published_on,
            expected_version=_version(current),
        )
    ]


def plan_rejection(
    document_id: str,
    name: str,
    reason: str,
    current: DocumentState | None,
    observations: Mapping[str, ObservationState] | None = None,
) -> list[NewEvent]:
    """DocumentRejected, unless it already stands rejected under this name for this reason.

    `observations` are those of the document from a time when it could be read: they are retracted.
    """
    if current is not None and (current.status, current.name, current.reason) == ("rejected", name, reason):
        return []
    payload = DocumentRejected(document_id=document_id, name=name, reason=reason)
    cause = Cause(kind="document", detail=f"document rejected: {reason}")
    return [
        new_event(document_id, payload, expected_version=_version(current)),
        *plan_observations(observations or {}, [], cause),
    ]


def plan_withdrawal(
    current: DocumentState, observations: Mapping[str, ObservationState], superseded_by: str | None = None
) -> list[NewEvent]:
    """DocumentWithdrawn, and a retraction of each observation that stands; nothing if it is withdrawn already.

    `observations` are those of the document by observation_id. With `superseded_by`, another document has its name.
    """
    if current.status in ("withdrawn", "superseded"):
        return []
    payload = DocumentWithdrawn(
        document_id=current.document_id,
        name=current.name,
        cause="superseded" if superseded_by else "removed",
        superseded_by=superseded_by,
    )
    detail = f"document superseded by {superseded_by}" if superseded_by else "document removed"
    withdrawn = new_event(current.document_id, payload, expected_version=current.version)
    return [withdrawn, *plan_observations(observations, [], Cause(kind="document", detail=detail))]


def plan_extraction(
    registered: DocumentRegistered,
    extraction: Extraction,
    *,
    extractor_version: str,
    vocabulary_hash: str,
    document_version: int | None,
    previous: ExtractionKey | None,
    observations: Mapping[str, ObservationState],
) -> list[NewEvent]:
    """The events of an extraction, ending with ExtractionCompleted; none where `previous` has the same key.

    `document_version` is the version of the document's stream when these events are appended: that of
    plan_document's event where both go into one batch.
    """
    key = extraction_key(registered, extractor_version, vocabulary_hash)
    if key == previous:
        return []
    published = {article.number: article.published_on for article in registered.articles}
    completed = ExtractionCompleted(
        **key._asdict(),
        observations=len(extraction.observations),
        unread=tuple(_unread(registered, unread) for unread in extraction.unread),
    )
    return [
        *plan_observations(observations, extraction.observations, cause_of_change(previous, key), published),
        new_event(
            registered.document_id,
            completed,
            occurred_on=registered.published_on,
            expected_version=document_version,
        ),
    ]


def plan_observations(
    current: Mapping[str, ObservationState],
    extracted: Sequence[Observation],
    cause: Cause,
    published: Mapping[int, date | None] | None = None,
) -> list[NewEvent]:
    """What changes from the current observations of a document to those extracted.

    Recorded: seen for the first time, or again after a retraction. Revised: any slot differs; the version of the
    extractor and the names of its rules alone are no revision. Retracted: extracted no longer. `current` holds the
    retracted ones, too, for their stream versions; `published` gives each article's publication date.
    """
    dates = published or {}
    events = []
    for observation in extracted:
        payload = reading(observation)
        known = current.get(observation.observation_id)
        if known is None or known.retracted:
            change: ObservationRecorded = payload
        elif same_reading(known.payload, payload):
            continue
        else:
            change = ObservationRevised(**payload.model_dump(), cause=cause)
        events.append(
            new_event(
                observation.observation_id,
                change,
                occurred_on=dates.get(observation.article),
                expected_version=0 if known is None else known.version,
            )
        )
    kept = {observation.observation_id for observation in extracted}
    for observation_id, known in current.items():
        if not known.retracted and observation_id not in kept:
            document_id = str(known.payload["document_id"])
            gone = ObservationRetracted(observation_id=observation_id, document_id=document_id, cause=cause)
            events.append(new_event(observation_id, gone, expected_version=known.version))
    return events


def extraction_key(registered: DocumentRegistered, extractor_version: str, vocabulary_hash: str) -> ExtractionKey:
    """The key under which an extraction of this document is done once."""
    return ExtractionKey(registered.document_id, registered.metadata_hash, extractor_version, vocabulary_hash)


def cause_of_change(previous: ExtractionKey | None, key: ExtractionKey) -> Cause:
    """Why a re-extraction may read otherwise: the document's metadata first, then the extractor, its vocabulary."""
    if previous is None or previous.metadata_hash != key.metadata_hash:
        return Cause(kind="document", detail=f"metadata {key.metadata_hash[:12]}")
    if previous.extractor_version != key.extractor_version:
        return Cause(kind="extractor", detail=f"version {previous.extractor_version} to {key.extractor_version}")
    return Cause(kind="extractor", detail=f"vocabulary {key.vocabulary_hash[:12]}")


def _version(current: DocumentState | None) -> int:
    return 0 if current is None else current.version


def _unread(registered: DocumentRegistered, unread: Unread) -> UnreadNumber:
    inside = (a.number for a in registered.articles if a.char_start <= unread.char_start < a.char_end)
    return UnreadNumber(
        article=next(inside, 0),
        char_start=unread.char_start,
        char_end=unread.char_end,
        text=unread.text,
        reason=unread.reason,
        sentence=unread.sentence,
    )
