"""Measures a suite in DuckDB: how many rows fail each expectation, and which come first.

The conditions of a suite are counted in one scan of its rows, so that a check costs the same on five documents with
ten expectations as with one, and a million rows never leave the database.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import duckdb

from expectations.model import Expectation, Suite

MAX_ROWS = 20
# Shown for every failing row, before the columns that the expectation is about.
IDENTIFYING = ("observation_id", "document", "sentence")
_ALL_COLUMNS_UP_TO = 12  # a finding of its own query is as narrow as it wants to be shown

_SENTENCES = """
    select observation_id, doc as document, sentence from staging.observation_events
    where observation_id in (select unnest(?)) and sentence is not null
    qualify row_number() over (partition by observation_id order by position desc) = 1
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """What one expectation came to: the rows that fail it, or why that cannot be told."""

    failing: int | None
    problem: str = ""
    rows: tuple[dict[str, Any], ...] = ()


def measure(suite: Suite, connection: duckdb.DuckDBPyConnection) -> tuple[int, list[Measured]]:
    """The rows of the suite, and what each expectation came to, in order; SQL that fails is told, not raised."""
    conditions = [e for e in suite.expectations if e.where is not None]
    counts: dict[str, Measured] = {}
    try:
        rows, *failing = _counted(suite, [f"count(*) filter (where {e.where})" for e in conditions], connection)
        counts = {e.name: Measured(count) for e, count in zip(conditions, failing, strict=True)}
    except duckdb.Error:
        # One condition that cannot be evaluated, for want of its column, must not hide the others.
        rows = _rows(suite, connection)
        counts = {e.name: _alone(suite, e, connection) for e in conditions}
    counts |= {e.name: _alone(suite, e, connection) for e in suite.expectations if e.query is not None}
    return rows, [_with_rows(suite, e, counts[e.name], connection) for e in suite.expectations]


def _rows(suite: Suite, connection: duckdb.DuckDBPyConnection) -> int:
    try:
        return int(_counted(suite, [], connection)[0])
    except duckdb.Error:
        return 0  # every expectation tells why


def _counted(suite: Suite, measures: Iterable[str], connection: duckdb.DuckDBPyConnection) -> tuple[int, ...]:
    columns = ", ".join(["count(*)", *measures])
    (row,) = connection.execute(f"with t as ({suite.relation}) select {columns} from t").fetchall()
    return tuple(row)


def _alone(suite: Suite, expectation: Expectation, connection: duckdb.DuckDBPyConnection) -> Measured:
    try:
        ((failing,),) = connection.execute(
            f"with t as ({suite.relation}) select count(*) from ({_failing(suite, expectation)})"
        ).fetchall()
    except duckdb.Error as error:
        return Measured(None, str(error).splitlines()[0])
    return Measured(failing)


def _failing(suite: Suite, expectation: Expectation) -> str:
    if expectation.query is not None:
        return expectation.query.replace("{table}", suite.table)
    return f"select * from t where {expectation.where}"


def _with_rows(
    suite: Suite, expectation: Expectation, measured: Measured, connection: duckdb.DuckDBPyConnection
) -> Measured:
    if not measured.failing:
        return measured
    cursor = connection.execute(
        f"with t as ({suite.relation}) select * from ({_failing(suite, expectation)}) limit {MAX_ROWS}"
    )
    names = [column[0] for column in cursor.description]
    found = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    _add_sentences(found, connection)
    shown = tuple({name: _plain(row[name]) for name in _shown(row, expectation)} for row in found)
    return Measured(measured.failing, rows=shown)


def _add_sentences(rows: list[dict[str, Any]], connection: duckdb.DuckDBPyConnection) -> None:
    """Give rows that only name an observation its sentence and document."""
    wanting = [row["observation_id"] for row in rows if row.get("observation_id") and not row.get("sentence")]
    if wanting:
        told = {i: (document, text) for i, document, text in connection.execute(_SENTENCES, [wanting]).fetchall()}
        for row in rows:
            if not row.get("sentence") and row.get("observation_id") in told and "sentence" not in row:
                row["document"], row["sentence"] = told[row["observation_id"]]


def _shown(row: dict[str, Any], expectation: Expectation) -> list[str]:
    looked_at = expectation.columns or (tuple(row) if len(row) <= _ALL_COLUMNS_UP_TO else ())
    return [name for name in dict.fromkeys([*IDENTIFYING, *looked_at]) if name in row]


def _plain(value: Any) -> Any:
    """A value that JSON takes: numbers and text as they are, the rest as text; null stays null."""
    if isinstance(value, float) and value != value:
        return "NaN"
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)
