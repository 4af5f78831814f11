"""Events that change no content: validations, with rows for each expectation, and what became the current release."""

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

_OUTCOME = """{"expectation": "VARCHAR", "because": "VARCHAR", "severity": "VARCHAR", "observed": "VARCHAR",
    "failed_rows": "BIGINT", "rows": ["JSON"]}"""
_ADD_OUTCOMES = f"""
    INSERT INTO staging.expectation_outcomes
    WITH suites AS (
        SELECT position, recorded_at, p.content_key, unnest(p.suites) AS s
        FROM (
            SELECT position, recorded_at, from_json(payload, '{{"content_key": "VARCHAR", "suites": [{{
                "suite": "VARCHAR", "table": "VARCHAR", "success": "BOOLEAN",
                "failures": [{_OUTCOME}], "passed": [{_OUTCOME}]}}]}}') AS p
            FROM batch WHERE event_type = 'ValidationCompleted'
        )
    ),
    outcomes AS (
        SELECT * EXCLUDE (s), s, unnest(s.failures) AS o, false AS success FROM suites
        UNION ALL
        SELECT * EXCLUDE (s), s, unnest(s.passed) AS o, true AS success FROM suites
    ),
    shown AS (
        SELECT *, unnest(range(1, len(o.rows) + 1)) AS row_number FROM outcomes WHERE len(o.rows) > 0
        UNION ALL
        SELECT *, 0 AS row_number FROM outcomes WHERE coalesce(len(o.rows), 0) = 0
    )
    SELECT position, recorded_at, content_key, s.suite, s."table", s.success, o.expectation, o.because, o.severity,
           success, o.observed, coalesce(o.failed_rows, 0), row_number, o.rows[row_number] ->> '$.observation_id',
           o.rows[row_number] ->> '$.document', o.rows[row_number] ->> '$.sentence', o.rows[row_number]
    FROM shown ORDER BY position, s.suite, o.expectation, row_number
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
    """Add the batch's validations, with what each expectation came to, and releases."""
    connection.execute(_ADD_VALIDATIONS)
    connection.execute(_ADD_OUTCOMES)
    connection.execute(_ADD_RELEASES)
