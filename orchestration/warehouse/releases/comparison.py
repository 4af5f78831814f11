"""Compares two releases: observations added, changed and gone, by indicator and with the cause; rows by table.

The causes are those of the later release's history, which knows every event up to it. Comparing backwards, from a later
release to an earlier one, turns added into gone and keeps the cause.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb

from orchestration.warehouse.releases.standing import Release

OBSERVATIONS, DOCUMENTS = "fct_observation", "dim_document"
CHANGES = ("added", "changed", "gone")
# What tells of the release, of its making, or of other observations, and not of the row itself.
_NOT_COMPARED = ("release_id", "version", "recorded_from", "recorded_to")
_STANDING = ("preference_rank", "standing", "outranked_because")

_CHANGED = """
    CREATE TEMP TABLE changed AS
    SELECT observation_id, 'added' AS change FROM later.fct_observation ANTI JOIN earlier.fct_observation
        USING (observation_id)
    UNION ALL
    SELECT observation_id, 'gone' FROM earlier.fct_observation ANTI JOIN later.fct_observation USING (observation_id)
    UNION ALL
    SELECT observation_id, 'changed'
    FROM (SELECT observation_id, hash(({columns})) AS content FROM earlier.fct_observation) AS e
    INNER JOIN (SELECT observation_id, hash(({columns})) AS content FROM later.fct_observation) AS l
        USING (observation_id)
    WHERE e.content <> l.content
"""
# The last version of an observation says what it became; where it ended, what ended it.
_CAUSED = """
    CREATE TEMP TABLE caused AS
    WITH last_versions AS (
        SELECT * FROM later.fct_observation_history
        QUALIFY row_number() OVER (PARTITION BY observation_id ORDER BY version DESC) = 1
    ),

    known AS (SELECT DISTINCT document FROM earlier.dim_document WHERE document_status = 'current')

    SELECT
        changed.observation_id,
        changed.change,
        coalesce(l.indicator_code, e.indicator_code) AS indicator,
        coalesce(l.document, e.document) AS document,
        coalesce(l.year, e.year) AS year,
        e.value_text AS text_before,
        e.value AS value_before,
        l.value_text AS text_after,
        l.value AS value_after,
        coalesce(l.sentence, e.sentence) AS sentence,
        CASE changed.change WHEN 'gone' THEN h.ended_by ELSE h.cause END AS detail,
        CASE
            WHEN changed.change = 'added' AND l.document NOT IN (SELECT document FROM known) THEN 'new document'
            WHEN changed.change = 'added' AND l.document_key NOT IN (SELECT document_key FROM earlier.dim_document)
                THEN 'changed document'
            WHEN changed.change = 'changed' AND e.version = l.version THEN 'models or reference data'
            WHEN detail LIKE 'document removed%' THEN 'withdrawn document'
            WHEN detail LIKE 'document superseded%' THEN 'changed document'
            WHEN detail LIKE 'document rejected%' THEN 'rejected document'
            WHEN detail LIKE 'vocabulary %' THEN 'vocabulary'
            WHEN h.event_type = 'ObservationCorrected' AND changed.change <> 'gone' THEN 'correction'
            WHEN h.event_type = 'CorrectionWithdrawn' AND changed.change <> 'gone' THEN 'withdrawn correction'
            WHEN detail LIKE 'metadata %' THEN 'changed metadata'
            WHEN detail IS NULL THEN 'not released'
            ELSE 'extractor'
        END AS cause
    FROM changed
    LEFT JOIN earlier.fct_observation AS e USING (observation_id)
    LEFT JOIN later.fct_observation AS l USING (observation_id)
    LEFT JOIN last_versions AS h USING (observation_id)
"""
_BY_INDICATOR = """
    SELECT indicator, change, cause, count(*) AS observations, count(DISTINCT document) AS documents
    FROM caused GROUP BY ALL ORDER BY indicator, change, cause
"""
_ROWS = """
    SELECT change, cause, indicator, year, value_before, value_after, text_before, text_after, document, sentence,
           detail, observation_id
    FROM caused ORDER BY indicator, document, change, year, observation_id LIMIT ?
"""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class TableChange:
    """Rows of a table before and after, and how many stand in one of the two releases only."""

    table: str
    before: int
    after: int
    added: int
    gone: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of one release in another."""

    before: str | None  # release_id; None for a first release, in which everything is new
    after: str
    by_indicator: Sequence[Row]  # indicator, change, cause, observations, documents
    rows: Sequence[Row]  # the observations themselves, as many as were asked for
    tables: Sequence[TableChange]  # in which any row differs

    def count(self, change: str) -> int:
        """Observations added, changed or gone."""
        return sum(row["observations"] for row in self.by_indicator if row["change"] == change)

    @property
    def told(self) -> str:
        """The counts in a line."""
        return ", ".join(f"{self.count(change)} {change}" for change in CHANGES)


def compare(before: Release | None, after: Release, rows: int = 100) -> Comparison:
    """Compare two releases that stand whole; `rows` limits the observations that are listed.

    Raises duckdb.Error where a table cannot be read.
    """
    backwards = before is not None and before.catalogue.content_position > after.catalogue.content_position
    earlier, later = (after, before) if backwards and before is not None else (before, after)
    with duckdb.connect() as connection:
        _attach(connection, "later", later, later)
        _attach(connection, "earlier", earlier, later)
        columns = _common(connection, OBSERVATIONS, (*_NOT_COMPARED, *_STANDING))
        connection.execute(_CHANGED.format(columns=columns))
        connection.execute(_CAUSED)
        tables = [_table_change(connection, name) for name in sorted(later.catalogue.tables)]
        found = Comparison(
            before=before.release_id if before else None,
            after=after.release_id,
            by_indicator=_fetch(connection, _BY_INDICATOR),
            rows=_fetch(connection, _ROWS, [rows]),
            tables=[table for table in tables if table.added or table.gone],
        )
    return _turned(found) if backwards else found


def _attach(connection: duckdb.DuckDBPyConnection, schema: str, release: Release | None, like: Release) -> None:
    """Views on a release's tables; those that it lacks have the columns of the other release and no rows."""
    connection.execute(f"CREATE SCHEMA {schema}")
    for name in like.catalogue.tables:
        table = release.catalogue.tables.get(name) if release else None
        path = release.path / table.file if release and table else like.path / like.catalogue.tables[name].file
        nothing = "" if table else " WHERE false"
        quoted = str(path).replace("'", "''")
        connection.execute(f"CREATE VIEW {schema}.\"{name}\" AS FROM read_parquet('{quoted}'){nothing}")


def _common(connection: duckdb.DuckDBPyConnection, table: str, without: Sequence[str]) -> str:
    """The columns that both releases have in a table."""
    names = connection.execute(
        "SELECT column_name FROM duckdb_columns() WHERE table_name = ? AND schema_name IN ('earlier', 'later') "
        "GROUP BY column_name HAVING count(*) = 2 ORDER BY column_name",
        [table],
    ).fetchall()
    return ", ".join(f'"{name}"' for (name,) in names if name not in without)


def _table_change(connection: duckdb.DuckDBPyConnection, table: str) -> TableChange:
    """Rows as a bag, whatever their order."""
    columns = _common(connection, table, _NOT_COMPARED)
    one, other = (f'SELECT hash(({columns})) AS content FROM {schema}."{table}"' for schema in ("earlier", "later"))
    counts = connection.execute(
        f"SELECT (SELECT count(*) FROM ({one})), (SELECT count(*) FROM ({other})), "
        f"(SELECT count(*) FROM ({other} EXCEPT ALL {one})), (SELECT count(*) FROM ({one} EXCEPT ALL {other}))"
    ).fetchall()[0]
    return TableChange(table, *counts)


def _fetch(connection: duckdb.DuckDBPyConnection, sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
    cursor = connection.execute(sql, parameters)
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _turned(found: Comparison) -> Comparison:
    """The same differences seen from the other release."""
    opposite = {"added": "gone", "gone": "added"}
    pairs = (("value_before", "value_after"), ("text_before", "text_after"))

    def turn(row: Mapping[str, Any]) -> Row:
        turned = {**row, "change": opposite.get(row["change"], row["change"])}
        for one, other in pairs:
            if one in row:
                turned[one], turned[other] = row[other], row[one]
        return turned

    return Comparison(
        before=found.before,
        after=found.after,
        by_indicator=[turn(row) for row in found.by_indicator],
        rows=[turn(row) for row in found.rows],
        tables=[TableChange(t.table, t.after, t.before, t.gone, t.added) for t in found.tables],
    )
