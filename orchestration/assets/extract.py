"""The asset `observations`: every document whose reading is not of today, read and recorded by events."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

import dagster as dg

from orchestration.assets.ingest import documents
from orchestration.assets.presentation import OWNERS, markdown_table
from orchestration.resources import Ecosystem

if TYPE_CHECKING:
    from orchestration.assets.reading import Reading
    from orchestration.ledger import Head, NewEvent
    from orchestration.state import State

DOCUMENTS_A_COMMIT = 64
PREVIEW_ROWS = 25


@dg.asset(
    deps=[documents],
    group_name="extraction",
    kinds={"python", "deltalake"},
    owners=OWNERS,
    pool="warehouse",
    tags={"state": "durable"},
    description=(
        "Every quantitative claim of the documents, with the characters it was read from. A document is read again "
        "only when it, its metadata, the vocabulary or the extractor changed; what differs becomes an event."
    ),
)
def observations(context: dg.AssetExecutionContext, ecosystem: Ecosystem) -> dg.MaterializeResult[None]:
    """Extract what is due, a batch of documents a commit."""
    from orchestration.assets.reading import due_readings
    from orchestration.documents.discovery import iter_documents
    from orchestration.ledger.review import with_aliases
    from orchestration.vocabulary import Vocabulary
    from orchestration.warehouse.review import ledger_aliases
    from orchestration.warehouse.state import current_documents

    state = ecosystem.open()
    state.project()
    with state.warehouse.connect() as connection:
        states = current_documents(connection)
        aliases = ledger_aliases(connection)
    seeds = sorted(iter_documents(ecosystem.settings.seeds), key=lambda seed: seed.name)
    vocabulary = with_aliases(Vocabulary.load(ecosystem.settings.vocabulary), aliases)
    tally = Tally()
    for readings in _batches(_extracted(due_readings(seeds, states, vocabulary), tally, context.log)):
        tally.add(readings, _append(state, readings, context.run_id))
    return dg.MaterializeResult(
        metadata=tally.metadata(), data_version=dg.DataVersion(state.project().content_chain[:16])
    )


class Tally:
    """What the run read, counted, with the first of it kept to be shown."""

    def __init__(self) -> None:
        self.documents = 0
        self.failed = 0  # documents on which the extractor broke down; tried again at the next run
        self.unread: Counter[str] = Counter()
        self.kinds: Counter[str] = Counter()
        self.preview: list[dict[str, Any]] = []

    def add(self, readings: "Sequence[Reading]", events: "Sequence[NewEvent]") -> None:
        """Count one commit."""
        self.documents += len(readings)
        self.kinds.update(event.event_type for event in events)
        self.unread.update(unread.reason for reading in readings for unread in reading.extraction.unread)
        recorded = (e for e in events if e.event_type in ("ObservationRecorded", "ObservationRevised"))
        self.preview += [_shown(e.payload) for e in islice(recorded, PREVIEW_ROWS - len(self.preview))]

    def metadata(self) -> dict[str, Any]:
        """The tally as metadata of the asset."""
        counts: dict[str, Any] = {
            "documents_read": self.documents,
            "failed": self.failed,
            "recorded": self.kinds["ObservationRecorded"],
            "revised": self.kinds["ObservationRevised"],
            "retracted": self.kinds["ObservationRetracted"],
            "unread_numbers": self.unread.total(),
        }
        if self.preview:
            counts["new_observations"] = markdown_table(self.preview)
        if self.unread:
            reasons = [{"reason": reason, "numbers": count} for reason, count in self.unread.most_common()]
            counts["unread_by_reason"] = markdown_table(reasons)
        return counts


def _extracted(readings: "Iterable[Reading]", tally: Tally, log: dg.DagsterLogManager) -> "Iterator[Reading]":
    """The readings whose extraction succeeds; one that breaks down is told and left out, and the others go on."""
    for reading in readings:
        try:
            found = len(reading.extraction.observations)
        except Exception as error:
            tally.failed += 1
            log.error(f"{reading.document.name} cannot be extracted: {type(error).__name__}: {error}")
        else:
            log.debug(f"{reading.document.name}: {found} observations")
            yield reading


def _append(state: "State", readings: "Sequence[Reading]", run_id: str) -> "list[NewEvent]":
    from orchestration.validation import start_ahead
    from orchestration.warehouse.state import current_documents, current_observations

    events: list[NewEvent] = []

    def decide(head: "Head") -> "Sequence[NewEvent]":
        state.project(upto=head.position)
        with state.warehouse.connect() as connection:
            states = current_documents(connection)
            events.clear()
            for reading in readings:
                document_id = reading.document.document_id
                events.extend(reading.plan(states.get(document_id), current_observations(connection, document_id)))
        return events

    start_ahead()
    state.ledger.append_with_retry(decide, run_id=run_id, actor="dagster")
    return events


def _batches(readings: "Iterable[Reading]") -> "Iterator[list[Reading]]":
    remaining = iter(readings)
    while batch := list(islice(remaining, DOCUMENTS_A_COMMIT)):
        yield batch


def _shown(payload: Mapping[str, Any]) -> dict[str, Any]:
    slots = ("indicator", "measure", "value_text", "period_end", "organisation", "programme", "sentence", "doc")
    return {slot: payload[slot] for slot in slots}
