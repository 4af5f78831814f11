"""How many events the ledger holds, by type: what the staging tables are held against."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from orchestration.ledger.store import Ledger

_DOCUMENT_TYPES = pa.array(["DocumentRegistered", "DocumentRejected"])
_COLUMNS = ["position", "event_type", "stream_id"]


@dataclass(frozen=True, slots=True)
class EventCounts:
    """Events by type, and the number of documents that were ever registered or rejected."""

    by_type: dict[str, int]
    documents: int


def event_counts(ledger: Ledger, upto: int) -> EventCounts:
    """Count the events up to a position; reads three columns of the ledger, no payload."""
    by_type: Counter[str] = Counter()
    documents: set[str] = set()
    table = ledger.table.open()
    for file in [] if table is None else ledger.table.files(table):
        if file.first > upto:
            continue
        for batch in ledger.table.batches(file, _COLUMNS):
            counted = batch.filter(pc.less_equal(batch["position"], upto))
            by_type.update({r["values"]: r["counts"] for r in pc.value_counts(counted["event_type"]).to_pylist()})
            registered = counted.filter(pc.is_in(counted["event_type"], _DOCUMENT_TYPES))
            documents.update(registered["stream_id"].to_pylist())
    return EventCounts(dict(by_type), len(documents))
