"""The facts that are reconciled together, a document's or a series', and which of these groups changed since.

A group's fingerprint covers every slot of its facts, so whatever changed them, a new document, a revision, a
correction, a withdrawal or other metadata, shows; a group whose fingerprint stands has the relations that it had.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

import duckdb
import pyarrow as pa

from orchestration.reconciliation import RECONCILER_VERSION, Fact

FETCH_ROWS = 20_000

# The columns of Fact.series.
_SERIES = "indicator, organisation, programme, unit, measure, per, status, breakdown, period_end"
_SERIES_KEY = f"'series ' || hash({_SERIES})"
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
      AND NOT EXISTS (FROM staging.quarantine AS q WHERE q.ledger_position = e.position)
"""
_IN_SERIES = "scope = 'metric' AND value_max IS NULL"
_FIND_GROUPS = f"""
    CREATE OR REPLACE TEMP TABLE found_groups AS
    WITH facts AS ({_FACTS}),
    texts AS (
        SELECT document_id, bit_xor(hash(article, char_start, raw_text)) AS text FROM staging.articles GROUP BY ALL
    ),
    groups AS (
        SELECT document_id AS found_in, count(*) AS facts, bit_xor(hash(facts)) AS slots, any_value(text) AS text
        FROM facts LEFT JOIN texts USING (document_id)
        GROUP BY document_id
        UNION ALL
        SELECT {_SERIES_KEY} AS found_in, count(*), bit_xor(hash(facts)), NULL
        FROM facts
        WHERE {_IN_SERIES}
        GROUP BY found_in
        HAVING min(document_id) <> max(document_id)
    )
    SELECT found_in, concat_ws(' ', '{RECONCILER_VERSION}', facts, slots, text) AS fingerprint FROM groups
"""
_FIND_CHANGED = """
    CREATE OR REPLACE TEMP TABLE changed_groups AS
    SELECT found.found_in, found.fingerprint
    FROM found_groups AS found
    LEFT JOIN staging.reconciled_groups AS before USING (found_in)
    WHERE before.fingerprint IS DISTINCT FROM found.fingerprint
"""
_GONE = "SELECT found_in FROM staging.reconciled_groups ANTI JOIN found_groups USING (found_in)"
_BY_DOCUMENT = f"""
    WITH facts AS ({_FACTS} AND e.document_id IN (SELECT found_in FROM changed_groups))
    SELECT document_id AS found_in, * FROM facts
    ORDER BY document_id, article, char_start, observation_id
"""
_BY_SERIES = f"""
    WITH facts AS ({_FACTS})
    SELECT {_SERIES_KEY} AS found_in, * FROM facts
    WHERE {_IN_SERIES} AND {_SERIES_KEY} IN (SELECT found_in FROM changed_groups)
    ORDER BY found_in, {_SERIES}, document_id, char_start, observation_id
"""


def find_changed_groups(reader: duckdb.DuckDBPyConnection) -> tuple[pa.Table, pa.Table]:
    """Compare all groups with staging.reconciled_groups: the changed or new ones, found_in and fingerprint, and those
    that are gone, found_in. The reader keeps the changed ones for the two functions below.
    """
    reader.execute(_FIND_GROUPS)
    reader.execute(_FIND_CHANGED)
    changed = reader.sql("SELECT found_in, fingerprint FROM changed_groups").to_arrow_table()
    return changed, reader.sql(_GONE).to_arrow_table()


def facts_by_document(reader: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, Fact]]:
    """The facts of the changed documents, each with its group, in the order of the texts."""
    return _facts(reader, _BY_DOCUMENT)


def facts_by_series(reader: duckdb.DuckDBPyConnection) -> Iterator[tuple[str, Fact]]:
    """The facts of the changed series that several documents share, each with its group, series by series."""
    return _facts(reader, _BY_SERIES)


def _facts(reader: duckdb.DuckDBPyConnection, sql: str) -> Iterator[tuple[str, Fact]]:
    cursor = reader.execute(sql)
    names = [column[0] for column in cursor.description][1:]
    breakdown = names.index("breakdown")
    while rows := cursor.fetchmany(FETCH_ROWS):
        for found_in, *slots in rows:
            slots[breakdown] = json.loads(slots[breakdown]) if slots[breakdown] else {}
            yield found_in, Fact(**dict(zip(names, slots, strict=True)))
