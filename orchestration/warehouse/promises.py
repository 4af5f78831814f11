"""The columns that are promised of every table: by the projection for staging tables, by dbt's contracts for marts."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb

from orchestration.warehouse.schema import create_tables

Promise = tuple[str, str, str]  # schema.table, column, DuckDB type

_COLUMNS = """
    SELECT schema_name || '.' || table_name, column_name, data_type FROM duckdb_columns()
    WHERE schema_name IN ('staging', 'marts')
"""


def promised_columns(manifest: Path) -> tuple[Promise, ...]:
    """Every promised column with its type as DuckDB spells it; `manifest` is dbt's manifest.json."""
    with duckdb.connect() as connection:
        create_tables(connection)
        connection.execute("CREATE SCHEMA marts")
        for node in json.loads(manifest.read_bytes())["nodes"].values():
            if node["resource_type"] == "model" and node["schema"] == "marts":
                columns = ", ".join(f'"{name}" {column["data_type"]}' for name, column in node["columns"].items())
                connection.execute(f'CREATE TABLE marts."{node["name"]}" ({columns})')
        return tuple(connection.execute(_COLUMNS).fetchall())
