"""Looks up the present versions of streams whose version the caller of append does not know."""

from __future__ import annotations

from collections.abc import Set

import pyarrow as pa
import pyarrow.compute as pc
from deltalake import DeltaTable

from orchestration.ledger.table import EventTable


def stream_versions(table: EventTable, opened: DeltaTable, streams: Set[str]) -> dict[str, int]:
    """The version of each of the streams that has events; reads two columns of the whole ledger, file by file."""
    wanted = pa.array(sorted(streams))
    versions: dict[str, int] = {}
    for file in table.files(opened):
        for batch in table.batches(file, ["stream_id", "stream_version"]):
            rows = batch.filter(pc.is_in(batch["stream_id"], value_set=wanted))
            for stream, version in zip(rows["stream_id"].to_pylist(), rows["stream_version"].to_pylist(), strict=True):
                versions[stream] = max(version, versions.get(stream, 0))
    return versions
