"""Tampering with a ledger on disk: verify names the position, and reading never hands out what is missing."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from orchestration.cli import app
from orchestration.ledger import Ledger, LedgerError, new_event
from orchestration.ledger.chain import GENESIS, chain_value
from orchestration.ledger.payloads import DocumentRejected
from orchestration.ledger.table import SCHEMA

COMMITS, SIZE = 23, 2  # two checkpoints, and log entries behind the last


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("original") / "ledger"
    ledger = Ledger(folder)
    for number in range(COMMITS):
        events = [
            new_event(name, DocumentRejected(document_id=name, name=name, reason="empty"), expected_version=0)
            for name in (f"s{number}-{each}" for each in range(SIZE))
        ]
        ledger.append(events, expected_position=number * SIZE, run_id="run", actor="tester")
    return folder


@pytest.fixture
def folder(original: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(original, tmp_path / "ledger"))


def file_of(folder: Path, position: int) -> Path:
    first = (position - 1) // SIZE * SIZE + 1
    return next(folder.glob(f"events-{first:012d}-*.parquet"))


def rewrite(path: Path, change: Callable[[list[dict[str, Any]]], list[dict[str, Any]]]) -> None:
    rows = change(pq.read_table(path).to_pylist())
    pq.write_table(pa.Table.from_pylist(rows, SCHEMA), path)


def log_entry(folder: Path, version: int) -> Path:
    return folder / "_delta_log" / f"{version:020d}.json"


def positions(folder: Path) -> list[int]:
    return sorted({problem.position for problem in Ledger(folder).verify()})


def test_the_untouched_ledger_is_whole(folder: Path) -> None:
    assert positions(folder) == []


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("payload", '{"document_id":"s7-0","name":"s7-0","reason":"empti"}'),
        ("actor", "somebody"),
        ("occurred_at", None),
        ("stream_id", "another"),
    ],
)
def test_a_changed_event(folder: Path, column: str, value: Any) -> None:
    new = datetime(2001, 1, 1, tzinfo=UTC) if column == "occurred_at" else value
    rewrite(file_of(folder, 15), lambda rows: [{**rows[0], column: new}, rows[1]])
    assert positions(folder) == [15]


def test_the_command_names_the_position_on_a_line_of_its_own(folder: Path) -> None:
    changed = '{"document_id":"s7-0","name":"s7-0","reason":"empti"}'
    rewrite(file_of(folder, 15), lambda rows: [{**rows[0], "payload": changed}, rows[1]])
    finished = CliRunner().invoke(app, ["verify", "--quick", "--home", str(folder.parent)])
    assert finished.exit_code == 1
    assert "ledger, position 15: event 15 was changed" in finished.stdout
    assert finished.stderr == "ecosystem verify: 1 problem\n"


def test_one_byte_changed_in_the_file(folder: Path) -> None:
    path = file_of(folder, 15)
    data = bytearray(path.read_bytes())
    data[len(data) // 3] ^= 1
    path.write_bytes(data)
    problems = Ledger(folder).verify()
    assert {problem.position for problem in problems} <= {15, 16}
    assert problems


def test_two_events_swapped_as_they_stand(folder: Path) -> None:
    rewrite(file_of(folder, 15), lambda rows: [rows[1], rows[0]])
    assert positions(folder)[0] == 15
    with pytest.raises(LedgerError, match="event 15 is missing"):
        list(Ledger(folder).read())


def test_two_events_swapped_and_renumbered(folder: Path) -> None:
    def swap(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [{**rows[1], "position": 15}, {**rows[0], "position": 16}]

    rewrite(file_of(folder, 15), swap)
    assert positions(folder)[0] == 15


def test_an_event_removed(folder: Path) -> None:
    rewrite(file_of(folder, 15), lambda rows: rows[1:])
    assert 15 in positions(folder)
    with pytest.raises(LedgerError, match="event 15 is missing"):
        list(Ledger(folder).read())


def test_an_event_inserted(folder: Path) -> None:
    rewrite(file_of(folder, 15), lambda rows: [rows[0], {**rows[0], "event_id": "forged"}, rows[1]])
    assert 15 in positions(folder)


def test_all_that_follows_forged_with_a_fresh_chain(folder: Path) -> None:
    # Whoever rewrites an event and every chain value behind it still differs from what the log recorded.
    chain = GENESIS
    for position in range(1, COMMITS * SIZE + 1, SIZE):
        path, rows = file_of(folder, position), []
        for row in pq.read_table(path).to_pylist():
            del row["chain"]
            row["actor"] = "somebody" if row["position"] == 15 else row["actor"]
            chain = chain_value(chain, **row)
            rows.append({**row, "chain": chain})
        pq.write_table(pa.Table.from_pylist(rows, SCHEMA), path)
    assert positions(folder)[0] == 16
    assert positions(folder)[-1] == COMMITS * SIZE


def test_recorded_at_that_decreases(folder: Path) -> None:
    earlier = timedelta(days=1)
    rewrite(file_of(folder, 15), lambda rows: [{**r, "recorded_at": r["recorded_at"] - earlier} for r in rows])
    messages = [problem.message for problem in Ledger(folder).verify() if problem.position == 15]
    assert any("before its predecessor" in message for message in messages)


def test_an_unknown_event_type(folder: Path) -> None:
    rewrite(file_of(folder, 15), lambda rows: [{**rows[0], "event_type": "DocumentLost"}, rows[1]])
    messages = [problem.message for problem in Ledger(folder).verify()]
    assert "event 15: unknown event type DocumentLost" in messages
    with pytest.raises(LedgerError, match="event 15: unknown event type"):
        list(Ledger(folder).read())


@pytest.mark.parametrize("version", [5, 22])
def test_a_log_entry_removed(folder: Path, version: int) -> None:
    log_entry(folder, version).unlink()
    first = (version - 1) * SIZE + 1
    problems = Ledger(folder).verify()
    assert problems[0].position == first
    assert f"log entry {version} is missing" in problems[0].message


def test_a_log_entry_removed_behind_the_checkpoint_stops_reading(folder: Path) -> None:
    log_entry(folder, 22).unlink()
    with pytest.raises(LedgerError, match="log entry 22 is missing, which held the events from position 43"):
        Ledger(folder).head()


def test_the_last_log_entry_removed_shows_by_an_anchor(folder: Path) -> None:
    head = Ledger(folder).head()
    log_entry(folder, COMMITS).unlink()
    problems = Ledger(folder).verify({head.position: head.chain})
    assert [problem.position for problem in problems] == [46]
    assert problems[0].message == "event 46 is missing: the ledger ends at 44"


@pytest.mark.parametrize("keep", [0, 150])
def test_a_log_entry_cut_short(folder: Path, keep: int) -> None:
    path = log_entry(folder, COMMITS)
    path.write_bytes(path.read_bytes()[:keep])
    assert positions(folder)[0] == 45
    with pytest.raises(LedgerError, match=f"log entry {COMMITS} "):
        Ledger(folder).head()


def test_the_log_removed(folder: Path) -> None:
    shutil.rmtree(folder / "_delta_log")
    with pytest.raises(LedgerError, match=r"its log .* is missing"):
        Ledger(folder).head()
    assert [problem.position for problem in Ledger(folder).verify()] == [0]


@pytest.mark.parametrize("share", [0, 0.01, 0.5, 0.99])
def test_a_half_written_file_is_named(folder: Path, share: float) -> None:
    path = file_of(folder, 15)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(LedgerError, match=path.name):
        list(Ledger(folder).read())
    problems = Ledger(folder).verify()
    assert [problem.position for problem in problems] == [15]
    assert path.name in problems[0].message


def test_a_missing_file_is_named(folder: Path) -> None:
    path = file_of(folder, 15)
    path.unlink()
    with pytest.raises(LedgerError, match=path.name):
        list(Ledger(folder).read())
    assert positions(folder) == [15]


@pytest.mark.parametrize("keep", [None, 1000])
def test_a_damaged_checkpoint_is_a_clear_error_that_says_the_remedy(folder: Path, keep: int | None) -> None:
    path = max((folder / "_delta_log").glob("*.checkpoint.parquet"))
    if keep is None:
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(LedgerError, match="delete all"):
        Ledger(folder).head()
    for each in (folder / "_delta_log").glob("*checkpoint*"):
        each.unlink()
    assert Ledger(folder).head().position == COMMITS * SIZE
    assert Ledger(folder).verify() == []


def test_a_file_of_foreign_events_is_not_read(folder: Path) -> None:
    shutil.copy(file_of(folder, 15), folder / "events-000000000099-forged.parquet")
    assert Ledger(folder).verify() == []
    assert Ledger(folder).head().position == COMMITS * SIZE


def test_a_whole_commit_replayed_on_top(folder: Path) -> None:
    # A forger with write access appends a copy of a file by a commit of his own.
    entry = [json.loads(line) for line in log_entry(folder, 8).read_text().splitlines()]
    shutil.copy(file_of(folder, 15), folder / "events-copy.parquet")
    for action in entry:
        if "add" in action:
            action["add"]["path"] = "events-copy.parquet"
    log_entry(folder, COMMITS + 1).write_text("\n".join(json.dumps(action) for action in entry))
    assert positions(folder)
    with pytest.raises(LedgerError):
        list(Ledger(folder).read())
