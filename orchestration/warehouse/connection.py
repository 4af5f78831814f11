"""The warehouse file: opened by one writer at a time, under a file lock that says who holds it."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

LOCK_TIMEOUT_SECONDS = 60.0
_OPEN_ATTEMPTS = 6  # waits of 0.1, 0.2, ... 1.6 s for a foreign process that has the file open for a moment
_DAMAGE = (
    duckdb.IOException,
    duckdb.FatalException,
    duckdb.InternalException,
    duckdb.SerializationException,
    duckdb.InvalidInputException,
)
_NOT_THE_FILE = (
    "Could not set lock",
    "Permission denied",
    "No space left",
    "Too many open files",
    "Read-only file system",
)


class WarehouseLocked(Exception):
    """Another process has the warehouse; the message says which one and what to do."""


class WarehouseDamaged(Exception):
    """The file is no readable warehouse (truncated, overwritten); it can be rebuilt from the ledger."""


def is_damage(error: duckdb.Error) -> bool:
    """Whether the error says that the file's content cannot be read, rather than that it cannot be reached."""
    message = str(error)
    if any(phrase in message for phrase in _NOT_THE_FILE):
        return False
    return isinstance(error, _DAMAGE) or "Corrupt database file" in message


class Warehouse:
    """The DuckDB file that one process at a time may have open.

    `lock()` may be nested within one thread. `connect()` takes the lock for as long as the connection lives.
    """

    def __init__(self, path: str | Path, lock_timeout: float = LOCK_TIMEOUT_SECONDS) -> None:
        self.path = Path(path).absolute()
        self.lock_timeout = lock_timeout
        self._owner_path = self.path.with_name(self.path.name + ".owner")
        self.path.parent.mkdir(parents=True, exist_ok=True)
        # A singleton per path is re-entrant for every Warehouse of this thread on the same file.
        self._lock = FileLock(str(self.path) + ".lock", is_singleton=True)

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the write lock. Raises WarehouseLocked after `lock_timeout` seconds."""
        try:
            self._lock.acquire(timeout=self.lock_timeout)
        except Timeout:
            raise WarehouseLocked(self._locked_message(self._owner())) from None
        try:
            if self._lock.lock_counter == 1:
                self._write_owner()
            yield
        finally:
            if self._lock.lock_counter == 1:
                self._owner_path.unlink(missing_ok=True)
            self._lock.release()

    @contextmanager
    def connect(self, read_only: bool = False) -> Iterator[duckdb.DuckDBPyConnection]:
        """Open the file, times in UTC, until the block ends.

        Raises WarehouseLocked when another process has it, WarehouseDamaged when its content cannot be read,
        duckdb.Error when the file cannot be reached, FileNotFoundError when it is to be read and does not exist.
        """
        if read_only and not self.path.exists():
            raise FileNotFoundError(f"There is no warehouse at {self.path}; run `ecosystem refresh` first.")
        with self.lock():
            connection = self._open(read_only)
            try:
                connection.execute("SET TimeZone = 'UTC'")
                yield connection
            finally:
                connection.close()

    def delete(self) -> None:
        """Remove the file and its write-ahead log: all of it can be rebuilt from the ledger."""
        with self.lock():
            self.path.unlink(missing_ok=True)
            self.path.with_name(self.path.name + ".wal").unlink(missing_ok=True)

    def _open(self, read_only: bool) -> duckdb.DuckDBPyConnection:
        for attempt in range(_OPEN_ATTEMPTS):
            try:
                return duckdb.connect(str(self.path), read_only=read_only)
            except duckdb.Error as error:
                if is_damage(error):
                    raise WarehouseDamaged(f"{self.path} cannot be read: {error}") from error
                if "Could not set lock" not in str(error):
                    raise
                if attempt == _OPEN_ATTEMPTS - 1:
                    raise WarehouseLocked(self._foreign_message(str(error))) from None
                time.sleep(0.1 * 2**attempt)
        raise AssertionError("unreachable")

    def _write_owner(self) -> None:
        owner = {
            "pid": os.getpid(),
            "command": " ".join([Path(sys.argv[0]).name, *sys.argv[1:]])[:200],
            "since": datetime.now(UTC).isoformat(timespec="seconds"),
        }
        self._owner_path.write_text(json.dumps(owner))

    def _owner(self) -> str:
        with suppress(OSError, ValueError, KeyError):
            owner = json.loads(self._owner_path.read_text())
            return f"process {owner['pid']} ({owner['command']}, since {owner['since']})"
        return "another process"

    def _locked_message(self, owner: str) -> str:
        return (
            f"The warehouse {self.path} is held by {owner}; gave up after {self.lock_timeout:g} s. "
            "Wait until that run ends, or stop it, and run this command again."
        )

    def _foreign_message(self, error: str) -> str:
        return (
            f"The warehouse {self.path} is open in a process that is no run of this project: {error} "
            "Close it there (readers belong on published/ecosystem.duckdb) and run this command again."
        )
