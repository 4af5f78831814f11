"""The asset `documents`: what lies in the seeds folder, registered, rejected or withdrawn by events."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import dagster as dg

from orchestration.assets.presentation import OWNERS, markdown_table
from orchestration.resources import Ecosystem

if TYPE_CHECKING:
    from orchestration.assets.seeds import Found
    from orchestration.ledger import Head, NewEvent


@dg.asset(
    group_name="ingest",
    kinds={"python", "deltalake"},
    owners=OWNERS,
    pool="warehouse",
    tags={"state": "durable"},
    description=(
        "The documents of the seeds folder. Their bytes are kept by content; what is new, changed, unreadable or "
        "gone becomes an event of the ledger."
    ),
)
def documents(context: dg.AssetExecutionContext, ecosystem: Ecosystem) -> dg.MaterializeResult[None]:
    """Compare the folder with the ledger by content, and append what differs."""
    from orchestration.assets.seeds import plan_folder, read_folder
    from orchestration.validation import start_ahead
    from orchestration.warehouse.state import current_documents, current_observations

    state = ecosystem.open()
    found = read_folder(ecosystem.settings.seeds, state.documents.put)
    events: list[NewEvent] = []

    def decide(head: "Head") -> "Sequence[NewEvent]":
        state.project(upto=head.position)
        with state.warehouse.connect() as connection:
            events[:] = plan_folder(found, current_documents(connection), lambda d: current_observations(connection, d))
        return events

    head, appended = state.ledger.append_with_retry(decide, run_id=context.run_id, actor="dagster")
    if appended:
        start_ahead()
    for name, reason in _refused(found):
        context.log.warning(f"{name} is not read: {reason}")
    return dg.MaterializeResult(
        metadata={**_counts(found, events), **_tables(found, events), "position": head.position},
        data_version=dg.DataVersion(found.version),
    )


def _counts(found: "Found", events: "Sequence[NewEvent]") -> dict[str, int]:
    kinds = Counter(event.event_type for event in events)
    registered = [event.payload for event in events if event.event_type == "DocumentRegistered"]
    changed = sum(payload["supersedes"] is not None for payload in registered)
    superseded = sum(e.payload["cause"] == "superseded" for e in events if e.event_type == "DocumentWithdrawn")
    return {
        "dagster/row_count": len(found.registered),
        "new": len(registered) - changed,
        "changed": changed,
        "rejected": kinds["DocumentRejected"],
        "withdrawn": kinds["DocumentWithdrawn"] - superseded,
        "observations_retracted": kinds["ObservationRetracted"],
        "unchanged": len(found.registered) - len(registered),
        "events": len(events),
    }


def _tables(found: "Found", events: "Sequence[NewEvent]") -> dict[str, dg.MetadataValue]:
    read = [
        {
            "document": payload["name"],
            "title": payload["title"],
            "published on": payload["published_on"],
            "articles": len(payload["articles"]),
            "characters": payload["char_count"],
        }
        for payload in (event.payload for event in events if event.event_type == "DocumentRegistered")
    ]
    refused = [{"document": name, "reason": reason} for name, reason in _refused(found)]
    tables = {"read": read, "refused": refused, "duplicates": [{"document": name} for name in found.duplicates]}
    return {name: markdown_table(rows) for name, rows in tables.items() if rows}


def _refused(found: "Found") -> list[tuple[str, str]]:
    return [*found.rejected.values(), *found.unopened.items()]
