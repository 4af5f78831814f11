"""Events that change no content: the outcomes of validations, a row a suite, and what became the current release."""

from __future__ import annotations

import duckdb

_ADD_VALIDATIONS = """
    INSERT INTO staging.validations
    SELECT position, recorded_at, p.content_position, p.content_key, p.success, s.suite, s."table", s.success,
           s.evaluated, s.failed, CAST(s.failures AS VARCHAR)
    FROM (
        SELECT position, recorded_at, p, unnest(p.suites) AS s
        FROM (
            SELECT position, recorded_at, from_json(payload, '{"content_position": "BIGINT", "content_key": "VARCHAR",
                "success": "BOOLEAN", "suites": [{"suite": "VARCHAR", "table": "VARCHAR", "success": "BOOLEAN",
                "evaluated": "INTEGER", "failed": "INTEGER", "failures": "JSON"}]}') AS p
            FROM batch WHERE event_type = 'ValidationCompleted'
        )
    )
"""

_ADD_RELEASES = """
    INSERT INTO staging.releases
    SELECT position, recorded_at, event_type, p.release_id, p.content_position, p.content_key, p.head_chain,
           CAST(p.tables AS VARCHAR), p.from_release_id, p.person, p.reason
    FROM (
        SELECT position, recorded_at, event_type, from_json(payload, '{"release_id": "VARCHAR",
            "content_position": "BIGINT", "content_key": "VARCHAR", "head_chain": "VARCHAR", "tables": "JSON",
            "from_release_id": "VARCHAR", "person": "VARCHAR", "reason": "VARCHAR"}') AS p
        FROM batch WHERE event_type IN ('ReleasePublished', 'ReleaseRolledBack')
    )
"""


def project_bookkeeping(connection: duckdb.DuckDBPyConnection) -> None:
    """Add the batch's validations and releases."""
    connection.execute(_ADD_VALIDATIONS)
    connection.execute(_ADD_RELEASES)
