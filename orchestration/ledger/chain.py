"""The hash chain: each event's value covers its predecessor's value and every column of the event."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime

GENESIS = "0" * 64  # the chain value before the first event


def canonical_json(value: object) -> str:
    """JSON in the one form that is hashed and stored: sorted keys, no spaces, characters as they are, no NaN."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def timestamp(moment: datetime | None) -> str | None:
    """UTC time with microseconds, as it enters the hash."""
    return None if moment is None else moment.astimezone(UTC).isoformat(timespec="microseconds")


def chain_value(
    previous: str,
    *,
    position: int,
    event_id: str,
    stream_id: str,
    stream_version: int,
    event_type: str,
    schema_version: int,
    occurred_at: datetime | None,
    recorded_at: datetime,
    run_id: str,
    actor: str,
    payload: str,
) -> str:
    """sha256, hexadecimal, over the previous chain value and the event; `payload` is the stored JSON text."""
    columns = (
        *(position, event_id, stream_id, stream_version, event_type, schema_version),
        *(timestamp(occurred_at), timestamp(recorded_at), run_id, actor, payload),
    )
    serialised = json.dumps(columns, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(f"{previous}\n{serialised}".encode()).hexdigest()
