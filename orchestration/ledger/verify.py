"""Finds what is wrong with a ledger: a changed, missing, inserted or reordered event, a damaged file or log."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from orchestration.ledger.chain import GENESIS, chain_value
from orchestration.ledger.errors import LedgerError
from orchestration.ledger.events import typed_payload
from orchestration.ledger.log import position_before, read_log
from orchestration.ledger.table import APP_ID, SCHEMA, EventTable
from orchestration.ledger.upcasting import upcast

_HASHED = [name for name in SCHEMA.names if name != "chain"]


class Problem(NamedTuple):
    """Something wrong with the ledger, and the position at which it shows."""

    position: int
    message: str


def verify(table: EventTable, anchors: Mapping[int, str]) -> list[Problem]:
    """All problems of the ledger in order of position: its log first, then every event in its files.

    `anchors` are chain values by position from outside the ledger. Memory grows with the number of streams.
    """
    problems, recorded = _check_log(table)
    try:
        opened = table.open(afresh=True)
    except LedgerError as error:
        return problems or [Problem(0, str(error))]
    walk = _Walk({**recorded, **anchors})
    if opened is not None:
        try:
            files = table.files(opened)
        except LedgerError as error:
            return [*problems, Problem(0, str(error))]
        for file in files:
            try:
                for batch in table.batches(file):
                    for row in batch.to_pylist():
                        problems.extend(walk.step(row))
            except LedgerError as error:
                problems.append(Problem(max(file.first, walk.position + 1), str(error)))
                walk.skip_to(file.last)
        committed = opened.transaction_version(APP_ID) or 0
        if walk.position < committed:
            problems.append(Problem(walk.position + 1, f"events {walk.position + 1} to {committed} are missing"))
    problems.extend(walk.unmet())
    return sorted(set(problems))


def _check_log(table: EventTable) -> tuple[list[Problem], dict[int, str]]:
    """Problems of the log, and the chain values that its entries record by position."""
    problems, recorded, seen = [], {}, 0
    for entry in read_log(table.filesystem):
        for missing in range(seen, entry.version):
            first = position_before(table.filesystem, missing) + 1
            problems.append(Problem(first, f"log entry {missing} is missing, which held the events from {first} on"))
        if not entry.readable:
            first = position_before(table.filesystem, entry.version) + 1
            problems.append(
                Problem(first, f"log entry {entry.version} is damaged, which held the events from {first} on")
            )
        if entry.position is not None and entry.chain is not None:
            recorded[entry.position] = entry.chain
        seen = entry.version + 1
    return problems, recorded


@dataclass(slots=True)
class _Walk:
    """The state of a walk over all events in the order in which they are stored."""

    anchors: Mapping[int, str]
    position: int = 0
    chain: str | None = GENESIS  # None behind a file that could not be read
    recorded_at: datetime | None = None
    streams: dict[str, int] = field(default_factory=dict)
    complete: bool = True  # whether every event before was read

    def step(self, row: dict[str, Any]) -> Iterator[Problem]:
        """Take the next stored event, and say what is wrong with it."""
        position = row["position"]
        if position != self.position + 1:
            yield self._out_of_place(position)
            self.complete = False
        elif (
            self.chain is not None and chain_value(self.chain, **{name: row[name] for name in _HASHED}) != row["chain"]
        ):
            yield Problem(position, f"event {position} was changed, or the event before it was replaced or removed")
        if self.anchors.get(position, row["chain"]) != row["chain"]:
            yield Problem(position, f"event {position} is not the one whose chain value was kept at the time")
        if self.recorded_at is not None and row["recorded_at"] < self.recorded_at:
            yield Problem(position, f"event {position} was recorded before its predecessor")
        yield from self._check_stream(row)
        yield from _check_payload(row)
        self.position = max(self.position, position)
        self.chain, self.recorded_at = row["chain"], row["recorded_at"]

    def skip_to(self, position: int) -> None:
        """Go on behind events that could not be read."""
        self.position, self.chain, self.complete = max(self.position, position), None, False

    def unmet(self) -> Iterator[Problem]:
        """Anchors behind the last event: the ledger once was longer."""
        for position in sorted(self.anchors):
            if position > self.position:
                yield Problem(position, f"event {position} is missing: the ledger ends at {self.position}")

    def _out_of_place(self, position: int) -> Problem:
        expected = self.position + 1
        if position > expected:
            missing = f"event {expected} is" if position == expected + 1 else f"events {expected} to {position - 1} are"
            return Problem(expected, f"{missing} missing or out of order: event {position} follows {self.position}")
        return Problem(position, f"event {position} is inserted or out of order: it follows event {self.position}")

    def _check_stream(self, row: dict[str, Any]) -> Iterator[Problem]:
        stream, version, position = row["stream_id"], row["stream_version"], row["position"]
        expected = self.streams.get(stream, 0) + 1
        if self.complete and version != expected:
            yield Problem(position, f"event {position} is version {version} of its stream, where {expected} is next")
        self.streams[stream] = version


def _check_payload(row: dict[str, Any]) -> Iterator[Problem]:
    try:
        version, payload = upcast(row["event_type"], row["schema_version"], json.loads(row["payload"]))
        typed_payload(row["event_type"], version, payload)
    except (LedgerError, ValueError) as error:
        yield Problem(row["position"], f"event {row['position']}: {error}")
