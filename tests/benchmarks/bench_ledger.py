"""How the ledger and its projection grow: the time that one more document costs, by the number of events before it.

    python tests/benchmarks/bench_ledger.py --events 1000 --events 1000000

Each ledger is filled in commits of --per-commit documents, compacted as a refresh does, and projected. Then documents
of --document events are appended and projected, in turns so that load hits all alike, each time by a fresh process'
view of ledger and warehouse. Prints medians with their ratios to the first ledger; those of `append_ms` and
`project_ms` should stay below 1.5.
"""

from __future__ import annotations

import argparse
import hashlib
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from orchestration.documents import read_document
from orchestration.ledger import DocumentStore, Ledger, NewEvent, new_event
from orchestration.ledger.payloads import ExtractionCompleted, ObservationRecorded
from orchestration.ledger.planning import registration
from orchestration.warehouse.connection import Warehouse
from orchestration.warehouse.projection import project

Timed = Callable[[], object]


@dataclass(frozen=True)
class Home:
    """A ledger, the documents' bytes and the warehouse projected from them."""

    folder: Path

    def append(self, events: list[NewEvent], *, compacted: bool = False) -> None:
        """Append the events in one commit, as a process does that has just begun."""
        ledger = self.ledger()
        ledger.append(events, expected_position=ledger.head().position, run_id="measure", actor="benchmark")
        if compacted:
            ledger.compact()

    def project(self) -> None:
        """Bring the staging tables up to the ledger."""
        project(self.ledger(), self.documents(), Warehouse(self.folder / "warehouse.duckdb"))

    def ledger(self) -> Ledger:
        """The ledger, opened anew."""
        return Ledger(self.folder / "ledger")

    def documents(self) -> DocumentStore:
        """The documents' bytes."""
        return DocumentStore(self.folder / "documents")


def document(store: DocumentStore, number: int, count: int) -> list[NewEvent]:
    """The `count` events of one more document: registered, observations, extracted."""
    sentences = [f"Park {number} had {1000 + place} firms." for place in range(count - 2)]
    name, data = f"2014-10-27-report-{number}.txt", " ".join(sentences).encode()
    store.put(data)
    registered = registration(read_document(data, name))
    completed = ExtractionCompleted(
        document_id=registered.document_id,
        metadata_hash=registered.metadata_hash,
        extractor_version="1.0.0",
        vocabulary_hash="v",
        observations=count - 2,
    )
    starts = [sum(len(sentence) + 1 for sentence in sentences[:place]) for place in range(count - 2)]
    readings = [
        observation(registered.document_id, name, 1000 + place, start + sentence.index(" had ") + 5, sentence)
        for place, (start, sentence) in enumerate(zip(starts, sentences, strict=True))
    ]
    return [
        new_event(registered.document_id, registered, occurred_on=registered.published_on, expected_version=0),
        *(new_event(r.observation_id, r, occurred_on=registered.published_on, expected_version=0) for r in readings),
        new_event(registered.document_id, completed, occurred_on=registered.published_on, expected_version=1),
    ]


def observation(document_id: str, name: str, value: int, start: int, sentence: str) -> ObservationRecorded:
    """A reading as large as those of real documents."""
    return ObservationRecorded(
        observation_id=hashlib.sha256(f"{document_id} {start}".encode()).hexdigest()[:16],
        document_id=document_id,
        doc=name,
        article=1,
        claim_number=1,
        char_start=start,
        char_end=start + len(str(value)),
        value_text=str(value),
        value=value,
        unit="COUNT",
        modifier="eq",
        measure="level",
        status="actual",
        indicator="enterprises",
        provisional=False,
        organisation="Zhongguancun Science Park",
        breakdown={"sector": f"s{value % 7}"},
        period_end=date(2013, 12, 31),
        period_basis="stated",
        scope="metric",
        sentence=sentence,
        confidence=0.9,
        extractor_version="1.0.0",
        rules={"value": "digits", "unit": "counted noun", "indicator": "noun", "period": "in year"},
    )


def fill(home: Home, documents: int, size: int, per_commit: int) -> None:
    """Append this many documents and project them; merge files now and then."""
    for first in range(0, documents, per_commit):
        numbers = range(first, min(first + per_commit, documents))
        home.append([e for n in numbers for e in document(home.documents(), n, size)], compacted=True)
    home.project()


def milliseconds(action: Timed) -> float:
    """How long the action takes."""
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000


def measure_growth(homes: dict[int, Home], size: int, repeats: int) -> dict[int, dict[str, float]]:
    """Median milliseconds to append one document's events to each ledger, and to project them."""
    times: dict[int, dict[str, list[float]]] = {events: {"append_ms": [], "project_ms": []} for events in homes}
    for number in range(repeats):
        for events, home in homes.items():
            batch = document(home.documents(), 10_000_000 + number, size)
            times[events]["append_ms"].append(milliseconds(partial(home.append, batch)))
            times[events]["project_ms"].append(milliseconds(home.project))
    return {
        events: {name: statistics.median(each) for name, each in figures.items()} for events, figures in times.items()
    }


def measure_reads(home: Home, size: int, repeats: int) -> dict[str, float]:
    """Milliseconds to know the head and to read the last document's events; rows and events read a second."""
    position = home.ledger().head().position
    heads = [milliseconds(lambda: home.ledger().head()) for _ in range(repeats)]
    tails = [milliseconds(lambda: list(home.ledger().read(after=position - size))) for _ in range(repeats)]
    raw = milliseconds(lambda: sum(batch.num_rows for batch in home.ledger().read_batches()))
    some = min(position, 100_000)
    typed = milliseconds(lambda: sum(1 for _ in home.ledger().read(upto=some)))
    return {
        "head_ms": statistics.median(heads),
        "tail_ms": statistics.median(tails),
        "raw_rows_per_s": position / raw * 1000,
        "events_per_s": some / typed * 1000,
    }


def main() -> None:
    """Fill and measure each ledger asked for, and print the figures with their ratios to the first."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--events", type=int, action="append", help="size of a ledger; may be given several times")
    parser.add_argument("--per-commit", type=int, default=20, help="documents of a commit while filling")
    parser.add_argument("--document", type=int, default=50, help="events of a document")
    parser.add_argument("--repeats", type=int, default=41)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        homes: dict[int, Home] = {}
        for events in options.events or [1000, 1_000_000]:
            homes[events] = Home(Path(folder) / str(events))
            start = time.perf_counter()
            fill(homes[events], events // options.document, options.document, options.per_commit)
            print(f"{events:>9} events filled and projected in {time.perf_counter() - start:.0f} s", flush=True)
        growth = measure_growth(homes, options.document, options.repeats)
        first: dict[str, float] = {}
        for events, home in homes.items():
            figures = {**growth[events], **measure_reads(home, options.document, options.repeats)}
            first = first or figures
            for name, figure in figures.items():
                print(f"{events:>9}  {name:<15} {figure:>12.1f}   ratio {figure / first[name]:.2f}", flush=True)


if __name__ == "__main__":
    main()
