"""The page of a release's checks, written from marts.mart_quality."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb

from expectations.page import Told, quality_page

PAGE = "quality.html"
_ROWS = """
    SELECT table_name, expectation, because, outcome, observed, failed_rows, failing_row, checked_at
    FROM marts.mart_quality ORDER BY table_name, expectation, row_number
"""


def write_page(connection: duckdb.DuckDBPyConnection, folder: Path, release_id: str) -> Path:
    """Write quality.html into the folder and return its path."""
    rows = connection.execute(_ROWS).fetchall()
    told: list[Told] = []
    for table, expectation, because, outcome, observed, failed_rows, failing_row, _ in rows:
        if not told or (told[-1].table, told[-1].expectation) != (table, expectation):
            told.append(Told(table, expectation, because, outcome, observed, failed_rows))
        if failing_row:
            told[-1].rows.append(json.loads(failing_row))
    last = max((row[7] for row in rows), default=None)
    checked_at = None if last is None else last.isoformat(sep=" ", timespec="seconds")
    path = folder / PAGE
    path.write_text(quality_page(f"release {release_id}", told, checked_at), encoding="utf-8")
    return path
