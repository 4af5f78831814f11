"""What planning and corrections need to know of the present, read from the staging tables as the ledger's own types."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import Any, cast

import duckdb

from orchestration.ledger.state import (
    CORRECTION_FIELDS,
    Correction,
    DocumentState,
    DocumentStatus,
    ExtractionKey,
    ObservationState,
)
from orchestration.warehouse.schema import DATE_SLOTS, JSON_SLOTS, OBSERVATION_SLOTS

Row = dict[str, Any]


def current_documents(connection: duckdb.DuckDBPyConnection) -> dict[str, DocumentState]:
    """Every document ever seen, by document_id, with its standing extraction; `status` says which are current."""
    rows = _rows(
        connection,
        """
        SELECT d.document_id, d.stream_version, d.status, d.name, d.metadata_hash, d.reason,
               e.document_id AS extracted, e.metadata_hash AS extracted_metadata, e.extractor_version, e.vocabulary_hash
        FROM staging.documents AS d LEFT JOIN staging.extractions AS e USING (document_id)
        """,
    )
    return {row["document_id"]: _document_state(row) for row in rows}


def current_observations(connection: duckdb.DuckDBPyConnection, document_id: str) -> dict[str, ObservationState]:
    """The observations of a document by observation_id, retracted ones included; payloads are the last readings."""
    rows = _rows(
        connection,
        """
        SELECT * FROM staging.observation_events
        WHERE observation_id IN (SELECT observation_id FROM staging.observation_events WHERE document_id = ?)
        ORDER BY observation_id, position
        """,
        [document_id],
    )
    states = {}
    for observation_id, events in groupby(rows, key=lambda row: str(row["observation_id"])):
        for _, state in _fold(events):
            states[observation_id] = state
    return states


def current_observation(connection: duckdb.DuckDBPyConnection, observation_id: str) -> ObservationState | None:
    """One observation as it stands, or None where no event is about it."""
    history = observation_history(connection, observation_id)
    return history[-1][1] if history else None


def observation_history(
    connection: duckdb.DuckDBPyConnection, observation_id: str
) -> list[tuple[int, ObservationState]]:
    """The ledger position of each event of an observation with the state after it, in order."""
    rows = _rows(
        connection,
        "SELECT * FROM staging.observation_events WHERE observation_id = ? ORDER BY position",
        [observation_id],
    )
    return list(_fold(rows))


def _fold(rows: Iterable[Row]) -> Iterator[tuple[int, ObservationState]]:
    state = ObservationState(0, {})
    for row in rows:
        event_type, version = row["event_type"], row["stream_version"]
        correction = json.loads(row["correction"]) if row["correction"] else {}
        if event_type in ("ObservationRecorded", "ObservationRevised"):
            state = replace(state, version=version, payload=_payload(row), retracted=False)
        elif event_type == "ObservationRetracted":
            state = replace(state, version=version, retracted=True)
        elif event_type == "ObservationCorrected":
            fields = {name: correction[name] for name in CORRECTION_FIELDS}
            added = Correction(row["event_id"], **fields)
            state = replace(state, version=version, corrections=(*state.corrections, added))
        else:
            kept = tuple(c for c in state.corrections if c.correction_id != correction["correction_id"])
            state = replace(state, version=version, corrections=kept)
        yield row["position"], state


def _payload(row: Row) -> Mapping[str, Any]:
    """The reading that the event recorded, as JSON values."""
    if row["extracted"]:
        return cast(dict[str, Any], json.loads(row["extracted"]))
    payload = {"observation_id": row["observation_id"], "document_id": row["document_id"]}
    payload |= {slot: row[slot] for slot in OBSERVATION_SLOTS}
    for slot in DATE_SLOTS:
        payload[slot] = payload[slot].isoformat() if isinstance(payload[slot], date) else None
    for slot in JSON_SLOTS:
        payload[slot] = json.loads(payload[slot]) if payload[slot] else {}
    return payload


def _document_state(row: Row) -> DocumentState:
    extraction = None
    if row["extracted"]:
        extraction = ExtractionKey(
            row["document_id"], row["extracted_metadata"], row["extractor_version"], row["vocabulary_hash"]
        )
    return DocumentState(
        document_id=row["document_id"],
        version=row["stream_version"],
        status=cast(DocumentStatus, row["status"]),
        name=row["name"],
        metadata_hash=row["metadata_hash"],
        reason=row["reason"],
        extraction=extraction,
    )


def _rows(connection: duckdb.DuckDBPyConnection, sql: str, parameters: list[Any] | None = None) -> list[Row]:
    cursor = connection.execute(sql, parameters or [])
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
