"""Questions to the current release, or to its observations as they were known at an earlier time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import duckdb
import pyarrow as pa

from orchestration.warehouse.database_files import AS_OF_MACRO
from orchestration.warehouse.release import Release, current_release

_FACT, _HISTORY = "fct_observation", "fct_observation_history"


class QueryError(Exception):
    """A question that cannot be answered; the message is one line for the person who asked."""


def query(published: Path, sql: str, as_of: str | datetime | None = None) -> pa.Table:
    """The answer to a SELECT. Raises QueryError; see `open_release` for what there is to select from."""
    with open_release(published, as_of) as connection:
        try:
            answer = connection.sql(sql)
            return pa.table({}) if answer is None else answer.to_arrow_table()
        except duckdb.CatalogException as error:
            hint = _as_of_hint(as_of)
            raise QueryError(f"{_first_line(error)}{hint}") from error
        except duckdb.Error as error:
            raise QueryError(_first_line(error)) from error


@contextmanager
def open_release(published: Path, as_of: str | datetime | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection with a view for each table of the current release, and the macro observations_as_of(moment).

    The views stay with that release while the connection lives, whatever is published meanwhile. With `as_of` (an
    ISO date or time, UTC where it names no zone) there are the dimensions, `fct_observation` as it was known then and
    `fct_observation_history` up to then; before the first event they have no rows. Raises QueryError.
    """
    release = current_release(published)
    if release is None:
        raise QueryError(f"There is no release in {published} yet; run `ecosystem refresh` first.")
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        if as_of is None:
            _create_views(connection, release, list(release.catalogue.tables))
            connection.execute(AS_OF_MACRO.format(schema=""))
        else:
            _create_views(connection, release, [name for name in release.catalogue.tables if name.startswith("dim_")])
            _create_as_of_views(connection, release, _moment(connection, as_of))
        yield connection


def _create_views(connection: duckdb.DuckDBPyConnection, release: Release, names: list[str]) -> None:
    for name in names:
        connection.execute(f'CREATE VIEW "{name}" AS FROM {_parquet(release, name)}')


def _create_as_of_views(connection: duckdb.DuckDBPyConnection, release: Release, moment: str) -> None:
    columns = ", ".join(f'"{column.name}"' for column in release.catalogue.tables[_FACT].columns)
    connection.execute(
        f"CREATE VIEW {_HISTORY} AS FROM {_parquet(release, _HISTORY)} WHERE recorded_from <= TIMESTAMPTZ '{moment}'"
    )
    connection.execute(AS_OF_MACRO.format(schema=""))
    connection.execute(f"CREATE VIEW {_FACT} AS SELECT {columns} FROM observations_as_of('{moment}')")


def _parquet(release: Release, name: str) -> str:
    path = str(release.path / release.catalogue.tables[name].file).replace("'", "''")
    return f"read_parquet('{path}')"


def _moment(connection: duckdb.DuckDBPyConnection, as_of: str | datetime) -> str:
    """The time as text that DuckDB reads back. Raises QueryError for one that cannot be parsed."""
    try:
        row = connection.execute("SELECT CAST(CAST(? AS TIMESTAMPTZ) AS VARCHAR)", [as_of]).fetchall()[0]
    except duckdb.Error:
        raise QueryError(f"{as_of!r} is no time; write one like 2014-10-27 or 2014-10-27T09:30:00Z.") from None
    return str(row[0])


def _as_of_hint(as_of: str | datetime | None) -> str:
    if as_of is None:
        return ""
    return " As of an earlier time there are the dim_ tables, fct_observation and fct_observation_history."


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0]
