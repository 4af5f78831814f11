"""`ecosystem query`: SQL on the current release, or on the state as it was known at a time."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Literal

import duckdb

from orchestration.cli.failure import Failure
from orchestration.settings import Settings

FETCH_ROWS = 10_000
PIPE_WIDTH = 10_000  # characters of a table where there is no terminal
HISTORY = "fct_observation_history"
CURRENT = "fct_observation"


def query(settings: Settings, sql: str, as_of: str | None, format: Literal["table", "csv", "json"]) -> None:
    """Print what the statement yields. Raises Failure for no release, bad SQL, or a time that cannot be read."""
    with _release(settings) as connection:
        try:
            if as_of is not None:
                _go_back(connection, _moment(as_of))
            if format == "table":
                _print_table(connection.sql(sql))
            else:
                _print_rows(connection.execute(sql), format)
        except duckdb.Error as error:
            raise Failure(str(error).split("\n\n")[0]) from error


@contextmanager
def _release(settings: Settings) -> Iterator[duckdb.DuckDBPyConnection]:
    """The view file, attached read-only to a database in memory that may hold views of this session."""
    if not settings.view_file.exists():
        raise Failure(f"there is no release in {settings.published} yet; run `ecosystem refresh` first")
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{str(settings.view_file).replace(chr(39), chr(39) * 2)}' AS release (READ_ONLY)")
        connection.execute("SET search_path = 'memory,release'")
        connection.execute("SET TimeZone = 'UTC'")
        yield connection


def _moment(as_of: str) -> datetime:
    try:
        return datetime.fromisoformat(as_of)
    except ValueError as error:
        raise Failure(f"--as-of takes an ISO date or time such as 2026-01-31T12:00:00Z, not {as_of!r}") from error


def _go_back(connection: duckdb.DuckDBPyConnection, moment: datetime) -> None:
    """Put the observations known at that moment in place of those of today; a time without a zone is UTC."""
    shown = [row[0] for row in connection.execute(f"DESCRIBE release.{CURRENT}").fetchall()]
    known = {row[0] for row in connection.execute(f"DESCRIBE release.{HISTORY}").fetchall()}
    columns = ", ".join(f'"{column}"' for column in shown if column in known)
    at = moment.isoformat()
    versions = f"SELECT * FROM release.observations_as_of('{at}')"
    connection.execute(f"CREATE TEMP VIEW {CURRENT} AS SELECT {columns} FROM ({versions})")


def _print_table(relation: duckdb.DuckDBPyRelation | None) -> None:
    if relation is None:
        return
    if sys.stdout.isatty():
        relation.show(max_rows=FETCH_ROWS)
    else:
        relation.show(max_rows=FETCH_ROWS, max_width=PIPE_WIDTH)


def _print_rows(cursor: duckdb.DuckDBPyConnection, format: Literal["csv", "json"]) -> None:
    columns = [column[0] for column in cursor.description or ()]
    if format == "json":
        rows = [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
        print(json.dumps(rows, ensure_ascii=False, default=str, indent=1))
        return
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    while batch := cursor.fetchmany(FETCH_ROWS):
        writer.writerows(batch)
