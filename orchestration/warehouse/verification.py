"""Whether everything that stands is what the ledger says: documents, spans, staging tables, marts and releases.

Each part yields its problems as lines for a person; nothing is changed. What can be rebuilt is rebuilt in a folder of
its own and compared row by row with what stands.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb

from orchestration.documents import UnreadableDocument, read_document
from orchestration.ledger import DocumentStore, Ledger, LedgerError
from orchestration.ledger.fold import LedgerState, fold
from orchestration.warehouse.catalogue import problems_of
from orchestration.warehouse.connection import Warehouse, WarehouseDamaged
from orchestration.warehouse.contents import differences, mart_tables, staging_tables
from orchestration.warehouse.identity import content_key, stamped
from orchestration.warehouse.projection import project, projection_state
from orchestration.warehouse.releases import Release, ReleaseError, current_release, releases
from orchestration.warehouse.releases.publishing import serves
from orchestration.warehouse.transform import TransformFailed, build_marts

Tables = Callable[[Path, str], dict[str, str]]


def ledger_problems(ledger: Ledger, published: Path) -> Iterator[str]:
    """Chain, positions, stream versions, files and log of the ledger, and where releases say that it stood."""
    found = releases(published)
    anchors = {release.catalogue.ledger_position: release.catalogue.ledger_chain for release in found}
    for problem in ledger.verify(anchors):
        yield f"ledger, position {problem.position}: {problem.message}"


def document_problems(ledger: Ledger, store: DocumentStore) -> Iterator[str]:
    """Documents whose bytes are missing or changed, and current observations that are not the text at their span."""
    state = fold(ledger.read())
    last = _last_readings(ledger)
    for document in state.documents.values():
        if document.metadata_hash is None:
            continue  # rejected from the first: nothing was read from it
        try:
            raw = read_document(store.get(document.document_id), document.name).raw
        except (LedgerError, UnreadableDocument) as error:
            yield f"document {document.name}: {error}"
            continue
        yield from _span_problems(state, document.document_id, raw, last)


def release_problems(published: Path) -> Iterator[str]:
    """Releases whose files differ from their checksums, a link that leads nowhere, views that read another release."""
    for folder in sorted((published / "releases").glob("[!.]*")):
        for problem in problems_of(folder):
            yield f"release {problem}"
    try:
        current = current_release(published)
    except ReleaseError as error:
        yield str(error)
        return
    if current is not None and not serves(published, current.release_id):
        yield f"release {current.release_id} is current, but the views do not read it; `ecosystem refresh` repairs that"


def replay_problems(
    ledger: Ledger,
    store: DocumentStore,
    warehouse: Warehouse,
    published: Path,
    dbt_project: Path,
    target: Path,
    note: Callable[[str], None],
) -> Iterator[str]:
    """Staging tables, marts and current release against those that a replay of the ledger yields.

    `target` is where dbt has its manifest; `note` is told what cannot be compared. Holds the warehouse's lock
    meanwhile. Raises WarehouseLocked.
    """
    if not warehouse.path.exists():
        yield f"there is no warehouse at {warehouse.path}; `ecosystem refresh` rebuilds it"
        return
    with tempfile.TemporaryDirectory(prefix="ecosystem-replay-") as folder, warehouse.lock():
        rebuilt = Warehouse(Path(folder) / "warehouse.duckdb")
        try:
            with warehouse.connect(read_only=True) as connection:
                position = projection_state(connection).ledger_position
                marts_key = stamped(connection)[1]
            project(ledger, store, rebuilt, position)
            yield from _compared(warehouse, rebuilt, "warehouse", staging_tables)
            release = current_release(published)
            if release is None:
                note("There is no release to compare.")
            elif release.catalogue.content_key != _todays_key(release, ledger, dbt_project):
                note("The release was built by other models or reference data than today's: its tables not compared.")
            else:
                yield from _built_problems(ledger, store, warehouse, rebuilt, release, marts_key, dbt_project, target)
        except (LedgerError, WarehouseDamaged, ReleaseError, TransformFailed, duckdb.Error) as error:
            yield f"replay: {' '.join(str(error).split())}"


def _todays_key(release: Release, ledger: Ledger, dbt_project: Path) -> str | None:
    """The content key that the release would have with today's models; None where the ledger is shorter."""
    position = release.catalogue.content_position
    event = next(ledger.read(after=position - 1, upto=position), None)
    return None if event is None else content_key(event.chain, dbt_project)


def _built_problems(
    ledger: Ledger,
    store: DocumentStore,
    warehouse: Warehouse,
    rebuilt: Warehouse,
    release: Release,
    marts_key: str,
    dbt_project: Path,
    target: Path,
) -> Iterator[str]:
    """Marts and release against marts built from a replay up to where the release was made."""
    with rebuilt.connect() as connection:
        behind = projection_state(connection).content_position != release.catalogue.content_position
    if behind:
        rebuilt.delete()
        project(ledger, store, rebuilt, release.catalogue.ledger_position)
    build_marts(rebuilt, dbt_project, target, write_artifacts=False)
    if marts_key == release.catalogue.content_key:
        yield from _compared(warehouse, rebuilt, "warehouse, marts", mart_tables)
    files = {
        name: f"SELECT * FROM read_parquet({_text(release.path / table.file)})"
        for name, table in release.catalogue.tables.items()
    }
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH {_text(rebuilt.path)} AS rebuilt (READ_ONLY)")
        for difference in differences(connection, files, mart_tables(rebuilt.path, "rebuilt")):
            yield f"release {release.release_id}: {difference}"


def _compared(standing: Warehouse, rebuilt: Warehouse, label: str, tables: Tables) -> Iterator[str]:
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH {_text(standing.path)} AS standing (READ_ONLY)")
        connection.execute(f"ATTACH {_text(rebuilt.path)} AS rebuilt (READ_ONLY)")
        found = differences(connection, tables(standing.path, "standing"), tables(rebuilt.path, "rebuilt"))
    for difference in found:
        yield f"{label}: {difference}"


def _last_readings(ledger: Ledger) -> dict[str, int]:
    """The position of each observation's last reading."""
    last: dict[str, int] = {}
    for batch in ledger.read_batches():
        rows = batch.select(["position", "stream_id", "event_type"]).to_pylist()
        last.update(
            (row["stream_id"], row["position"])
            for row in rows
            if row["event_type"] in ("ObservationRecorded", "ObservationRevised")
        )
    return last


def _span_problems(state: LedgerState, document_id: str, raw: str, last: dict[str, int]) -> Iterator[str]:
    for observation_id, observation in state.observations_of(document_id).items():
        reading = observation.payload
        stands = raw[reading["char_start"] : reading["char_end"]]
        if not observation.retracted and stands != reading["value_text"]:
            yield (
                f"observation {observation_id}, position {last[observation_id]}: its value text is "
                f"{reading['value_text']!r}, at its span the document has {stands!r}"
            )


def _text(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
