"""Writes the folder of a release: the tables with their exports, what is attached to them, and the catalogue."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from orchestration.ledger.durable import sync_path
from orchestration.warehouse.catalogue import Catalogue, Column, Table, file_sha256, problems_of, read_catalogue
from orchestration.warehouse.exports import read_contracts, write_data_package, write_sdmx
from orchestration.warehouse.projection import projection_state
from orchestration.warehouse.quality import write_page
from orchestration.warehouse.releases.standing import FOLDER, ReleaseError

MART_SCHEMA = "marts"
INCOMING = ".incoming-"


@dataclass(frozen=True, slots=True)
class Description:
    """What goes into a release beside the tables themselves."""

    versions: Mapping[str, str] = field(default_factory=dict)  # into the catalogue as they are
    manifest: Path | None = None  # dbt's: descriptions of tables and columns
    attachments: Mapping[str, Path] = field(default_factory=dict)  # path in the folder -> file to copy there


def write_folder(
    connection: duckdb.DuckDBPyConnection,
    published: Path,
    release_id: str,
    content_key: str,
    description: Description,
) -> Path:
    """Write the folder under another name, flush it, check it, and give it its name; returns its path.

    A folder of that name that is whole and has the same tables stays as it is: readers may be at it. Raises
    ReleaseError where what was written differs from what was meant.
    """
    target = published / FOLDER / release_id
    incoming = target.with_name(f"{INCOMING}{release_id}-{os.getpid()}")
    incoming.mkdir(parents=True)
    state = projection_state(connection)
    tables = _write_tables(connection, incoming, _descriptions(description.manifest))
    published_at = datetime.now(UTC).isoformat(timespec="milliseconds")
    catalogue = Catalogue(
        release_id=release_id,
        content_key=content_key,
        content_position=state.content_position,
        ledger_position=state.ledger_position,
        ledger_chain=state.ledger_chain,
        published_at=published_at,
        versions={**description.versions, "duckdb": duckdb.__version__},
        tables=tables,
        exports=_write_exports(connection, incoming, release_id, published_at, tables, description.manifest)
        | _attach(incoming, description.attachments),
    )
    sync_path(catalogue.write(incoming))
    sync_path(incoming)
    if not _same_tables(target, catalogue):
        _put_in_place(incoming, target)
    shutil.rmtree(incoming, ignore_errors=True)
    problems = problems_of(target)
    if problems:
        raise ReleaseError("The release was not written as it stands in the warehouse: " + "; ".join(problems))
    return target


def _same_tables(target: Path, catalogue: Catalogue) -> bool:
    return not problems_of(target) and read_catalogue(target).tables == catalogue.tables


def _put_in_place(incoming: Path, target: Path) -> None:
    replaced = target.with_name(f"{INCOMING}replaced-{target.name}-{os.getpid()}")
    if target.exists():
        # An earlier run was killed before the switch, or the folder was damaged: what is here now is whole.
        os.replace(target, replaced)
    os.replace(incoming, target)
    sync_path(target.parent)
    shutil.rmtree(replaced, ignore_errors=True)


def _write_tables(
    connection: duckdb.DuckDBPyConnection, folder: Path, descriptions: Mapping[str, Mapping[str, Any]]
) -> dict[str, Table]:
    columns = connection.execute(
        "SELECT table_name, column_name, data_type FROM duckdb_columns() "
        "WHERE schema_name = ? ORDER BY table_name, column_index",
        [MART_SCHEMA],
    ).fetchall()
    tables = {}
    for name in dict.fromkeys(table for table, _, _ in columns):
        if descriptions and name not in descriptions:
            continue  # a table whose model is gone from the project
        path = folder / f"{name}.parquet"
        rows = connection.execute(
            f"COPY (FROM {MART_SCHEMA}.\"{name}\") TO '{_escape(path)}' (FORMAT parquet, COMPRESSION zstd)"
        ).fetchall()[0][0]
        sync_path(path)
        known = descriptions.get(name, {})
        described = known.get("columns", {})
        tables[name] = Table(
            file=path.name,
            rows=rows,
            size_bytes=path.stat().st_size,
            sha256=file_sha256(path),
            description=known.get("description"),
            columns=tuple(Column(c, type_, described.get(c)) for table, c, type_ in columns if table == name),
        )
    return tables


def _write_exports(
    connection: duckdb.DuckDBPyConnection,
    folder: Path,
    release_id: str,
    published_at: str,
    tables: Mapping[str, Table],
    manifest: Path | None,
) -> dict[str, str]:
    """Write the tables in the forms of others, and the page of the checks; each file's sha256 by its path."""
    package = write_data_package(folder, release_id, tables, read_contracts(manifest))
    written = [package, *write_sdmx(folder, release_id, published_at), write_page(connection, folder, release_id)]
    for path in written:
        sync_path(path)
    return {path.relative_to(folder).as_posix(): file_sha256(path) for path in written}


def _attach(folder: Path, attachments: Mapping[str, Path]) -> dict[str, str]:
    """Copy files into the folder; returns each one's sha256 by its path there."""
    for name, source in attachments.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, folder / name)
        sync_path(folder / name)
    return {name: file_sha256(folder / name) for name in attachments}


def _descriptions(manifest: Path | None) -> dict[str, dict[str, Any]]:
    """Model -> its description and those of its columns, from dbt's manifest."""
    if manifest is None or not manifest.is_file():
        return {}
    nodes = json.loads(manifest.read_text(encoding="utf-8"))["nodes"].values()
    return {
        node["name"]: {
            "description": node["description"],
            "columns": {name: column["description"] for name, column in node["columns"].items()},
        }
        for node in nodes
        if node["resource_type"] == "model"
    }


def _escape(path: Path) -> str:
    return str(path).replace("'", "''")
