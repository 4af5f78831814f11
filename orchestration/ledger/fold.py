"""Folds events, in order, to the present state of documents and observations: the projection without a database."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from orchestration.ledger.errors import LedgerError
from orchestration.ledger.events import Event
from orchestration.ledger.state import CORRECTION_FIELDS, Correction, DocumentState, ExtractionKey, ObservationState


@dataclass(slots=True)
class LedgerState:
    """All documents and observations as of a position. `apply` takes the next event; any split of a read does."""

    position: int = 0
    content_position: int = 0  # of the last event that changed documents or observations
    documents: dict[str, DocumentState] = field(default_factory=dict)
    observations: dict[str, ObservationState] = field(default_factory=dict)
    by_document: dict[str, set[str]] = field(default_factory=dict)  # observation ids, retracted ones included
    stream_versions: dict[str, int] = field(default_factory=dict)

    def apply(self, event: Event) -> None:
        """Take the next event. Raises LedgerError at a gap in positions or in the versions of its stream."""
        if event.position != self.position + 1:
            raise LedgerError(f"event {self.position + 1} is missing: event {event.position} came in its place")
        version = self.stream_versions.get(event.stream_id, 0) + 1
        if event.stream_version != version:
            raise LedgerError(
                f"event {event.position} is version {event.stream_version} of its stream, where {version} is next"
            )
        self.stream_versions[event.stream_id] = version
        handler = _HANDLERS.get(event.event_type)
        if handler is not None:
            handler(self, event)
        self.position = event.position
        if event.is_content:
            self.content_position = event.position

    def observations_of(self, document_id: str) -> dict[str, ObservationState]:
        """The observations of a document by id, retracted ones included."""
        return {name: self.observations[name] for name in sorted(self.by_document.get(document_id, ()))}

    def document_named(self, name: str) -> DocumentState | None:
        """The current document of this file name."""
        return next((d for d in self.documents.values() if d.status == "current" and d.name == name), None)


def fold(events: Iterable[Event], state: LedgerState | None = None) -> LedgerState:
    """The state after the events, from an empty ledger or on top of the state given, which is changed."""
    state = LedgerState() if state is None else state
    for event in events:
        state.apply(event)
    return state


def fold_observation(events: Iterable[Event]) -> ObservationState | None:
    """One observation by the events of its stream, however far apart in the ledger; None where there are none."""
    state, stream_id = LedgerState(), None
    for event in events:
        stream_id = event.stream_id
        _HANDLERS[event.event_type](state, event)
    return None if stream_id is None else state.observations[stream_id]


def _registered(state: LedgerState, event: Event) -> None:
    known = state.documents.get(event.stream_id)
    payload = event.payload
    state.documents[event.stream_id] = DocumentState(
        document_id=payload["document_id"],
        version=event.stream_version,
        status="current",
        name=payload["name"],
        metadata_hash=payload["metadata_hash"],
        extraction=_standing_extraction(known),
    )


def _standing_extraction(known: DocumentState | None) -> ExtractionKey | None:
    # A withdrawal retracted what was extracted, so that a document that comes back is extracted anew.
    return known.extraction if known is not None and known.status == "current" else None


def _rejected(state: LedgerState, event: Event) -> None:
    payload = event.payload
    state.documents[event.stream_id] = DocumentState(
        document_id=payload["document_id"],
        version=event.stream_version,
        status="rejected",
        name=payload["name"],
        reason=payload["reason"],
    )


def _withdrawn(state: LedgerState, event: Event) -> None:
    known = state.documents.get(event.stream_id)
    state.documents[event.stream_id] = DocumentState(
        document_id=event.payload["document_id"],
        version=event.stream_version,
        status="superseded" if event.payload["cause"] == "superseded" else "withdrawn",
        name=event.payload["name"],
        metadata_hash=known.metadata_hash if known else None,
    )


def _extracted(state: LedgerState, event: Event) -> None:
    known = _known_document(state, event)
    key = ExtractionKey(*(event.payload[name] for name in ExtractionKey._fields))
    state.documents[event.stream_id] = replace(known, version=event.stream_version, extraction=key)


def _read(state: LedgerState, event: Event) -> None:
    known = state.observations.get(event.stream_id)
    corrections = known.corrections if known else ()
    payload = {slot: value for slot, value in event.payload.items() if slot != "cause"}
    state.observations[event.stream_id] = ObservationState(event.stream_version, payload, False, corrections)
    state.by_document.setdefault(payload["document_id"], set()).add(event.stream_id)


def _retracted(state: LedgerState, event: Event) -> None:
    known = _known_observation(state, event)
    state.observations[event.stream_id] = replace(known, version=event.stream_version, retracted=True)


def _corrected(state: LedgerState, event: Event) -> None:
    known = _known_observation(state, event)
    fields: dict[str, Any] = {name: event.payload[name] for name in CORRECTION_FIELDS}
    correction = Correction(event.event_id, **fields)
    corrections = (*known.corrections, correction)
    state.observations[event.stream_id] = replace(known, version=event.stream_version, corrections=corrections)


def _correction_withdrawn(state: LedgerState, event: Event) -> None:
    known = _known_observation(state, event)
    kept = tuple(c for c in known.corrections if c.correction_id != event.payload["correction_id"])
    state.observations[event.stream_id] = replace(known, version=event.stream_version, corrections=kept)


def _known_document(state: LedgerState, event: Event) -> DocumentState:
    known = state.documents.get(event.stream_id)
    if known is None:
        raise LedgerError(f"event {event.position} ({event.event_type}) is about a document never registered")
    return known


def _known_observation(state: LedgerState, event: Event) -> ObservationState:
    known = state.observations.get(event.stream_id)
    if known is None:
        raise LedgerError(f"event {event.position} ({event.event_type}) is about an observation never recorded")
    return known


_HANDLERS: dict[str, Callable[[LedgerState, Event], None]] = {
    "DocumentRegistered": _registered,
    "DocumentRejected": _rejected,
    "DocumentWithdrawn": _withdrawn,
    "ExtractionCompleted": _extracted,
    "ObservationRecorded": _read,
    "ObservationRevised": _read,
    "ObservationRetracted": _retracted,
    "ObservationCorrected": _corrected,
    "CorrectionWithdrawn": _correction_withdrawn,
}
