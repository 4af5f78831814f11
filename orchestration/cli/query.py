"""`ecosystem query`: SQL on the current release, or on what was known, or published, at an earlier time."""

from __future__ import annotations

import csv
import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Literal

import duckdb

from orchestration.cli.failure import Failure
from orchestration.settings import Settings
from orchestration.warehouse.query import (
    NotOfThatTime,
    QueryError,
    explained,
    open_release,
    published_clock,
    recorded_clock,
    require_question,
)

Format = Literal["table", "csv", "json"]
FETCH_ROWS = 10_000
PIPE_WIDTH = 10_000  # characters of a table where there is no terminal


def query(settings: Settings, sql: str, as_of: str | None, as_published: str | None, format: Format) -> None:
    """Print what the statement yields. Raises Failure for no release, bad SQL, or a time that cannot be read.

    A table that is not kept by time is built as it was then, which takes seconds.
    """
    try:
        require_question(sql)
        recorded = None if as_of is None else recorded_clock(as_of)
        published_by = None if as_published is None else published_clock(as_published)
        try:
            with open_release(settings.published, recorded, published_by) as connection:
                _answer(settings, connection, sql, format)
        except NotOfThatTime as missing:
            print(missing, file=sys.stderr)
            with _vintage(settings, recorded, published_by) as connection:
                _answer(settings, connection, sql, format)
    except QueryError as error:
        raise Failure(error) from error


def _answer(settings: Settings, connection: duckdb.DuckDBPyConnection, sql: str, format: Format) -> None:
    try:
        if format == "table":
            _print_table(connection.sql(sql))
        else:
            _print_rows(connection.execute(sql), format)
    except duckdb.Error as error:
        raise explained(settings.published, error) from error


@contextmanager
def _vintage(
    settings: Settings, recorded: datetime | None, published_by: date | None
) -> Iterator[duckdb.DuckDBPyConnection]:
    """The marts of that time, in a database that is gone afterwards."""
    from orchestration.cli.logs import quiet_libraries
    from orchestration.ledger import LedgerError
    from orchestration.state import open_state
    from orchestration.warehouse.connection import Warehouse
    from orchestration.warehouse.transform import TransformFailed
    from orchestration.warehouse.vintage import Moment, build_vintage

    quiet_libraries()
    state, moment = open_state(settings), Moment(recorded, published_by)
    with tempfile.TemporaryDirectory(prefix="ecosystem-vintage-") as folder:
        warehouse = Warehouse(Path(folder) / "warehouse.duckdb")
        try:
            build_vintage(state.ledger, state.documents, warehouse, moment, settings.dbt_project, settings.dbt_target)
        except (LedgerError, TransformFailed) as error:
            raise Failure(error) from error
        with warehouse.connect(read_only=True) as connection:
            connection.execute("SET search_path = 'marts'")
            yield connection


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
