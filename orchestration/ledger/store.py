"""The ledger: append under an optimistic lock, and read in order."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from deltalake import DeltaTable

from orchestration.ledger.compaction import FEW_FILES, FULL_ROWS, compact
from orchestration.ledger.errors import LedgerError, PositionConflict
from orchestration.ledger.events import Event, NewEvent
from orchestration.ledger.recording import Head, commit_metadata, recorded_rows, serialised
from orchestration.ledger.streams import stream_versions
from orchestration.ledger.table import SCHEMA, EventFile, EventTable
from orchestration.ledger.upcasting import upcast
from orchestration.ledger.verify import Problem, verify

COMMIT_ATTEMPTS = 5  # against commits that append nothing, such as a compaction


class Ledger:
    """The append-only record of all events, at a local folder or a URL that delta-rs takes (s3://, gs://, abfss://).

    The folder comes into being with the first event.
    """

    def __init__(self, location: str | Path, storage_options: dict[str, str] | None = None) -> None:
        self.table = EventTable(location, storage_options)

    def head(self) -> Head:
        """The position, chain value and time of the last event; as quick for a million events as for one."""
        return self._newest()[1]

    def append(self, events: Sequence[NewEvent], *, expected_position: int, run_id: str, actor: str) -> Head:
        """Append the events in one commit, all or none, and return the new head.

        `expected_position` is the head that the events were decided on. Raises PositionConflict when the ledger has
        moved on from it, LedgerError for a payload that misfits its type or a ledger that cannot be written.
        No events: no commit.
        """
        payloads = [serialised(event) for event in events]
        table, head = self._decided_on(expected_position) if events else self._newest()
        if head.position != expected_position:
            raise PositionConflict(expected_position, head.position)
        if not events:
            return head
        versions = self._next_versions(events, table)
        rows = recorded_rows(events, payloads, versions, head, run_id, actor)
        new = Head(rows[-1]["position"], rows[-1]["chain"], rows[-1]["recorded_at"])
        if table is None:
            table = self.table.create()
            if self._head(table).position != 0:
                raise PositionConflict(expected_position, self._head(table).position)
        action = self.table.write(pa.Table.from_pylist(rows, SCHEMA))
        for _ in range(COMMIT_ATTEMPTS):
            if self.table.commit(table, [action], commit_metadata(new), new.position):
                return new
            table = self._reopened()
            won = self._head(table)
            if won.chain == new.chain:
                return new  # an object store that answered too late reports a conflict with our own commit
            if won != head:
                raise PositionConflict(expected_position, won.position)
        raise LedgerError(f"the ledger at {self.table.uri} is being changed all the time without an append")

    def append_with_retry(
        self,
        decide: Callable[[Head], Sequence[NewEvent]],
        *,
        run_id: str,
        actor: str,
        attempts: int = 12,
        first_pause: float = 0.02,
        longest_pause: float = 2.0,
    ) -> tuple[Head, int]:
        """Append what `decide` makes of the present head; after a conflict ask it again, about the head that won.

        `decide` must look at the state as of the head it is given. Pauses (seconds) double up to the longest, with
        full jitter. Returns the head and how many events were appended. Raises PositionConflict after `attempts`.
        """
        for attempt in range(attempts):
            head = self.head()
            events = decide(head)
            try:
                return self.append(events, expected_position=head.position, run_id=run_id, actor=actor), len(events)
            except PositionConflict:
                if attempt + 1 == attempts:
                    raise
                time.sleep(random.uniform(0, min(longest_pause, first_pause * 2**attempt)))
        raise ValueError("attempts must be at least 1")

    def read(self, after: int = 0, upto: int | None = None) -> Iterator[Event]:
        """The events at the positions after < position <= upto, in order, in their present schema versions.

        Raises LedgerError at a gap, a damaged file, or an event type or version that this program does not know.
        """
        for batch in self.read_batches(after, upto):
            for row in batch.to_pylist():
                yield _event(row)

    def position_at(self, moment: datetime) -> int:
        """The position of the last event recorded at or before a moment; 0 before the first."""
        position = 0
        for batch in self.read_batches():
            known = pc.sum(pc.less_equal(batch["recorded_at"], pa.scalar(moment, batch["recorded_at"].type))).as_py()
            position += known
            if known < batch.num_rows:
                break
        return position

    def find(self, event_id: str) -> Event | None:
        """The event of this id, or None. Reads all of the ledger, as `read_stream` does."""
        for batch in self.read_batches():
            for row in batch.filter(pc.equal(batch["event_id"], event_id)).to_pylist():
                return _event(row)
        return None

    def read_stream(self, stream_id: str, upto: int | None = None) -> Iterator[Event]:
        """The events of one stream, in order. Reads all of the ledger: for a person's question, not for a loop."""
        for batch in self.read_batches(upto=upto):
            for row in batch.filter(pc.equal(batch["stream_id"], stream_id)).to_pylist():
                yield _event(row)

    def read_batches(self, after: int = 0, upto: int | None = None) -> Iterator[pa.RecordBatch]:
        """The stored columns at after < position <= upto, in order, some thousand rows a batch.

        Payloads are JSON text as recorded, not upcast. Memory is bounded by a row group. Raises LedgerError.
        """
        table = self.table.open()
        if table is None:
            return
        head = self._head(table)
        last = head.position if upto is None else min(upto, head.position)
        position = after
        for file in self.table.files(table):
            if file.last <= after or file.first > last:
                continue
            for batch in self._between(file, after, last):
                _require_gapless(batch, position, file)
                position += batch.num_rows
                yield batch
        if position < last:
            raise LedgerError(f"event {position + 1} is missing from the ledger")

    def compact(self, *, few: int = FEW_FILES, rows: int = FULL_ROWS) -> int:
        """Merge the small files of many commits, once there are more than `few`; returns how many were merged.

        Keeps the time of an append independent of the number of commits. No file and no event is deleted.
        """
        table = self.table.open()
        return 0 if table is None else compact(self.table, table, commit_metadata(self._head(table)), few, rows)

    def verify(self, anchors: Mapping[int, str] | None = None) -> list[Problem]:
        """What is wrong with the ledger, in order of position; empty when it is whole.

        `anchors` are chain values known from outside by position, as a release's catalogue keeps them: they show
        events that are missing at the end, and a ledger rewritten from some event on.
        """
        return verify(self.table, anchors or {})

    def _newest(self) -> tuple[DeltaTable | None, Head]:
        table = self.table.open()
        return table, Head() if table is None else self._head(table)

    def _decided_on(self, position: int) -> tuple[DeltaTable | None, Head]:
        """The table as it was read last, where its head is the one that the caller decided on: looking again would
        list the log, and an append that came since makes the commit conflict. Else the table as it stands now."""
        table = self.table.last_read
        head = Head() if table is None else self._head(table)
        return (table, head) if table is not None and head.position == position else self._newest()

    def _head(self, table: DeltaTable) -> Head:
        position, commit = self.table.last_commit(table)
        if position is None:
            return Head()
        if commit.position == position and commit.chain and commit.recorded_at:
            return Head(position, commit.chain, datetime.fromisoformat(commit.recorded_at))
        # A commit without events, such as a compaction, is on top: the last event itself tells.
        files = self.table.files(table)
        if not files or files[-1].last != position:
            raise LedgerError(f"the ledger's log stands at position {position}, its files do not reach it")
        for batch in self._between(files[-1], position - 1, position):
            row = batch.to_pylist()[-1]
            return Head(position, row["chain"], row["recorded_at"])
        raise LedgerError(f"event {position} is missing from file {files[-1].path}")

    def _reopened(self) -> DeltaTable:
        table = self.table.open()
        if table is None:
            raise LedgerError(f"the ledger at {self.table.uri} is gone")
        return table

    def _between(self, file: EventFile, after: int, last: int) -> Iterator[pa.RecordBatch]:
        for batch in self.table.batches(file):
            if file.first <= after or file.last > last:
                inside = pc.and_(pc.greater(batch["position"], after), pc.less_equal(batch["position"], last))
                batch = batch.filter(inside)
            if batch.num_rows:
                yield batch

    def _next_versions(self, events: Sequence[NewEvent], table: DeltaTable | None) -> list[int]:
        first = {event.stream_id: event for event in reversed(events)}  # of each stream, in this batch
        unknown = {stream for stream, event in first.items() if event.expected_version is None}
        current = stream_versions(self.table, table, unknown) if unknown and table is not None else {}
        known = set(unknown)
        versions = []
        for event in events:
            stream, expected = event.stream_id, event.expected_version
            if stream not in known and expected is not None:
                current[stream] = expected
                known.add(stream)
            version = current.get(stream, 0)
            if expected is not None and expected != version:
                raise LedgerError(f"stream {stream} is at version {version} in this batch, not at {expected}")
            current[stream] = version + 1
            versions.append(version + 1)
        return versions


def _require_gapless(batch: pa.RecordBatch, before: int, file: EventFile) -> None:
    positions = batch["position"].to_numpy(zero_copy_only=False)
    wrong = np.flatnonzero(positions != np.arange(before + 1, before + 1 + len(positions)))
    if len(wrong):
        expected, found = before + 1 + wrong[0], positions[wrong[0]]
        raise LedgerError(f"event {expected} is missing: file {file.path} has event {found} in its place")


def _event(row: dict[str, Any]) -> Event:
    try:
        version, payload = upcast(row["event_type"], row["schema_version"], json.loads(row["payload"]))
    except (LedgerError, ValueError) as error:
        raise LedgerError(f"event {row['position']}: {error}") from error
    return Event(**{**row, "schema_version": version, "payload": payload})
