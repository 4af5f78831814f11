"""Publishes the marts: a release that is written and checked becomes current in one step, or not at all."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import duckdb

from orchestration.ledger.durable import sync_path
from orchestration.warehouse.catalogue import problems_of, read_catalogue
from orchestration.warehouse.connection import Warehouse
from orchestration.warehouse.identity import identify, stamped
from orchestration.warehouse.releases.database_files import FULL_FILE, view_file_fits, write_full_file, write_view_file
from orchestration.warehouse.releases.decisions import decided
from orchestration.warehouse.releases.folder import INCOMING, MART_SCHEMA, Description, write_folder
from orchestration.warehouse.releases.pruning import PRUNED, Retention, prune
from orchestration.warehouse.releases.slots import go_live, live_release_id, wait_until_live
from orchestration.warehouse.releases.standing import (
    CURRENT,
    FOLDER,
    Release,
    ReleaseError,
    current_release,
    find_release,
)


def publish(
    warehouse: Warehouse,
    published: Path,
    dbt_project: Path,
    description: Description | None = None,
    *,
    retention: Retention | None = None,
    afresh: bool = False,
) -> Release:
    """Make the marts the current release, unless the current release is whole and has the same content already.

    `afresh` writes it even then. After a rollback from this very content the release stays current that was rolled
    back to. Whatever fails before the switch changes nothing for readers. Releases that the rule lets go are removed.
    Raises ReleaseError for marts that are not of the staging tables as they stand.
    """
    published.mkdir(parents=True, exist_ok=True)
    with warehouse.lock():
        _remove_leftovers(published)
        with warehouse.connect() as connection:
            release_id, content_key = _require_built(connection, dbt_project)
            chosen = _rolled_back_to(connection, published, release_id, content_key)
            standing = None if afresh else chosen or _standing(published, content_key)
            if standing is None:
                folder = write_folder(connection, published, release_id, content_key, description or Description())
                standing = chosen or Release(release_id, folder, read_catalogue(folder), is_new=True)
        serve(published, standing)
        prune(published, retention or Retention())
    return standing


def serve(published: Path, release: Release) -> None:
    """Let readers see this release, as files, views and one file; what is so already stays as it is.

    Returns when the next statement on the views reads it.
    """
    is_current = serves(published, release.release_id)
    if release.is_new or not is_current or not (published / FULL_FILE).exists():
        write_full_file(published, release.path, release.catalogue)
    fits = view_file_fits(published, release.catalogue)
    go_live(published, release.release_id, everywhere=not fits)
    if not is_current:
        switch(published, release.path)
    if not fits:
        write_view_file(published, release.catalogue)
    wait_until_live(published)


def serves(published: Path, release_id: str) -> bool:
    """Whether `current` leads to this release and it is the one that the views read."""
    return (published / CURRENT).resolve() == (published / FOLDER / release_id).resolve() and (
        live_release_id(published) == release_id
    )


def switch(published: Path, folder: Path) -> None:
    """Point `current` at a release's folder with one rename."""
    temporary = published / f".{CURRENT}-{os.getpid()}"
    temporary.unlink(missing_ok=True)
    temporary.symlink_to(Path(FOLDER) / folder.name, target_is_directory=True)
    os.replace(temporary, published / CURRENT)
    sync_path(published)


def _rolled_back_to(
    connection: duckdb.DuckDBPyConnection, published: Path, release_id: str, content_key: str
) -> Release | None:
    """The release that somebody rolled back to from this content, where it still stands whole."""
    decision = decided(connection)
    if decision.published_key != content_key or decision.release_id in (None, release_id):
        return None
    try:
        return find_release(published, str(decision.release_id))
    except ReleaseError:
        return None


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


def _remove_leftovers(published: Path) -> None:
    """Remove what a killed run left half written or half removed; the caller holds the writer's lock."""
    for unfinished in (INCOMING, PRUNED):
        for path in (published / FOLDER).glob(f"{unfinished}*"):
            shutil.rmtree(path)
    for pattern in (".ecosystem*.duckdb.*", f".{CURRENT}-*", "slots/.[0-9]-*"):
        for path in published.glob(pattern):
            path.unlink()
