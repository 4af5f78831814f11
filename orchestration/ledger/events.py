"""Events, new and recorded, and the registry of the event types in their present schema versions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from pydantic import ValidationError

from orchestration.ledger import payloads
from orchestration.ledger.errors import LedgerError

# Types whose payload has changed shape since version 1; upcasting.py holds the steps.
_VERSIONS = {"ObservationCorrected": 2, "ValidationCompleted": 2}

PRESENT: Mapping[str, tuple[int, type[payloads.Payload]]] = {
    model.__name__: (_VERSIONS.get(model.__name__, 1), model)
    for model in (
        payloads.DocumentRegistered,
        payloads.DocumentRejected,
        payloads.DocumentWithdrawn,
        payloads.ExtractionCompleted,
        payloads.ObservationRecorded,
        payloads.ObservationRevised,
        payloads.ObservationRetracted,
        payloads.ObservationCorrected,
        payloads.CorrectionWithdrawn,
        payloads.ReviewAccepted,
        payloads.AliasAdded,
        payloads.AliasWithdrawn,
        payloads.ValidationCompleted,
        payloads.ReleasePublished,
        payloads.ReleaseRolledBack,
    )
}

# What changes no document and no observation by itself: recording it must not call for a new release.
BOOKKEEPING = frozenset(
    {
        *("ValidationCompleted", "ReleasePublished", "ReleaseRolledBack"),
        *("ReviewAccepted", "AliasAdded", "AliasWithdrawn"),
    }
)


@dataclass(frozen=True, slots=True)
class NewEvent:
    """An event to append. `expected_version` is the version of its stream before it: 0 where the stream begins.

    Left out, the ledger looks the version up, which reads two columns of the whole ledger.
    """

    stream_id: str
    event_type: str
    schema_version: int
    occurred_at: datetime | None
    payload: dict[str, Any]
    expected_version: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A recorded event, its payload brought to the present schema version. Times are UTC."""

    position: int
    event_id: str
    stream_id: str
    stream_version: int
    event_type: str
    schema_version: int
    occurred_at: datetime | None
    recorded_at: datetime
    run_id: str
    actor: str
    payload: dict[str, Any]
    chain: str

    @property
    def is_content(self) -> bool:
        """Whether the event changes documents or observations, and so what a release holds."""
        return self.event_type not in BOOKKEEPING


def new_event(
    stream_id: str,
    payload: payloads.Payload,
    *,
    occurred_on: date | None = None,
    expected_version: int | None = None,
) -> NewEvent:
    """The event that carries this payload; the model's name is the event type.

    `occurred_on` is the publication date: occurred_at becomes its midnight, UTC.
    """
    event_type = type(payload).__name__
    occurred_at = None if occurred_on is None else datetime.combine(occurred_on, time(), tzinfo=UTC)
    version = PRESENT[event_type][0]
    return NewEvent(stream_id, event_type, version, occurred_at, payload.model_dump(mode="json"), expected_version)


def typed_payload(event_type: str, schema_version: int, payload: Mapping[str, Any]) -> payloads.Payload:
    """The payload as its model. Raises LedgerError for an unknown type, another version or a payload that misfits."""
    version, model = PRESENT.get(event_type, (0, payloads.Payload))
    if version == 0:
        raise LedgerError(f"unknown event type {event_type}")
    if version != schema_version:
        raise LedgerError(f"{event_type} has schema version {version}, not {schema_version}")
    try:
        return model.model_validate(payload)
    except ValidationError as error:
        first = error.errors()[0]
        raise LedgerError(f"payload of {event_type}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error
