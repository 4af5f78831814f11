"""What a warehouse is held against beside itself, laid beside it as the database `surrounding`.

contract(table_name, column_name, data_type)    the columns that are promised of each table
ledger_events(event_type, events)               what the ledger holds, as far as it is staged
ledger_documents(documents)                     documents that it ever registered or rejected, one row
last_fct_observation, last_fct_unread_number    of the release that readers see; empty before the first
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

NAME = "surrounding"
_LAST = {
    "fct_observation": {"indicator_code": "VARCHAR", "confidence": "DOUBLE"},
    "fct_unread_number": {"reason": "VARCHAR"},
}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What there is, picklable for the process of the checks."""

    columns: tuple[tuple[str, str, str], ...]  # schema.table, column, DuckDB type
    events: Mapping[str, int] = field(default_factory=dict)
    documents: int = 0
    release: Path | None = None  # folder of the release that readers see

    def attach(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Lay them beside an open warehouse; the connection may be a read-only one."""
        connection.execute(f"ATTACH ':memory:' AS {NAME}")
        self._create(
            connection, "contract", {"table_name": "VARCHAR", "column_name": "VARCHAR", "data_type": "VARCHAR"}
        )
        self._create(connection, "ledger_events", {"event_type": "VARCHAR", "events": "BIGINT"})
        self._create(connection, "ledger_documents", {"documents": "BIGINT"})
        self._insert(connection, "contract", self.columns)
        self._insert(connection, "ledger_events", tuple(self.events.items()))
        self._insert(connection, "ledger_documents", ((self.documents,),))
        for table, columns in _LAST.items():
            self._create(connection, f"last_{table}", columns)
            path = None if self.release is None else self.release / f"{table}.parquet"
            if path is not None and path.is_file():
                # A damaged file is the release's to mend: there is nothing to compare with then.
                with suppress(duckdb.Error):
                    connection.execute(
                        f"INSERT INTO {NAME}.last_{table} SELECT {', '.join(columns)} FROM read_parquet(?)", [str(path)]
                    )

    @staticmethod
    def _create(connection: duckdb.DuckDBPyConnection, table: str, columns: Mapping[str, str]) -> None:
        listed = ", ".join(f"{name} {type_}" for name, type_ in columns.items())
        connection.execute(f"CREATE TABLE {NAME}.{table} ({listed})")

    @staticmethod
    def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: tuple[tuple[object, ...], ...]) -> None:
        if rows:
            columns = [list(column) for column in zip(*rows, strict=True)]
            connection.execute(f"INSERT INTO {NAME}.{table} SELECT {', '.join(['unnest(?)'] * len(columns))}", columns)
