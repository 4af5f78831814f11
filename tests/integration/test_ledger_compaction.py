"""Compaction merges files, and changes no event, no order, no head; nothing is deleted."""

from __future__ import annotations

from pathlib import Path

from orchestration.ledger import Ledger, new_event
from orchestration.ledger.payloads import DocumentRejected


def filled(folder: Path, commits: int, size: int = 2) -> Ledger:
    ledger = Ledger(folder)
    for number in range(commits):
        streams = [f"s{number}-{each}" for each in range(size)]
        events = [
            new_event(name, DocumentRejected(document_id=name, name=name, reason="empty"), expected_version=0)
            for name in streams
        ]
        ledger.append(events, expected_position=number * size, run_id="run", actor="tester")
    return ledger


def files(ledger: Ledger) -> list[tuple[int, int]]:
    opened = ledger.table.open()
    assert opened is not None
    return [(file.first, file.last) for file in ledger.table.files(opened)]


def test_few_files_are_left_alone(tmp_path: Path) -> None:
    ledger = filled(tmp_path, 5)
    assert ledger.compact(few=5) == 0
    assert len(files(ledger)) == 5


def test_files_are_merged_in_order_up_to_the_full_size(tmp_path: Path) -> None:
    ledger = filled(tmp_path, 12)
    events, head = list(ledger.read()), ledger.head()
    assert ledger.compact(few=3, rows=10) == 12
    assert files(ledger) == [(1, 10), (11, 20), (21, 24)]
    assert list(Ledger(tmp_path).read()) == events
    assert Ledger(tmp_path).head() == head
    assert ledger.verify() == []
    assert len(list(tmp_path.glob("events-*.parquet"))) == 15


def test_full_files_are_merged_no_more(tmp_path: Path) -> None:
    ledger = filled(tmp_path, 12)
    ledger.compact(few=3, rows=10)
    head = ledger.head()
    for number in range(4):
        new = new_event(f"n{number}", DocumentRejected(document_id="n", name="n", reason="n"), expected_version=0)
        head = ledger.append([new], expected_position=head.position, run_id="run", actor="tester")
    assert ledger.compact(few=3, rows=10) == 5
    assert files(ledger) == [(1, 10), (11, 20), (21, 28)]
    assert ledger.verify() == []
