"""Keeps staging.reconciliations: the arithmetic between the observations as they stand, computed anew with the content.

Facts are streamed document by document, then series by series where documents share one, so that memory does not
grow with the warehouse.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import duckdb
import pyarrow as pa

from orchestration.reconciliation import RECONCILER_VERSION, Fact, Relation, reconcile_document, reconcile_series
from orchestration.warehouse.connection import Warehouse
from orchestration.warehouse.projection import projection_state
from orchestration.warehouse.reconciliation_rows import member_rows, row

FETCH_ROWS = 20_000
WRITE_RELATIONS = 20_000

# The columns of Fact.series.
_SERIES = "indicator, organisation, programme, unit, measure, per, status, breakdown, period_end"
_FACTS = """
    SELECT e.observation_id, e.document_id, d.name AS document, e.article, e.char_start, e.char_end, e.value_text,
           e.value, e.value_max, e.unit, e.modifier, e.measure, e.per, e.status, e.indicator, e.organisation,
           e.programme, e.breakdown, e.period_start, e.period_end, e.period_basis, e.scope, e.sentence,
           coalesce(a.publisher, d.publisher) AS publisher, coalesce(a.published_on, d.published_on) AS published_on
    FROM staging.observation_events AS e
    INNER JOIN (
        SELECT observation_id, max(position) AS position FROM staging.observation_events GROUP BY observation_id
    ) AS last USING (observation_id, position)
    INNER JOIN staging.documents AS d ON e.document_id = d.document_id
    LEFT JOIN staging.articles AS a ON e.document_id = a.document_id AND e.article = a.article
    WHERE e.stands AND e.value IS NOT NULL AND e.unit IS NOT NULL
"""
_BY_DOCUMENT = f"{_FACTS} ORDER BY e.document_id, e.article, e.char_start, e.observation_id"
_BY_SERIES = f"""
    WITH facts AS ({_FACTS} AND e.scope = 'metric' AND e.value_max IS NULL)
    SELECT * FROM facts
    WINDOW series AS (PARTITION BY {_SERIES})
    QUALIFY min(document_id) OVER series <> max(document_id) OVER series
    ORDER BY {_SERIES}, document_id, char_start, observation_id
"""
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
                _rebuild(connection)
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


def _rebuild(connection: duckdb.DuckDBPyConnection) -> None:
    for table in ("reconciliations", "reconciliation_members", "reconciliation_state"):
        connection.execute(f"DELETE FROM staging.{table}")
    # A connection streams one result at a time, so readers of their own; what they read is committed.
    with connection.cursor() as reader, connection.cursor() as texts:
        batch: list[Relation] = []
        for relation in _relations(reader, texts):
            batch.append(relation)
            if len(batch) >= WRITE_RELATIONS:
                _write(connection, batch)
                batch = []
        _write(connection, batch)


def _relations(reader: duckdb.DuckDBPyConnection, texts: duckdb.DuckDBPyConnection) -> Iterator[Relation]:
    def raw_text(document_id: str, article: int) -> tuple[int, str] | None:
        found = texts.execute(_RAW_TEXT, [document_id, article]).fetchone()
        return None if found is None else (int(found[0]), str(found[1]))

    for _, facts in groupby(_facts(reader, _BY_DOCUMENT), key=lambda fact: fact.document_id):
        yield from reconcile_document(facts, raw_text)
    for _, facts in groupby(_facts(reader, _BY_SERIES), key=lambda fact: fact.series):
        yield from reconcile_series(list(facts))


def _facts(reader: duckdb.DuckDBPyConnection, sql: str) -> Iterator[Fact]:
    cursor = reader.execute(sql)
    names = [column[0] for column in cursor.description]
    breakdown = names.index("breakdown")
    while rows := cursor.fetchmany(FETCH_ROWS):
        for slots in map(list, rows):
            slots[breakdown] = json.loads(slots[breakdown]) if slots[breakdown] else {}
            yield Fact(**dict(zip(names, slots, strict=True)))


def _write(connection: duckdb.DuckDBPyConnection, relations: list[Relation]) -> None:
    if relations:
        _insert(connection, "reconciliations", [row(relation) for relation in relations])
        _insert(connection, "reconciliation_members", [r for relation in relations for r in member_rows(relation)])


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: list[dict[str, Any]]) -> None:
    connection.register("incoming", pa.Table.from_pylist(rows))
    try:
        connection.execute(f"INSERT INTO staging.{table} BY NAME SELECT * FROM incoming")
    finally:
        connection.unregister("incoming")
