"""Questions to the current release, or to the observations as they stood at an earlier time on either clock."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb

from orchestration.warehouse.releases import Release, ReleaseError, current_release
from orchestration.warehouse.releases.database_files import AS_OF_MACRO

_FACT, _HISTORY = "fct_observation", "fct_observation_history"
_QUESTIONS = {
    duckdb.StatementType.SELECT,
    duckdb.StatementType.EXPLAIN,
    duckdb.StatementType.COPY,
    duckdb.StatementType.PRAGMA,
    duckdb.StatementType.CALL,
}
_MISSING_TABLE = re.compile(r"Table with name (\S+) does not exist")


class QueryError(Exception):
    """A question that cannot be answered; the message is one line for the person who asked."""


class NotOfThatTime(QueryError):
    """A table that this release has, but not as it was then: it takes a build of its own."""


def recorded_clock(text: str) -> datetime:
    """An ISO date or time, UTC where it names no zone. Raises QueryError naming the form expected."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise QueryError(f"{text!r} is no time; write one like 2026-01-31 or 2026-01-31T12:00:00Z") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def published_clock(text: str) -> date:
    """An ISO date. Raises QueryError naming the form expected."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise QueryError(f"{text!r} is no date; write one like 2014-10-27") from None


def require_question(sql: str) -> None:
    """Raises QueryError for a statement that would change something instead of asking."""
    try:
        kinds = {statement.type for statement in duckdb.extract_statements(sql)}
    except duckdb.Error as error:
        raise QueryError(str(error).strip().split("\n")[0]) from error
    if kinds - _QUESTIONS:
        raise QueryError("a release cannot be changed; ask with SELECT, or write an answer to a file with COPY")


@contextmanager
def open_release(
    published: Path, recorded: datetime | None = None, published_by: date | None = None
) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection with a view for each table of the current release, and the macro observations_as_of.

    The views stay with that release while the connection lives, whatever is published meanwhile. With a moment on a
    clock there are only `fct_observation` as of then and `fct_observation_history` up to then; before the first event
    they have no rows. Raises QueryError.
    """
    release = _release(published)
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        if recorded is None and published_by is None:
            for name in release.catalogue.tables:
                connection.execute(f'CREATE VIEW "{name}" AS FROM {_parquet(release, name)}')
        else:
            _create_views_of_that_time(connection, release, recorded, published_by)
        connection.execute(AS_OF_MACRO)
        yield connection


def explained(published: Path, error: duckdb.Error) -> QueryError:
    """The error of a statement as one line; NotOfThatTime for a table that only a build of that time can answer."""
    message = str(error).strip().split("\n")[0]
    missing = _MISSING_TABLE.search(message)
    if missing and missing[1] in _release(published).catalogue.tables:
        return NotOfThatTime(f"{missing[1]} as of then has to be built, which takes some seconds")
    return QueryError(message)


def _release(published: Path) -> Release:
    try:
        release = current_release(published)
    except ReleaseError as error:
        raise QueryError(f"{error}; `ecosystem refresh` repairs it") from error
    if release is None:
        raise QueryError(f"there is no release in {published} yet; run `ecosystem refresh` first")
    return release


def _create_views_of_that_time(
    connection: duckdb.DuckDBPyConnection, release: Release, recorded: datetime | None, published_by: date | None
) -> None:
    known_by = "infinity" if recorded is None else recorded.astimezone(UTC).isoformat()
    published_on = "infinity" if published_by is None else published_by.isoformat()
    connection.execute(
        f"CREATE VIEW {_HISTORY} AS FROM {_parquet(release, _HISTORY)} "
        f"WHERE recorded_from <= TIMESTAMPTZ '{known_by}' "
        f"AND (published_on <= DATE '{published_on}' OR DATE '{published_on}' = 'infinity')"
    )
    connection.execute(AS_OF_MACRO)
    # The history knows nothing of an observation's standing among others: that takes a build of that time.
    kept = {column.name for column in release.catalogue.tables[_HISTORY].columns}
    columns = ", ".join(f'"{column.name}"' for column in release.catalogue.tables[_FACT].columns if column.name in kept)
    connection.execute(f"CREATE VIEW {_FACT} AS SELECT {columns} FROM observations_as_of(recorded => '{known_by}')")


def _parquet(release: Release, name: str) -> str:
    path = str(release.path / release.catalogue.tables[name].file).replace("'", "''")
    return f"read_parquet('{path}')"
