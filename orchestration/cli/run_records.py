"""Dagster's record of a run as `ecosystem` writes it: the SQLite files that the UI reads, each held open meanwhile.

Dagster makes an engine and opens a connection for every event. So every statement is compiled anew, each commit waits
for the disk, and the last connection that closes makes SQLite copy its write-ahead log into the file: most of the time
that an event takes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import yaml
from dagster import DagsterInstance
from dagster._core.instance.ref import InstanceRef
from dagster._core.storage.event_log.sqlite.sqlite_event_log import SqliteEventLogStorage
from sqlalchemy import create_engine, event
from sqlalchemy.pool import StaticPool

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.engine import Connection, Engine

_STORAGES = ("storage", "event_log_storage", "run_storage", "schedule_storage")
_WAIT_SECONDS = 60  # for another process that writes the same file, such as the UI


def open_instance(dagster_home: Path) -> DagsterInstance:
    """The instance of this folder, its event log held open; a storage that its dagster.yaml names stays as named.

    Raises SQLAlchemy's DBAPIError and OSError where the storage cannot be used.
    """
    ref = InstanceRef.from_dir(str(dagster_home))
    config = yaml.safe_load((dagster_home / "dagster.yaml").read_text(encoding="utf-8")) or {}
    default = InstanceRef.config_defaults(str(dagster_home))["event_log_storage"]
    if default is not None and not any(name in config for name in _STORAGES):
        held = {"module": __name__, "class": HeldOpenEventLog.__name__, "config": default.config_dict}
        ref = InstanceRef.from_dir(str(dagster_home), overrides={"event_log_storage": held})
    return DagsterInstance.from_ref(ref)


class HeldOpenEventLog(SqliteEventLogStorage):
    """Dagster's event log in SQLite files, with one connection to each file until it is disposed of.

    Commits wait for the disk at checkpoints only: a power failure can lose the newest lines of the run's record, never
    damage the file, and a killed process loses nothing. The ledger is no SQLite file.
    """

    def __init__(self, base_dir: str, inst_data: Any = None) -> None:
        self._engines: dict[str, Engine] = {}
        self._present: set[tuple[str, str]] = set()
        super().__init__(base_dir, inst_data)

    @classmethod
    def from_config_value(cls, inst_data: Any, config_value: Any) -> HeldOpenEventLog:
        """As Dagster makes it from its configuration."""
        return cls(inst_data=inst_data, **config_value)

    @contextmanager
    def _connect(self, shard: str) -> Iterator[Connection]:
        with self._db_lock:
            engine = self._engines.get(shard)
            if engine is None:
                engine = self._engines[shard] = self._engine(shard)
                self._initdb(engine)
            with engine.connect() as connection, connection.begin():
                yield connection

    def _engine(self, shard: str) -> Engine:
        engine = create_engine(
            self.conn_string_for_shard(shard),
            poolclass=StaticPool,
            connect_args={"timeout": _WAIT_SECONDS, "check_same_thread": False},  # _db_lock parts the threads
        )
        event.listen(engine, "connect", _commit_without_waiting)
        return engine

    def has_secondary_index(self, name: str) -> bool:
        """Whether a migration of this name has been made; one that has is not looked up again."""
        return self._is_present("migration", name, super().has_secondary_index)

    def has_asset_key_col(self, column_name: str) -> bool:
        """Whether the table of assets has this column; one that it has is not looked up again."""
        return self._is_present("column", column_name, super().has_asset_key_col)

    def _is_present(self, kind: str, name: str, look: Any) -> bool:
        if (kind, name) not in self._present and look(name):
            self._present.add((kind, name))
        return (kind, name) in self._present

    def dispose(self) -> None:
        """Close the files."""
        super().dispose()
        for engine in self._engines.values():
            engine.dispose()
        self._engines.clear()


def _commit_without_waiting(connection: Any, _record: Any) -> None:
    connection.execute("PRAGMA synchronous = NORMAL")
