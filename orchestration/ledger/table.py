"""The Delta table below the ledger: where it lies, its schema and properties, one file a commit, its file list."""

from __future__ import annotations

import json
import re
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.fs as pafs
import pyarrow.parquet as pq
from deltalake import CommitProperties, DeltaTable, Transaction
from deltalake.exceptions import CommitFailedError, DeltaError, TableNotFoundError
from deltalake.fs import DeltaStorageHandler
from deltalake.transaction import AddAction, RemoveAction

from orchestration.ledger.durable import sync_path, write_new
from orchestration.ledger.errors import LedgerError, unwritten
from orchestration.ledger.log import LOG, LogEntry, describe_damage, read_entry

APP_ID = "ledger"
_OWN = "events-"  # begins the names of the files that this program writes: their rows are in order
_LAYOUT = re.compile(r"\x1b\[[0-9;]*m|↳")
BATCH_ROWS = 8192
_PARQUET: dict[str, Any] = {
    "compression": "zstd",
    "row_group_size": 16384,  # what a reader holds in memory at once
    "use_dictionary": ["event_type", "run_id", "actor"],
    "write_statistics": ["position"],
    "write_page_checksum": True,
    "store_schema": False,
}

_UTC = pa.timestamp("us", tz="UTC")
SCHEMA = pa.schema(
    [
        pa.field("position", pa.int64(), nullable=False),
        pa.field("event_id", pa.string(), nullable=False),
        pa.field("stream_id", pa.string(), nullable=False),
        pa.field("stream_version", pa.int64(), nullable=False),
        pa.field("event_type", pa.string(), nullable=False),
        pa.field("schema_version", pa.int64(), nullable=False),
        pa.field("occurred_at", _UTC),
        pa.field("recorded_at", _UTC, nullable=False),
        pa.field("run_id", pa.string(), nullable=False),
        pa.field("actor", pa.string(), nullable=False),
        pa.field("payload", pa.string(), nullable=False),
        pa.field("chain", pa.string(), nullable=False),
    ]
)

CONFIGURATION = {
    "delta.appendOnly": "true",
    "delta.enableExpiredLogCleanup": "false",  # the log is evidence: verify misses any entry of it
    "delta.checkpointInterval": "10",
    "delta.deletedFileRetentionDuration": "interval 1 days",  # of entries for compacted files: no file is deleted
}


@dataclass(frozen=True, slots=True)
class EventFile:
    """One Parquet file of the table; it holds the positions `first` to `last`, both included."""

    path: str  # relative to the table
    first: int
    last: int


class EventTable:
    """A Delta table of events in a local folder or at any URL that delta-rs takes."""

    def __init__(self, location: str | Path, storage_options: dict[str, str] | None = None) -> None:
        text = str(location)
        self.folder = None if "://" in text else Path(text).absolute()
        self.uri = text if self.folder is None else str(self.folder)
        self.storage_options = storage_options
        self._opened: DeltaTable | None = None
        self._filesystem: pafs.FileSystem | None = None

    @property
    def filesystem(self) -> pafs.FileSystem:
        """The table's folder as a file system; paths are relative to it."""
        if self._filesystem is None:
            if self.folder is not None:
                self._filesystem = pafs.SubTreeFileSystem(str(self.folder), pafs.LocalFileSystem())
            else:
                self._filesystem = pafs.PyFileSystem(DeltaStorageHandler(self.uri, self.storage_options))
        return self._filesystem

    @property
    def last_read(self) -> DeltaTable | None:
        """The table as it was opened last; None before that."""
        return self._opened

    def open(self, *, afresh: bool = False) -> DeltaTable | None:
        """The table at its newest version, None where there is none yet.

        Raises LedgerError when its log cannot be read, or when event files lie there without a log.
        """
        try:
            if self._opened is None or afresh:
                self._opened = DeltaTable(self.uri, storage_options=self.storage_options)
            else:
                self._opened.update_incremental()
        except TableNotFoundError:
            self._opened = None
            self._refuse_files_without_log()
        except (DeltaError, OSError, ValueError) as error:
            self._opened = None
            reason = self._damage() or _one_line(error)
            raise LedgerError(f"the log of the ledger at {self.uri} cannot be read: {reason}") from error
        return self._opened

    def create(self) -> DeltaTable:
        """Create the table, unless another process just did, and open it. Raises LedgerError."""
        try:
            DeltaTable.create(
                self.uri,
                schema=SCHEMA,
                mode="ignore",
                name=APP_ID,
                configuration=CONFIGURATION,
                storage_options=self.storage_options,
            )
        except CommitFailedError:
            pass  # another process created it between the look and the commit: opening tells
        except (DeltaError, OSError, ValueError) as error:
            raise unwritten(f"the ledger at {self.uri} cannot be created", _one_line(error)) from error
        table = self.open(afresh=True)
        if table is None:
            raise LedgerError(f"the ledger at {self.uri} cannot be created")
        return table

    def last_commit(self, table: DeltaTable) -> tuple[int | None, LogEntry]:
        """The version of the application transaction (None before the first), and what the last commit records.

        Reads the one log entry: a history would list the folder of all, which grows with every commit. Raises
        LedgerError when the log cannot be read.
        """
        try:
            position = table.transaction_version(APP_ID)
        except (DeltaError, OSError, ValueError) as error:
            raise LedgerError(f"the log of the ledger at {self.uri} cannot be read: {_one_line(error)}") from error
        entry = read_entry(self.filesystem, table.version())
        if not entry.readable:
            raise LedgerError(f"log entry {entry.version} of the ledger at {self.uri} is missing or damaged")
        return position, entry

    def write(self, events: pa.Table, *, data_change: bool = True) -> AddAction:
        """Write the events, in order of position, as one file on disk, and return the action that would add it.

        A file without a log entry is no part of the table. Raises LedgerError, and then leaves no half file.
        """
        first, last = events["position"][0].as_py(), events["position"][-1].as_py()
        path = f"{_OWN}{first:012d}-{uuid.uuid4()}.parquet"
        size = self._write_file(path, events)
        stats = {
            "numRecords": events.num_rows,
            "minValues": {"position": first},
            "maxValues": {"position": last},
            "nullCount": {"position": 0},
        }
        return AddAction(path, size, {}, int(time.time() * 1000), data_change, json.dumps(stats))

    def commit(
        self,
        table: DeltaTable,
        actions: list[AddAction | RemoveAction],
        metadata: dict[str, Any],
        last_position: int | None = None,
    ) -> bool:
        """Commit the actions on top of `table`; False where another commit came first, and then nothing is changed.

        `last_position` becomes the version of the application transaction. Raises LedgerError.
        """
        transactions = None if last_position is None else [Transaction(APP_ID, last_position)]
        properties = CommitProperties(metadata, max_commit_retries=0, app_transactions=transactions)
        version = table.version()
        try:
            table.create_write_transaction(actions, "append", SCHEMA, commit_properties=properties)
        except (DeltaError, OSError, ValueError) as error:
            newest = self.open(afresh=True)
            if newest is not None and newest.version() > version:
                return False
            raise unwritten(f"the ledger at {self.uri} cannot be written", _one_line(error)) from error
        if self.folder is not None:
            log = self.folder / LOG
            sync_path(log / f"{version + 1:020d}.json")
            sync_path(log)
        return True

    def files(self, table: DeltaTable) -> list[EventFile]:
        """The table's files in order of their first position. Raises LedgerError where one lacks statistics."""
        actions = pa.table(table.get_add_actions(flatten=True))
        if actions.num_rows == 0:
            return []
        files = [
            EventFile(path, first, last)
            for path, first, last in zip(
                *(actions[name].to_pylist() for name in ("path", "min.position", "max.position")), strict=True
            )
        ]
        for file in files:
            if file.first is None or file.last is None:
                raise LedgerError(f"the log of the ledger has no statistics of position for {file.path}")
        return sorted(files, key=lambda file: file.first)

    def batches(self, file: EventFile, columns: list[str] | None = None) -> Iterator[pa.RecordBatch]:
        """The rows of a file, at most BATCH_ROWS at a time. Raises LedgerError naming it: missing or damaged."""
        try:
            with (
                self.filesystem.open_input_file(file.path) as stream,
                pq.ParquetFile(stream, page_checksum_verification=True) as parquet,
            ):
                if file.path.startswith(_OWN):
                    yield from parquet.iter_batches(batch_size=BATCH_ROWS, columns=columns or SCHEMA.names)
                else:  # rewritten by another engine (OPTIMIZE), which does not keep the order of the rows
                    rows = parquet.read().sort_by("position").select(columns or SCHEMA.names)
                    yield from rows.to_batches(max_chunksize=BATCH_ROWS)
        except (OSError, pa.ArrowException) as error:
            held = f"events {file.first} to {file.last}"
            message = f"file {file.path} of the ledger ({held}) is missing or damaged: {_one_line(error)}"
            raise LedgerError(message) from error

    def _write_file(self, path: str, events: pa.Table) -> int:
        try:
            if self.folder is not None:
                sink = pa.BufferOutputStream()
                pq.write_table(events, sink, **_PARQUET)
                data = sink.getvalue().to_pybytes()
                write_new(self.folder / path, data)
                return len(data)
            with self.filesystem.open_output_stream(path) as stream:
                pq.write_table(events, stream, **_PARQUET)
                return int(stream.tell())
        except (OSError, pa.ArrowException) as error:
            raise unwritten(f"the ledger at {self.uri} cannot be written", _one_line(error)) from error

    def _damage(self) -> str | None:
        try:
            return describe_damage(self.filesystem)
        except (OSError, pa.ArrowException):
            return None

    def _refuse_files_without_log(self) -> None:
        if self.folder is not None and next(self.folder.glob("*.parquet"), None) is not None:
            raise LedgerError(f"the ledger at {self.uri} holds event files, but its log (_delta_log) is missing")


def _one_line(error: Exception) -> str:
    """The message of an error of the libraries below, without its layout and colours."""
    return " ".join(_LAYOUT.sub(" ", str(error)).split()) or type(error).__name__
