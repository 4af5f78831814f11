"""Brings the staging tables up to the ledger, batch by batch, each batch with its position in one transaction."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from orchestration.ledger import DocumentStore, Ledger, LedgerError
from orchestration.ledger.chain import canonical_json
from orchestration.ledger.events import BOOKKEEPING
from orchestration.ledger.upcasting import PRESENT_VERSIONS, upcast
from orchestration.warehouse.connection import Warehouse, WarehouseDamaged, is_damage
from orchestration.warehouse.projectors import (
    project_bookkeeping,
    project_decisions,
    project_documents,
    project_observations,
)
from orchestration.warehouse.schema import FINGERPRINT, TABLES, create_tables

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Projected:
    """Where the staging tables stand after a projection."""

    position: int
    content_position: int  # of the last event that changes content
    content_chain: str
    events: int  # projected by this call
    rows: dict[str, int]  # staging table -> rows
    rebuilt: bool
    seconds: float


@dataclass(frozen=True, slots=True)
class ProjectionState:
    """The ledger position that the staging tables show, with the chain values that identify the ledger."""

    ledger_position: int
    ledger_chain: str
    content_position: int
    content_chain: str
    schema_fingerprint: str


def project(ledger: Ledger, store: DocumentStore, warehouse: Warehouse, upto: int | None = None) -> Projected:
    """Catch up with the ledger, to position `upto` or its head; a warehouse that is missing, unreadable, of another
    ledger or of another schema is rebuilt from the first event.

    Raises LedgerError for a ledger that cannot be read as it stands, WarehouseLocked.
    """
    started = time.perf_counter()
    with warehouse.lock():
        problem = None
        try:
            state, rows, events = _caught_up(ledger, store, warehouse, upto)
        except (_Unusable, WarehouseDamaged, duckdb.Error) as error:
            if isinstance(error, duckdb.Error) and not is_damage(error):
                raise
            problem = str(error)
            logger.warning("Rebuilding the warehouse from the ledger: %s", problem)
            warehouse.delete()
            state, rows, events = _caught_up(ledger, store, warehouse, upto)
    return Projected(
        position=state.ledger_position,
        content_position=state.content_position,
        content_chain=state.content_chain,
        events=events,
        rows=rows,
        rebuilt=problem is not None,
        seconds=time.perf_counter() - started,
    )


def projection_state(connection: duckdb.DuckDBPyConnection) -> ProjectionState:
    """The state that the last transaction left. Raises duckdb.CatalogException where nothing was projected yet."""
    rows = connection.execute(
        "SELECT ledger_position, ledger_chain, content_position, content_chain, schema_fingerprint "
        "FROM staging.projection_state"
    ).fetchall()
    return ProjectionState(*rows[0])


class _Unusable(Exception):
    """The warehouse cannot be carried on from; the message says why."""


def _caught_up(
    ledger: Ledger, store: DocumentStore, warehouse: Warehouse, upto: int | None
) -> tuple[ProjectionState, dict[str, int], int]:
    """Where the tables stand after the ledger's next events, how many rows each has, and how many events there were.

    All of it on one connection: to open the file costs as much as to project a document.
    """
    existed = warehouse.path.exists()
    with warehouse.connect() as connection:
        if existed:
            _require_usable(ledger, connection)
        else:
            with _transaction(connection):  # or a process killed here would leave some of them
                create_tables(connection)
        events = _catch_up(ledger, store, connection, upto)
        return projection_state(connection), {name: _count(connection, name) for name in TABLES}, events


def _require_usable(ledger: Ledger, connection: duckdb.DuckDBPyConnection) -> None:
    """Raises _Unusable for a warehouse that cannot be carried on from, duckdb.Error for a damaged one."""
    try:
        state = projection_state(connection)
    except (duckdb.CatalogException, duckdb.BinderException, IndexError) as error:
        raise _Unusable(str(error)) from error
    if state.schema_fingerprint != FINGERPRINT:
        raise _Unusable("its staging tables are of another version")
    if state.ledger_position > ledger.head().position:
        raise _Unusable("it is ahead of the ledger")
    if state.ledger_position > 0:
        last = next(ledger.read(after=state.ledger_position - 1, upto=state.ledger_position))
        if last.chain != state.ledger_chain:
            raise _Unusable("it was projected from another ledger")


def _catch_up(ledger: Ledger, store: DocumentStore, connection: duckdb.DuckDBPyConnection, upto: int | None) -> int:
    events, position = 0, projection_state(connection).ledger_position
    for raw_batch in ledger.read_batches(position, upto):
        batch = _present(raw_batch)
        if batch.num_rows == 0:
            continue
        _require_next(batch, position)
        position += batch.num_rows
        connection.register("batch", batch)
        try:
            with _transaction(connection):
                _project_batch(connection, batch, store)
        finally:
            connection.unregister("batch")
        events += batch.num_rows
    return events


@contextmanager
def _transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    connection.execute("BEGIN")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _project_batch(connection: duckdb.DuckDBPyConnection, batch: pa.Table, store: DocumentStore) -> None:
    """Write the rows of the batch, which the connection knows as `batch`, and its position."""
    project_documents(connection, store)
    project_observations(connection, batch.column("position")[0].as_py())
    project_decisions(connection)
    project_bookkeeping(connection)
    connection.execute(
        "UPDATE staging.projection_state SET ledger_position = ?, ledger_chain = ?, updated_at = now()",
        [batch.column("position")[-1].as_py(), batch.column("chain")[-1].as_py()],
    )
    is_content = pc.invert(pc.is_in(batch.column("event_type"), pa.array(sorted(BOOKKEEPING))))
    content = batch.filter(is_content)
    if content.num_rows:
        connection.execute(
            "UPDATE staging.projection_state SET content_position = ?, content_chain = ?",
            [content.column("position")[-1].as_py(), content.column("chain")[-1].as_py()],
        )


def _present(raw_batch: pa.RecordBatch | pa.Table) -> pa.Table:
    """The batch with every payload in the present schema version."""
    batch = pa.Table.from_batches([raw_batch]) if isinstance(raw_batch, pa.RecordBatch) else raw_batch
    kinds = batch.select(["event_type", "schema_version"]).group_by(["event_type", "schema_version"]).aggregate([])
    if all(PRESENT_VERSIONS.get(kind["event_type"]) == kind["schema_version"] for kind in kinds.to_pylist()):
        return batch
    payloads = [
        canonical_json(upcast(row["event_type"], row["schema_version"], json.loads(row["payload"]))[1])
        for row in batch.select(["event_type", "schema_version", "payload"]).to_pylist()
    ]
    return batch.set_column(batch.schema.get_field_index("payload"), "payload", pa.array(payloads, pa.string()))


def _require_next(batch: pa.Table, before: int) -> None:
    positions = batch.column("position").to_numpy()
    if positions[0] != before + 1 or (positions[1:] - positions[:-1] != 1).any():
        raise LedgerError(f"the ledger's positions are not gapless after {before}; run `ecosystem verify`")


def _count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM staging.{table}").fetchall()[0][0])
