"""Keeps staging.reconciliations: the arithmetic between the observations as they stand.

Only the documents and series whose facts changed are reconciled anew. Facts are streamed document by document, then
series by series where documents share one, so that memory does not grow with the warehouse.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

import duckdb
import pyarrow as pa

from orchestration.reconciliation import RECONCILER_VERSION, Relation, reconcile_document, reconcile_series
from orchestration.warehouse.connection import Warehouse
from orchestration.warehouse.projection import projection_state
from orchestration.warehouse.reconcilable import facts_by_document, facts_by_series, find_changed_groups
from orchestration.warehouse.reconciliation_rows import member_rows, row

WRITE_RELATIONS = 20_000

_RAW_TEXT = "SELECT char_start, raw_text FROM staging.articles WHERE document_id = ? AND article = ?"


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What stands in staging.reconciliations."""

    by_verdict: dict[str, int]
    rebuilt: bool  # by this call; else the table was of this content already
    seconds: float

    @property
    def relations(self) -> int:
        """Rows of the table."""
        return sum(self.by_verdict.values())


def reconcile(warehouse: Warehouse) -> Reconciled:
    """Bring staging.reconciliations to the content of the staging tables, in one transaction; a no-op where it is.

    Raises WarehouseLocked, duckdb.CatalogException where nothing was projected yet.
    """
    started = time.perf_counter()
    with warehouse.connect() as connection:
        key = (projection_state(connection).content_chain, RECONCILER_VERSION)
        rebuilt = connection.execute("SELECT * FROM staging.reconciliation_state").fetchall() != [key]
        if rebuilt:
            connection.execute("BEGIN")
            try:
                _update(connection)
                connection.execute("DELETE FROM staging.reconciliation_state")
                connection.execute("INSERT INTO staging.reconciliation_state VALUES (?, ?)", key)
                connection.execute("COMMIT")
            except BaseException:
                connection.execute("ROLLBACK")
                raise
        counts = connection.execute("SELECT verdict, count(*) FROM staging.reconciliations GROUP BY ALL").fetchall()
    return Reconciled(dict(counts), rebuilt, time.perf_counter() - started)


def contradictions(warehouse: Warehouse, limit: int) -> list[dict[str, Any]]:
    """The first contradictions, for people: kind, explanation and the sentences."""
    with warehouse.connect(read_only=True) as connection:
        rows = connection.execute(
            "SELECT kind, explanation, observations FROM staging.reconciliations "
            "WHERE verdict = 'contradiction' ORDER BY kind, reconciliation_id LIMIT ?",
            [limit],
        ).fetchall()
    return [{"kind": kind, "explanation": words, "sentences": _sentences(members)} for kind, words, members in rows]


def _sentences(members: str) -> str:
    return " / ".join(dict.fromkeys(member["sentence"] for member in json.loads(members)))


def _update(connection: duckdb.DuckDBPyConnection) -> None:
    # A connection streams one result at a time, so readers of their own; what they read is committed.
    with connection.cursor() as reader, connection.cursor() as texts:
        changed, gone = find_changed_groups(reader)
        _forget(connection, pa.concat_tables([changed.select(["found_in"]), gone]))
        _insert(connection, "reconciled_groups", changed)
        batch: list[tuple[str, Relation]] = []
        for found in _relations(reader, texts):
            batch.append(found)
            if len(batch) >= WRITE_RELATIONS:
                _write(connection, batch)
                batch = []
        _write(connection, batch)


def _relations(reader: duckdb.DuckDBPyConnection, texts: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, Relation]]:
    def raw_text(document_id: str, article: int) -> tuple[int, str] | None:
        found = texts.execute(_RAW_TEXT, [document_id, article]).fetchone()
        return None if found is None else (int(found[0]), str(found[1]))

    for found_in, facts in groupby(facts_by_document(reader), key=itemgetter(0)):
        for relation in reconcile_document((fact for _, fact in facts), raw_text):
            yield found_in, relation
    for (found_in, _), facts in groupby(facts_by_series(reader), key=lambda found: (found[0], found[1].series)):
        for relation in reconcile_series([fact for _, fact in facts]):
            yield found_in, relation


def _forget(connection: duckdb.DuckDBPyConnection, groups: pa.Table) -> None:
    connection.register("stale", groups)
    try:
        for table in ("reconciled_groups", "reconciliations", "reconciliation_members"):
            connection.execute(f"DELETE FROM staging.{table} WHERE found_in IN (SELECT found_in FROM stale)")
    finally:
        connection.unregister("stale")


def _write(connection: duckdb.DuckDBPyConnection, found: list[tuple[str, Relation]]) -> None:
    if found:
        relations = [{"found_in": found_in, **row(relation)} for found_in, relation in found]
        members = [{"found_in": found_in, **member} for found_in, relation in found for member in member_rows(relation)]
        _insert(connection, "reconciliations", pa.Table.from_pylist(relations))
        _insert(connection, "reconciliation_members", pa.Table.from_pylist(members))


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: pa.Table) -> None:
    connection.register("incoming", rows)
    try:
        connection.execute(f"INSERT INTO staging.{table} BY NAME SELECT * FROM incoming")
    finally:
        connection.unregister("incoming")
