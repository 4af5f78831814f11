"""`ecosystem query`: SQL on the current release, or on the state as it was known at a time."""

from __future__ import annotations

import csv
import json
import sys
from typing import Literal

import duckdb

from orchestration.cli.failure import Failure
from orchestration.settings import Settings

FETCH_ROWS = 10_000
PIPE_WIDTH = 100_000  # no terminal: nothing is cut


def query(settings: Settings, sql: str, as_of: str | None, format: Literal["table", "csv", "json"]) -> None:
    """Print what the statement yields. Raises Failure for no release, bad SQL, or a time that cannot be read."""
    with _release(settings) as connection:
        try:
            if as_of is not None:
                _travel(connection, as_of)
            _print(connection.sql(sql), format)
        except duckdb.Error as error:
            raise Failure(str(error).split("\n\n")[0]) from error


def _release(settings: Settings) -> duckdb.DuckDBPyConnection:
    raise NotImplementedError


def _travel(connection: duckdb.DuckDBPyConnection, as_of: str) -> None:
    raise NotImplementedError


def _print(relation: duckdb.DuckDBPyRelation | None, format: str) -> None:
    if relation is None:
        return
    if format == "table":
        width = None if sys.stdout.isatty() else PIPE_WIDTH
        relation.show(max_width=width, max_rows=FETCH_ROWS) if width else relation.show()
    elif format == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(relation.columns)
        while rows := relation.fetchmany(FETCH_ROWS):
            writer.writerows(rows)
    else:
        rows = [dict(zip(relation.columns, row, strict=True)) for row in relation.fetchall()]
        print(json.dumps(rows, ensure_ascii=False, default=str, indent=1))
