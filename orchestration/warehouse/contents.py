"""Compares tables by content: rows as a bag, whatever their order and the file they stand in."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import duckdb

from orchestration.warehouse.catalogue import Catalogue

# When a projection was made is no part of what it holds.
_CLOCKS = {"projection_state": ("updated_at",)}
# Written when the marts are built, and compared there (fct_reconciliation, fct_quarantine), not by the projection.
_NO_CONTENT = (
    "release_state",
    "build_state",
    "quarantine_state",
    "quarantine",
    "reconciliation_state",
    "reconciled_groups",
    "reconciliations",
    "reconciliation_members",
)


def staging_tables(warehouse: Path, alias: str) -> dict[str, str]:
    """The staging tables of an attached warehouse as queries: table -> SELECT."""
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        names = connection.execute("SELECT table_name FROM duckdb_tables() WHERE schema_name = 'staging'").fetchall()
    return {
        f"staging.{name}": f"SELECT {_columns(name)} FROM {alias}.staging.{name}"
        for (name,) in sorted(names)
        if name not in _NO_CONTENT
    }


def mart_tables(warehouse: Path, alias: str) -> dict[str, str]:
    """The marts of an attached warehouse as queries: table -> SELECT."""
    with duckdb.connect(str(warehouse), read_only=True) as connection:
        names = connection.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'marts'"  # mart_quality is a view
        ).fetchall()
    return {name: f'SELECT * FROM {alias}.marts."{name}"' for (name,) in sorted(names)}


def fingerprints(folder: Path, catalogue: Catalogue) -> dict[str, tuple[int, int]]:
    """Rows and a sum of the rows' hashes for each table of a release; tables that cannot be read are left out."""
    found = {}
    with duckdb.connect() as connection:
        for name, table in catalogue.tables.items():
            with suppress(duckdb.Error):
                connection.read_parquet(str(folder / table.file)).create_view("held", replace=True)
                rows = connection.execute("SELECT count(*), coalesce(sum(hash(held)), 0) FROM held").fetchall()
                found[name] = (rows[0][0], rows[0][1])
    return found


def differences(
    connection: duckdb.DuckDBPyConnection, standing: Mapping[str, str], rebuilt: Mapping[str, str]
) -> list[str]:
    """What differs between two sets of tables, given as queries by name; a clause for each table."""
    found = [f"{name} is missing" for name in sorted(rebuilt.keys() - standing.keys())]
    found += [f"{name} should not be there" for name in sorted(standing.keys() - rebuilt.keys())]
    for name in sorted(standing.keys() & rebuilt.keys()):
        try:
            surplus = _count(connection, f"({standing[name]}) EXCEPT ALL ({rebuilt[name]})")
            lacking = _count(connection, f"({rebuilt[name]}) EXCEPT ALL ({standing[name]})")
        except duckdb.Error as error:
            found.append(f"{name} cannot be compared: {str(error).splitlines()[0]}")
            continue
        if surplus or lacking:
            found.append(f"{name} has {surplus} rows that a replay does not yield, and lacks {lacking} that it does")
    return found


def _columns(table: str) -> str:
    excluded = _CLOCKS.get(table)
    return f"* EXCLUDE ({', '.join(excluded)})" if excluded else "*"


def _count(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM ({query})").fetchall()[0][0])
