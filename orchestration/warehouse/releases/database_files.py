"""The two DuckDB files beside the releases: views for BI to hold open, and the current release as one file."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import duckdb

from orchestration.ledger.durable import sync_path
from orchestration.warehouse.catalogue import Catalogue, Table
from orchestration.warehouse.releases.slots import live_file_sql, slot_files

VIEW_FILE = "ecosystem.duckdb"
FULL_FILE = "ecosystem-full.duckdb"
_STORAGE_VERSION = "v1.2.0"  # so that DuckDB 1.2 and later open what 2.0 wrote

# Two clocks: when we recorded, and when the world published; a document of unknown date is in no published past.
# The clocks are cast apart from the rows, so that one that cannot be parsed is an error even where no row is.
AS_OF_MACRO = """
    CREATE OR REPLACE MACRO observations_as_of(recorded := 'infinity', published := 'infinity') AS TABLE
    SELECT history.*
    FROM fct_observation_history AS history,
        (SELECT CAST(recorded AS TIMESTAMPTZ) AS known_by, CAST(published AS DATE) AS published_by) AS clocks
    WHERE history.recorded_from <= clocks.known_by
      AND (history.recorded_to IS NULL OR history.recorded_to > clocks.known_by)
      AND (history.published_on <= clocks.published_by OR clocks.published_by = CAST('infinity' AS DATE))
"""
AS_OF_PARAMETERS = ["recorded", "published"]


def write_view_file(published: Path, catalogue: Catalogue) -> None:
    """Write the views over the slots. Whoever has the file open sees each new release at the next statement."""
    statements = [f'CREATE VIEW "{name}" AS {_view(published, table)}' for name, table in catalogue.tables.items()]
    _write(published / VIEW_FILE, catalogue, statements, "VIEW")


def view_file_fits(published: Path, catalogue: Catalogue) -> bool:
    """Whether the views that stand have the columns of this release, and look where it will be."""
    return _view_shape(published / VIEW_FILE, str(slot_files(published, "")[-1])) == sorted(catalogue.shape)


def write_full_file(published: Path, release: Path, catalogue: Catalogue) -> None:
    """Write the release in `release` as one self-contained database."""
    statements = [
        f'CREATE TABLE "{name}" AS SELECT * FROM read_parquet({_text(release / table.file)})'
        for name, table in catalogue.tables.items()
    ]
    _write(published / FULL_FILE, catalogue, statements, "TABLE")


def _write(target: Path, catalogue: Catalogue, statements: list[str], kind: str) -> None:
    """Write the database beside the target, flush it, and put it in place with one rename."""
    temporary = target.with_name(f".{target.name}.{os.getpid()}")
    temporary.unlink(missing_ok=True)
    try:
        with duckdb.connect() as connection:
            connection.execute(f"ATTACH {_text(temporary)} AS target (STORAGE_VERSION '{_STORAGE_VERSION}')")
            connection.execute("USE target")
            for statement in statements:
                connection.execute(statement)
            _comment(connection, catalogue, kind)
            if "fct_observation_history" in catalogue.tables:
                connection.execute(AS_OF_MACRO)
            connection.execute("USE memory")
            connection.execute("DETACH target")
        sync_path(temporary)
        os.replace(temporary, target)
    finally:
        temporary.unlink(missing_ok=True)
    sync_path(target.parent)


def _comment(connection: duckdb.DuckDBPyConnection, catalogue: Catalogue, kind: str) -> None:
    for name, table in catalogue.tables.items():
        if table.description:
            connection.execute(f'COMMENT ON {kind} "{name}" IS {_text(table.description)}')
        for column in table.columns:
            if column.description:
                connection.execute(f'COMMENT ON COLUMN "{name}"."{column.name}" IS {_text(column.description)}')


def _view(published: Path, table: Table) -> str:
    """All slots are named, so that their paths can be planned once and for all; only the file that is live is read."""
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    files = ", ".join(_text(path) for path in slot_files(published, table.file))
    live = live_file_sql(published, table.file)
    return f"SELECT {columns} FROM read_parquet([{files}], filename = true) SEMI JOIN ({live}) AS live USING (filename)"


def _view_shape(path: Path, slot: str) -> list[tuple[str, str, str]] | None:
    """Table, column and type of the views that stand, or None where they cannot be read or look elsewhere."""
    if not path.is_file():
        return None
    with suppress(duckdb.Error), duckdb.connect(str(path), read_only=True) as connection:
        views = connection.execute("SELECT view_name, sql FROM duckdb_views() WHERE NOT internal").fetchall()
        if not all(slot in sql for _, sql in views):
            return None
        macros = connection.execute(
            "SELECT parameters FROM duckdb_functions() WHERE function_name = 'observations_as_of'"
        ).fetchall()
        if macros != [(AS_OF_PARAMETERS,)]:
            return None
        columns = connection.execute(
            "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE NOT internal"
        ).fetchall()
        return sorted(columns)
    return None


def _text(value: Path | str) -> str:
    return "'" + str(value).replace("'", "''") + "'"
