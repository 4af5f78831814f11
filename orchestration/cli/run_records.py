"""Dagster's SQLite files, held open while a run writes them.

Dagster opens and closes a connection for every event. The last connection that closes makes SQLite copy its
write-ahead log into the file, and every commit waits for the disk: most of the time that an event takes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from typing import Any


@contextmanager
def held_open() -> Iterator[None]:
    """While the block runs, keep a connection to every SQLite file that SQLAlchemy opens in this process.

    Commits then wait for the disk at checkpoints only. A power failure can lose the newest lines of the run's record,
    never damage the file; a killed process loses nothing. The ledger is no SQLite file.
    """
    from sqlalchemy import event
    from sqlalchemy.engine import Engine

    held: set[str] = set()
    with ExitStack() as connections:

        def connected(connection: Any, _record: Any) -> None:
            if not isinstance(connection, sqlite3.Connection):
                return
            connection.execute("PRAGMA synchronous = NORMAL")
            path = connection.execute("PRAGMA database_list").fetchone()[2]
            if path in held or connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
                return  # a file that Dagster is about to make is held from its second connection on
            holding = connections.enter_context(closing(sqlite3.connect(path, check_same_thread=False)))
            holding.execute("SELECT count(*) FROM sqlite_master").fetchone()  # opens the log: connecting does not
            held.add(path)

        event.listen(Engine, "connect", connected)
        try:
            yield
        finally:
            event.remove(Engine, "connect", connected)
