"""Keeps staging.quarantine: the versions of observations that break a row rule, with the rule, a row for each.

What stands there is in no other table: dbt leaves it out of every model, reconciliation of every relation. A correction
makes a new version, and that is judged anew.
"""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from expectations.row_rules import ROW_RULES
from orchestration.warehouse.connection import Warehouse
from orchestration.warehouse.projection import projection_state

RANGES_FILE = Path("seeds", "plausible_values.csv")

_RANGE_COLUMNS = (
    "{'indicator': 'VARCHAR', 'unit': 'VARCHAR', 'measure': 'VARCHAR', 'lowest': 'DOUBLE', 'highest': 'DOUBLE', "
    "'because': 'VARCHAR'}"
)
_BROKEN = ", ".join(
    f"CASE WHEN {rule.breaks} THEN {{'rule': '{rule.name}', 'because': $because_{place}}} END"
    for place, rule in enumerate(ROW_RULES)
)
_FILL = f"""
    INSERT INTO staging.quarantine
    WITH ranges AS (SELECT * FROM read_csv($ranges, header = true, columns = {_RANGE_COLUMNS})),
    versions AS (
        SELECT e.*, coalesce(a.published_on, d.published_on) AS published_on,
            EXISTS (
                FROM ranges AS r
                WHERE r.unit = e.unit AND coalesce(r.indicator = e.indicator, true)
                  AND coalesce(r.measure = e.measure, true)
                  AND (e.value < r.lowest OR greatest(e.value, e.value_max) > r.highest)
            ) AS implausible
        FROM staging.observation_events AS e
        LEFT JOIN staging.documents AS d ON e.document_id = d.document_id
        LEFT JOIN staging.articles AS a ON e.document_id = a.document_id AND e.article = a.article
        WHERE e.stands
    ),
    judged AS (
        SELECT o.position, o.observation_id, o.stream_version,
            unnest(list_filter([{_BROKEN}], lambda broken: broken IS NOT NULL)) AS broken
        FROM versions AS o
    )
    SELECT position, observation_id, stream_version, broken.rule, broken.because
    FROM judged ORDER BY position, broken.rule
"""
_SHOWN = """
    SELECT q.rule, e.observation_id, e.indicator, e.value_text, e.value, e.unit, e.period_end, e.sentence,
           e.doc AS document
    FROM staging.quarantine AS q INNER JOIN staging.observation_events AS e ON q.ledger_position = e.position
    ORDER BY q.ledger_position DESC, q.rule LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class Quarantined:
    """What stands in staging.quarantine."""

    by_rule: dict[str, int]
    rebuilt: bool  # by this call; else the table was of this content and these rules already
    seconds: float

    @property
    def rows(self) -> int:
        """Rows of the table."""
        return sum(self.by_rule.values())


def quarantine(warehouse: Warehouse, dbt_project: Path) -> Quarantined:
    """Bring staging.quarantine to the content of the staging tables, in one transaction; a no-op where it is.

    Raises WarehouseLocked, duckdb.CatalogException where nothing was projected yet.
    """
    started = time.perf_counter()
    with warehouse.connect() as connection:
        key = (projection_state(connection).content_chain, rules_key(dbt_project))
        rebuilt = connection.execute("SELECT * FROM staging.quarantine_state").fetchall() != [key]
        if rebuilt:
            connection.execute("BEGIN")
            try:
                fill_quarantine(connection, dbt_project)
                # Relations are between observations that are not quarantined.
                connection.execute("DELETE FROM staging.reconciliation_state")
                connection.execute("DELETE FROM staging.quarantine_state")
                connection.execute("INSERT INTO staging.quarantine_state VALUES (?, ?)", key)
                connection.execute("COMMIT")
            except BaseException:
                connection.execute("ROLLBACK")
                raise
        counts = connection.execute("SELECT rule, count(*) FROM staging.quarantine GROUP BY ALL ORDER BY ALL")
        by_rule = dict(counts.fetchall())
    return Quarantined(by_rule, rebuilt, time.perf_counter() - started)


def fill_quarantine(connection: duckdb.DuckDBPyConnection, dbt_project: Path) -> None:
    """Judge every version that stood, by the rules and the ranges of the dbt project's reference data."""
    connection.execute("DELETE FROM staging.quarantine")
    reasons = {f"because_{place}": rule.because for place, rule in enumerate(ROW_RULES)}
    connection.execute(_FILL, {"ranges": str(dbt_project / RANGES_FILE), **reasons})


def rules_key(dbt_project: Path) -> str:
    """sha256 over the rules and the ranges."""
    return hashlib.sha256(repr(ROW_RULES).encode() + (dbt_project / RANGES_FILE).read_bytes()).hexdigest()


def quarantined(warehouse: Warehouse, limit: int) -> list[dict[str, Any]]:
    """What was quarantined last, for people: the rule, the figure and its sentence."""
    with warehouse.connect(read_only=True) as connection:
        cursor = connection.execute(_SHOWN, [limit])
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
