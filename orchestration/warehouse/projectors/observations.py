"""Events of observations: one row each, which says how the observation stands after the event."""

from __future__ import annotations

import json

import duckdb

from orchestration.ledger.chain import canonical_json
from orchestration.ledger.state import ObservationState, corrected
from orchestration.warehouse.schema import JSON_SLOTS, OBSERVATION_SLOTS
from orchestration.warehouse.state import observation_history

_EVENT_TYPES = (
    "ObservationRecorded",
    "ObservationRevised",
    "ObservationRetracted",
    "ObservationCorrected",
    "CorrectionWithdrawn",
)
_PAYLOAD_STRUCTURE = json.dumps(
    {"document_id": "VARCHAR"}
    | {slot: "JSON" if slot in JSON_SLOTS else type_ for slot, type_ in OBSERVATION_SLOTS.items()}
    | {"cause": {"kind": "VARCHAR", "detail": "VARCHAR"}, "person": "VARCHAR", "reason": "VARCHAR"}
)
_SLOTS = ", ".join(
    f"nullif(CAST(p.{slot} AS VARCHAR), '{{}}')" if slot in JSON_SLOTS else f"p.{slot}" for slot in OBSERVATION_SLOTS
)
_CAUSE_KIND = """
    CASE event_type
        WHEN 'ObservationRecorded' THEN 'extractor'
        WHEN 'ObservationCorrected' THEN 'person'
        WHEN 'CorrectionWithdrawn' THEN 'person'
        ELSE p.cause.kind
    END"""
_CAUSE_DETAIL = """
    CASE event_type
        WHEN 'ObservationRecorded' THEN 'version ' || p.extractor_version
        WHEN 'ObservationCorrected' THEN p.person || ': ' || p.reason
        WHEN 'CorrectionWithdrawn' THEN 'correction withdrawn by ' || p.person || ': ' || p.reason
        ELSE p.cause.detail
    END"""
_ADD_EVENTS = f"""
    INSERT INTO staging.observation_events
    SELECT
        position, event_id, stream_id, stream_version, event_type,
        event_type IN ('ObservationRecorded', 'ObservationRevised'),
        p.document_id, {_SLOTS}, occurred_at, recorded_at, run_id, actor, {_CAUSE_KIND}, {_CAUSE_DETAIL},
        CASE WHEN event_type IN ('ObservationCorrected', 'CorrectionWithdrawn') THEN payload END, NULL, NULL
    FROM (SELECT *, from_json(payload, '{_PAYLOAD_STRUCTURE}') AS p FROM batch WHERE event_type IN {_EVENT_TYPES})
    ORDER BY position
"""
_WRITE_STANDING = f"""
    UPDATE staging.observation_events
    SET {", ".join(f"{slot} = ?" for slot in OBSERVATION_SLOTS)},
        stands = ?, document_id = ?, lapsed_corrections = ?, extracted = ?
    WHERE position = ?
"""


def project_observations(connection: duckdb.DuckDBPyConnection, first: int) -> None:
    """Add the rows of a batch that begins at position `first`; corrections change the slots of the rows after them."""
    connection.execute(_ADD_EVENTS)
    touched = connection.execute(
        """
        SELECT DISTINCT observation_id FROM staging.observation_events
        WHERE position >= ?
          AND observation_id IN (SELECT observation_id FROM staging.observation_events WHERE correction IS NOT NULL)
        """,
        [first],
    ).fetchall()
    for (observation_id,) in touched:
        for position, state in observation_history(connection, observation_id):
            if position >= first:
                _write_standing(connection, position, state)


def _write_standing(connection: duckdb.DuckDBPyConnection, position: int, state: ObservationState) -> None:
    standing = corrected(state)
    shown = dict.fromkeys(OBSERVATION_SLOTS) if state.retracted else dict(standing.payload)
    for slot in JSON_SLOTS:
        shown[slot] = canonical_json(shown[slot]) if shown[slot] else None
    connection.execute(
        _WRITE_STANDING,
        [
            *(shown[slot] for slot in OBSERVATION_SLOTS),
            not state.retracted,
            state.payload["document_id"],
            canonical_json(standing.lapsed) if standing.lapsed else None,
            canonical_json(state.payload) if standing.applied and not state.retracted else None,
            position,
        ],
    )
