"""Merges the small files of many commits into fewer, in order; a maintenance of the table, not of the events.

The commit removes files from the table's newest version and adds others with the same rows (no data change, so an
append-only table allows it). The merged files stay on disk: nothing of the ledger is ever deleted.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pyarrow as pa
from deltalake import DeltaTable
from deltalake.transaction import AddAction, RemoveAction

from orchestration.ledger.errors import LedgerError
from orchestration.ledger.table import SCHEMA, EventFile, EventTable

FEW_FILES = 200  # up to this many small files cost nothing that shows
FULL_ROWS = 50_000  # a file of at least half of it is merged no more


def compact(table: EventTable, opened: DeltaTable, metadata: dict[str, Any], few: int, rows: int) -> int:
    """Merge runs of neighbouring small files into files of at most `rows` events; returns how many were merged.

    Nothing is done up to `few` small files, or when another commit comes first. Raises LedgerError.
    """
    files = table.files(opened)
    if sum(_size(file) < rows / 2 for file in files) <= few:
        return 0
    actions: list[AddAction | RemoveAction] = []
    merged = 0
    for run in _runs(files, rows):
        events = _read(table, run)
        actions.append(table.write(events, data_change=False))
        now = int(time.time() * 1000)
        actions.extend(RemoveAction(file.path, False, now) for file in run)
        merged += len(run)
    return merged if table.commit(opened, actions, metadata) else 0


def _runs(files: list[EventFile], rows: int) -> Iterator[list[EventFile]]:
    """Neighbouring small files, together at most `rows` events, at least two of them."""
    run: list[EventFile] = []
    for file in files:
        small = _size(file) < rows / 2
        if run and (not small or file.last - run[0].first + 1 > rows):
            if len(run) > 1:
                yield run
            run = []
        if small:
            run.append(file)
    if len(run) > 1:
        yield run


def _size(file: EventFile) -> int:
    return file.last - file.first + 1


def _read(table: EventTable, run: list[EventFile]) -> pa.Table:
    events = pa.Table.from_batches((batch for file in run for batch in table.batches(file)), SCHEMA)
    first, last = run[0].first, run[-1].last
    if events["position"].to_pylist() != list(range(first, last + 1)):
        raise LedgerError(f"events {first} to {last} are not gapless: verify the ledger before it is compacted")
    return events
