"""How the ledger grows: the time to append one document's events, to know the head and to read, by number of events.

    python tests/benchmarks/bench_ledger.py --events 1000 --events 1000000

Each ledger is filled in commits of --per-commit events and compacted as a refresh does; then documents of --document
events are appended by a fresh process' view of the ledger. Prints medians, and their ratio to the first ledger.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from orchestration.ledger import Head, Ledger, NewEvent, new_event
from orchestration.ledger.payloads import ObservationRecorded


def observations(first: int, count: int) -> list[NewEvent]:
    """Events of as many new observations, numbered from `first`."""
    return [
        new_event(
            f"{number:064x}",
            ObservationRecorded(
                observation_id=f"{number:064x}",
                document_id=f"{number // 50:064x}",
                doc=f"report-{number // 50}.txt",
                article=1,
                claim_number=1,
                char_start=number % 9000,
                char_end=number % 9000 + 12,
                value_text="3.05 trillion yuan",
                value=3050000000000 + number,
                unit="CNY",
                modifier="eq",
                measure="level",
                status="actual",
                indicator="gross_income",
                provisional=False,
                breakdown={"sector": f"s{number % 7}"},
                period_end=date(2013, 12, 31),
                period_basis="stated",
                scope="metric",
                sentence=f"In the year of report {number}, enterprises of the park had a gross income of that much.",
                confidence=0.9,
                extractor_version="1.0.0",
            ),
            occurred_on=date(2014, 10, 27),
            expected_version=0,
        )
        for number in range(first, first + count)
    ]


def fill(ledger: Ledger, events: int, per_commit: int) -> Head:
    """Append events up to the number given; merge files now and then."""
    head = ledger.head()
    while head.position < events:
        count = min(per_commit, events - head.position)
        batch = observations(head.position, count)
        head = ledger.append(batch, expected_position=head.position, run_id="fill", actor="benchmark")
        ledger.compact()
    return head


def median_ms(action: Callable[[], object], repeats: int) -> float:
    """Median time of the action in milliseconds."""
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        action()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def measure_appends(ledgers: dict[int, Path], document: int, repeats: int) -> dict[int, float]:
    """Median milliseconds to append one document's events to each ledger, cold; in turns, so that load hits all."""
    heads = {events: Ledger(location).head() for events, location in ledgers.items()}
    times: dict[int, list[float]] = {events: [] for events in ledgers}
    for _ in range(repeats):
        for events, location in ledgers.items():
            position = heads[events].position
            batch = observations(position, document)
            start = time.perf_counter()
            heads[events] = Ledger(location).append(
                batch, expected_position=position, run_id="measure", actor="benchmark"
            )
            times[events].append((time.perf_counter() - start) * 1000)
    return {events: statistics.median(each) for events, each in times.items()}


def measure_reads(location: Path, document: int, repeats: int) -> dict[str, float]:
    """Milliseconds to know the head and to read the last document's events; rows and events read a second."""
    position = Ledger(location).head().position
    figures = {
        "head_ms": median_ms(lambda: Ledger(location).head(), repeats),
        "tail_ms": median_ms(lambda: list(Ledger(location).read(after=position - document)), repeats),
    }
    start = time.perf_counter()
    rows = sum(batch.num_rows for batch in Ledger(location).read_batches())
    figures["raw_rows_per_s"] = rows / (time.perf_counter() - start)
    upto, start = min(position, 100_000), time.perf_counter()
    events = sum(1 for _ in Ledger(location).read(upto=upto))
    figures["events_per_s"] = events / (time.perf_counter() - start)
    return figures


def main() -> None:
    """Fill and measure each ledger asked for, and print the figures with their ratios to the first."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--events", type=int, action="append", help="size of a ledger; may be given several times")
    parser.add_argument("--per-commit", type=int, default=1000)
    parser.add_argument("--document", type=int, default=50, help="events of the document appended")
    parser.add_argument("--repeats", type=int, default=41)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        ledgers: dict[int, Path] = {}
        for events in options.events or [1000, 1_000_000]:
            ledgers[events] = Path(folder) / str(events)
            start = time.perf_counter()
            fill(Ledger(ledgers[events]), events, options.per_commit)
            print(f"{events:>9} events filled in {time.perf_counter() - start:.0f} s", flush=True)
        appends = measure_appends(ledgers, options.document, options.repeats)
        first: dict[str, float] = {}
        for events, location in ledgers.items():
            figures = {"append_ms": appends[events], **measure_reads(location, options.document, options.repeats)}
            first = first or figures
            for name, figure in figures.items():
                print(f"{events:>9}  {name:<15} {figure:>12.1f}   ratio {figure / first[name]:.2f}", flush=True)


if __name__ == "__main__":
    main()
