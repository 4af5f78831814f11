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


def measure(events: int, per_commit: int, document: int, repeats: int) -> dict[str, float]:
    """The figures of one ledger, in milliseconds; reading in events a second."""
    with tempfile.TemporaryDirectory() as folder:
        location = Path(folder) / "ledger"
        start = time.perf_counter()
        head = fill(Ledger(location), events, per_commit)
        print(f"{events:>9} events in {time.perf_counter() - start:.0f} s", flush=True)

        def append() -> None:
            nonlocal head
            batch = observations(head.position, document)
            head = Ledger(location).append(batch, expected_position=head.position, run_id="measure", actor="benchmark")

        figures = {
            "append_ms": median_ms(append, repeats),
            "head_ms": median_ms(lambda: Ledger(location).head(), repeats),
            "tail_ms": median_ms(lambda: list(Ledger(location).read(after=head.position - document)), repeats),
        }
        start = time.perf_counter()
        rows = sum(batch.num_rows for batch in Ledger(location).read_batches())
        figures["raw_rows_per_s"] = rows / (time.perf_counter() - start)
        start = time.perf_counter()
        upto = min(head.position, 100_000)
        for _ in Ledger(location).read(upto=upto):
            pass
        figures["events_per_s"] = upto / (time.perf_counter() - start)
        return figures


def main() -> None:
    """Measure each ledger asked for, and print the figures with their ratios to the first."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--events", type=int, action="append", help="size of a ledger; may be given several times")
    parser.add_argument("--per-commit", type=int, default=1000)
    parser.add_argument("--document", type=int, default=50, help="events of the document appended")
    parser.add_argument("--repeats", type=int, default=41)
    options = parser.parse_args()
    first: dict[str, float] = {}
    for events in options.events or [1000, 1_000_000]:
        figures = measure(events, options.per_commit, options.document, options.repeats)
        first = first or figures
        for name, figure in figures.items():
            print(f"{events:>9}  {name:<15} {figure:>12.1f}   ratio {figure / first[name]:.2f}", flush=True)


if __name__ == "__main__":
    main()
