"""Events of reviews: what people accepted, and the aliases that are in force."""

from __future__ import annotations

import json

import duckdb

_ADD_REVIEWS = """
    INSERT INTO staging.reviews
    SELECT position, recorded_at, p.kind, p.subject, p.person, p.reason
    FROM (
        SELECT position, recorded_at, from_json(payload, '{"kind": "VARCHAR", "subject": "VARCHAR",
            "person": "VARCHAR", "reason": "VARCHAR"}') AS p
        FROM batch WHERE event_type = 'ReviewAccepted'
    )
"""
_ALIAS_EVENTS = """
    SELECT position, event_id, recorded_at, event_type, payload FROM batch
    WHERE event_type IN ('AliasAdded', 'AliasWithdrawn') ORDER BY position
"""


def project_decisions(connection: duckdb.DuckDBPyConnection) -> None:
    """Add the batch's acceptances, and bring the aliases up to it."""
    connection.execute(_ADD_REVIEWS)
    for position, event_id, recorded_at, event_type, text in connection.execute(_ALIAS_EVENTS).fetchall():
        payload = json.loads(text)
        connection.execute("DELETE FROM staging.aliases WHERE alias = ?", [payload["alias"]])
        if event_type == "AliasAdded":
            values = (payload[name] for name in ("kind", "alias", "name", "person", "reason"))
            connection.execute(
                "INSERT INTO staging.aliases VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [position, event_id, recorded_at, *values],
            )
