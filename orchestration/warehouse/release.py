"""Releases: the marts as a folder of Parquet files that becomes `current` with one rename, or not at all.

published/releases/<release_id>/  the tables and catalogue.json, never changed once there
published/current                 symbolic link to one of them: the release that readers see
published/ecosystem.duckdb        views over `current`, for BI tools to hold open
published/ecosystem-full.duckdb   the same release as one file
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from orchestration.ledger.durable import sync_path
from orchestration.warehouse.catalogue import Catalogue, Column, Table, file_sha256, problems_of, read_catalogue
from orchestration.warehouse.connection import Warehouse
from orchestration.warehouse.database_files import FULL_FILE, write_full_file, write_view_file
from orchestration.warehouse.identity import identify, stamped
from orchestration.warehouse.projection import projection_state

MART_SCHEMA = "marts"
_INCOMING = ".incoming-"


class ReleaseError(Exception):
    """The marts cannot be released as they stand; `current` is as it was."""


@dataclass(frozen=True, slots=True)
class Release:
    """A published release."""

    release_id: str
    path: Path  # its folder
    catalogue: Catalogue
    is_new: bool = False  # published by this call

    @property
    def rows(self) -> dict[str, int]:
        """Rows of each table."""
        return {name: table.rows for name, table in self.catalogue.tables.items()}


def current_release(published: Path) -> Release | None:
    """The release that `current` points to, or None before the first. Raises ReleaseError for one that is broken."""
    link = published / "current"
    if not link.is_symlink():
        return None
    folder = link.resolve()
    try:
        catalogue = read_catalogue(folder)
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise ReleaseError(f"The current release {folder} has no readable catalogue: {error}") from error
    return Release(catalogue.release_id, folder, catalogue)


def releases(published: Path) -> list[Release]:
    """All releases with a readable catalogue, oldest publication first."""
    folders = [path.parent for path in (published / "releases").glob("[!.]*/catalogue.json")]
    found = []
    for folder in folders:
        with suppress(OSError, ValueError, TypeError, KeyError):  # `ecosystem verify` tells of a damaged one
            found.append(Release(folder.name, folder, read_catalogue(folder)))
    return sorted(found, key=lambda release: (release.catalogue.published_at, release.release_id))


def publish(
    warehouse: Warehouse,
    published: Path,
    dbt_project: Path,
    *,
    versions: Mapping[str, str] | None = None,
    manifest: Path | None = None,
    afresh: bool = False,
) -> Release:
    """Make the marts the current release, unless the current release is whole and has the same content already.

    `afresh` writes it even then. Readers see the one or the other, never a part.

    `versions` goes into the catalogue as it is; `manifest`, dbt's, gives tables and columns their descriptions.
    The switch of `current` is the last step but the view file's, so that whatever fails before it changes nothing.
    Raises ReleaseError for marts that are not of the staging tables as they stand.
    """
    published.mkdir(parents=True, exist_ok=True)
    with warehouse.lock():
        _remove_leftovers(published)
        with warehouse.connect() as connection:
            release_id, content_key = _require_built(connection, dbt_project)
            standing = None if afresh else _standing(published, content_key)
            if standing is None:
                folder = _write_release(connection, published, release_id, content_key, versions or {}, manifest)
        if standing is None:
            standing = Release(release_id, folder, read_catalogue(folder), is_new=True)
        if standing.is_new or not (published / FULL_FILE).exists():
            write_full_file(published, standing.path, standing.catalogue)
        if standing.is_new:
            switch(published, standing.path)
        write_view_file(published, standing.catalogue)
    return standing


def switch(published: Path, folder: Path) -> None:
    """Point `current` at a release's folder with one rename."""
    temporary = published / f".current-{os.getpid()}"
    temporary.unlink(missing_ok=True)
    temporary.symlink_to(Path("releases") / folder.name, target_is_directory=True)
    os.replace(temporary, published / "current")
    sync_path(published)


def _standing(published: Path, content_key: str) -> Release | None:
    """The current release, where it is whole and of this content."""
    try:
        standing = current_release(published)
    except ReleaseError:
        return None
    if standing is None or standing.catalogue.content_key != content_key:
        return None
    return None if problems_of(standing.path) else standing


def _require_built(connection: duckdb.DuckDBPyConnection, dbt_project: Path) -> tuple[str, str]:
    release_id, content_key = stamped(connection)
    if identify(connection, dbt_project).content_key != content_key:
        raise ReleaseError("The marts are older than the staging tables or the dbt project; build them first.")
    try:
        built = connection.execute(f"SELECT DISTINCT release_id FROM {MART_SCHEMA}.dim_indicator").fetchall()
    except duckdb.CatalogException as error:
        raise ReleaseError("There are no marts yet; build them first.") from error
    if built != [(release_id,)]:
        raise ReleaseError(f"The marts are of release {built}, not of {release_id}; build them first.")
    return release_id, content_key


def _write_release(
    connection: duckdb.DuckDBPyConnection,
    published: Path,
    release_id: str,
    content_key: str,
    versions: Mapping[str, str],
    manifest: Path | None,
) -> Path:
    """Write the folder under another name, flush it, check it, and give it its name; returns its path."""
    target = published / "releases" / release_id
    incoming = target.with_name(f"{_INCOMING}{release_id}-{os.getpid()}")
    incoming.mkdir(parents=True)
    state = projection_state(connection)
    catalogue = Catalogue(
        release_id=release_id,
        content_key=content_key,
        content_position=state.content_position,
        ledger_position=state.ledger_position,
        ledger_chain=state.ledger_chain,
        published_at=datetime.now(UTC).isoformat(timespec="milliseconds"),
        versions={**versions, "duckdb": duckdb.__version__},
        tables=_write_tables(connection, incoming, _descriptions(manifest)),
    )
    sync_path(catalogue.write(incoming))
    sync_path(incoming)
    replaced = target.with_name(f"{_INCOMING}replaced-{release_id}-{os.getpid()}")
    if target.exists():
        # An earlier run was killed before the switch, or the folder was damaged: what is here now is whole.
        os.replace(target, replaced)
    os.replace(incoming, target)
    sync_path(target.parent)
    shutil.rmtree(replaced, ignore_errors=True)
    problems = problems_of(target)
    if problems:
        raise ReleaseError("The release was not written as it stands in the warehouse: " + "; ".join(problems))
    return target


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


def _remove_leftovers(published: Path) -> None:
    """Remove what a killed run left half written; the caller holds the writer's lock."""
    for path in (published / "releases").glob(f"{_INCOMING}*"):
        shutil.rmtree(path)
    for path in published.glob(".ecosystem*.duckdb.*"):
        path.unlink()
    for path in published.glob(".current-*"):
        path.unlink()


def _escape(path: Path) -> str:
    return str(path).replace("'", "''")
