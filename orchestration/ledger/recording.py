"""What an append records beyond the events given: positions, ids, clocks, chain values, and the new head."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from orchestration.ledger.chain import GENESIS, canonical_json, chain_value, timestamp
from orchestration.ledger.errors import LedgerError
from orchestration.ledger.events import NewEvent, typed_payload
from orchestration.ledger.identifiers import uuid7


@dataclass(frozen=True, slots=True)
class Head:
    """The last event of the ledger: position 0 and no time while it is empty."""

    position: int = 0
    chain: str = GENESIS
    recorded_at: datetime | None = None


def serialised(event: NewEvent) -> str:
    """The payload as it is stored: checked against its type, canonical JSON. Raises LedgerError."""
    payload = typed_payload(event.event_type, event.schema_version, event.payload)
    if event.occurred_at is not None and event.occurred_at.tzinfo is None:
        raise LedgerError(f"occurred_at of {event.event_type} has no time zone")
    return canonical_json(payload.model_dump(mode="json"))


def recorded_rows(
    events: Sequence[NewEvent], payloads: list[str], versions: list[int], head: Head, run_id: str, actor: str
) -> list[dict[str, Any]]:
    """The rows to store for the events that follow `head`, given their payloads' JSON and stream versions."""
    recorded_at = datetime.now(UTC)
    if head.recorded_at is not None:
        recorded_at = max(recorded_at, head.recorded_at)  # a clock set back does not put events out of order
    chain, rows = head.chain, []
    for offset, (event, payload, version) in enumerate(zip(events, payloads, versions, strict=True), start=1):
        row: dict[str, Any] = {
            "position": head.position + offset,
            "event_id": str(uuid7()),
            "stream_id": event.stream_id,
            "stream_version": version,
            "event_type": event.event_type,
            "schema_version": event.schema_version,
            "occurred_at": event.occurred_at,
            "recorded_at": recorded_at,
            "run_id": run_id,
            "actor": actor,
            "payload": payload,
        }
        chain = chain_value(chain, **row)
        rows.append({**row, "chain": chain})
    return rows


def commit_metadata(head: Head) -> dict[str, Any]:
    """What a commit records of the head, so that reading the last commit is enough to know it."""
    return {
        "ledger.position": head.position,
        "ledger.chain": head.chain,
        "ledger.recorded_at": timestamp(head.recorded_at),
    }
