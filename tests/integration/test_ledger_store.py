"""Append and read on a real Delta table: order, batches, conflicts, stream versions, clocks, the head."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from deltalake import DeltaTable
from deltalake.exceptions import CommitFailedError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orchestration.ledger import Head, Ledger, LedgerError, NewEvent, PositionConflict, new_event
from orchestration.ledger.payloads import DocumentRejected


def rejected(stream: str, note: str = "empty", version: int | None = None) -> NewEvent:
    payload = DocumentRejected(document_id=stream, name=f"{stream}.txt", reason=note)
    return new_event(stream, payload, expected_version=version)


def append(ledger: Ledger, events: Sequence[NewEvent]) -> Head:
    return ledger.append(events, expected_position=ledger.head().position, run_id="run", actor="tester")


def test_an_empty_ledger_has_no_files_and_no_events(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger")
    assert ledger.head() == Head()
    assert list(ledger.read()) == []
    assert ledger.verify() == []
    assert append(ledger, []) == Head()
    assert not (tmp_path / "ledger").exists()


def test_events_come_back_as_appended(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    head = append(ledger, [rejected("a"), rejected("b", "图表")])
    first, second = Ledger(tmp_path).read()
    assert (first.position, second.position) == (1, 2)
    assert second.payload == {"document_id": "b", "name": "b.txt", "reason": "图表"}
    assert (second.run_id, second.actor, second.stream_version) == ("run", "tester", 1)
    assert head == Head(2, second.chain, second.recorded_at) == ledger.head() == Ledger(tmp_path).head()
    assert second.recorded_at.utcoffset() == timedelta(0)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    batches=st.lists(st.lists(st.sampled_from("abc"), max_size=5), max_size=8),
    after=st.integers(0, 30),
    size=st.integers(0, 30),
)
def test_order_and_ranges_for_any_batches(
    tmp_path_factory: pytest.TempPathFactory, batches: list[list[str]], after: int, size: int
) -> None:
    ledger = Ledger(tmp_path_factory.mktemp("ledger"))
    for number, streams in enumerate(batches):
        append(ledger, [rejected(stream, f"batch {number}") for stream in streams])
    flat = [(stream, f"batch {number}") for number, streams in enumerate(batches) for stream in streams]
    events = list(ledger.read())
    assert [(event.stream_id, event.payload["reason"]) for event in events] == flat
    assert [event.position for event in events] == list(range(1, len(flat) + 1))
    for stream in "abc":
        versions = [event.stream_version for event in events if event.stream_id == stream]
        assert versions == list(range(1, len(versions) + 1))
    assert list(ledger.read(after, after + size)) == events[after : after + size]
    assert ledger.verify() == []


def test_batches_are_bounded_and_ranged(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    append(ledger, [rejected(f"s{n}", version=0) for n in range(20_000)])
    sizes = [batch.num_rows for batch in ledger.read_batches(after=100, upto=19_000)]
    assert sum(sizes) == 18_900
    assert max(sizes) <= 8192


def test_only_the_files_of_the_range_are_opened(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    for number in range(5):
        append(ledger, [rejected(f"s{number}")])
    for path in tmp_path.glob("events-*.parquet"):
        if int(path.name.split("-")[1]) < 4:
            path.write_bytes(b"not parquet")
    assert [event.position for event in ledger.read(after=3)] == [4, 5]
    assert ledger.head().position == 5


def test_an_old_position_conflicts_and_appends_nothing(tmp_path: Path) -> None:
    one, other = Ledger(tmp_path), Ledger(tmp_path)
    append(one, [rejected("a")])
    with pytest.raises(PositionConflict) as conflict:
        other.append([rejected("b")], expected_position=0, run_id="run", actor="tester")
    assert (conflict.value.expected, conflict.value.actual) == (0, 1)
    with pytest.raises(PositionConflict):
        other.append([rejected("b")], expected_position=2, run_id="run", actor="tester")
    assert [event.stream_id for event in one.read()] == ["a"]


def test_a_commit_between_look_and_commit_conflicts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = Ledger(tmp_path), Ledger(tmp_path)
    append(one, [rejected("a")])
    write = other.table.write

    def write_late(*arguments, **options):  # the other writer commits while this one writes its file
        append(one, [rejected("b")])
        return write(*arguments, **options)

    monkeypatch.setattr(other.table, "write", write_late)
    with pytest.raises(PositionConflict):
        other.append([rejected("c")], expected_position=1, run_id="run", actor="tester")
    assert [event.stream_id for event in one.read()] == ["a", "b"]
    assert one.verify() == []


def test_a_compaction_between_look_and_commit_does_not_conflict(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = Ledger(tmp_path), Ledger(tmp_path)
    for name in "abc":
        append(one, [rejected(name)])
    write = other.table.write

    def write_late(*arguments, **options):
        assert one.compact(few=0) == 3
        return write(*arguments, **options)

    monkeypatch.setattr(other.table, "write", write_late)
    assert other.append([rejected("d")], expected_position=3, run_id="run", actor="tester").position == 4
    assert [event.stream_id for event in one.read()] == ["a", "b", "c", "d"]
    assert one.verify() == []


def test_retry_decides_again_about_the_state_that_won(tmp_path: Path) -> None:
    one, other = Ledger(tmp_path), Ledger(tmp_path)
    seen: list[int] = []

    def decide(head: Head) -> list[NewEvent]:
        seen.append(head.position)
        if len(seen) == 1:
            append(one, [rejected("a")])  # another writer, faster
        return [] if head.position else [rejected("a")]

    head, appended = other.append_with_retry(decide, run_id="run", actor="tester")
    assert (seen, head.position, appended) == ([0, 1], 1, 0)


def test_retry_gives_up_after_its_attempts(tmp_path: Path) -> None:
    one, other = Ledger(tmp_path), Ledger(tmp_path)

    def decide(head: Head) -> list[NewEvent]:
        append(one, [rejected("a")])
        return [rejected("b")]

    with pytest.raises(PositionConflict):
        other.append_with_retry(decide, run_id="run", actor="tester", attempts=3, first_pause=0.001)
    assert one.head().position == 3


def test_stream_versions_are_looked_up_or_checked(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    append(ledger, [rejected("a"), rejected("a"), rejected("b", version=0), rejected("b")])
    append(ledger, [rejected("a"), rejected("a", version=3), rejected("b", version=2), rejected("c")])
    versions = [(event.stream_id, event.stream_version) for event in ledger.read()]
    assert versions == [("a", 1), ("a", 2), ("b", 1), ("b", 2), ("a", 3), ("a", 4), ("b", 3), ("c", 1)]
    with pytest.raises(LedgerError, match="stream a is at version 5 in this batch, not at 4"):
        append(ledger, [rejected("a", version=4), rejected("a", version=4)])


def test_a_clock_set_back_does_not_decrease_recorded_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Backwards(datetime):
        moments = iter([datetime(2030, 1, 1, tzinfo=UTC), datetime(2020, 1, 1, tzinfo=UTC)])

        @classmethod
        def now(cls, tz=None):
            return next(cls.moments)

    monkeypatch.setattr("orchestration.ledger.recording.datetime", Backwards)
    ledger = Ledger(tmp_path)
    append(ledger, [rejected("a")])
    append(ledger, [rejected("b")])
    assert [event.recorded_at.year for event in ledger.read()] == [2030, 2030]
    assert ledger.verify() == []


def test_the_table_itself_refuses_to_forget(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    append(ledger, [rejected("a")])
    with pytest.raises(CommitFailedError, match="append-only"):
        DeltaTable(tmp_path).delete()
    assert ledger.verify() == []


def test_an_unknown_version_stops_reading_at_its_position(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = Ledger(tmp_path)
    append(ledger, [rejected("a"), rejected("b")])
    monkeypatch.setattr("orchestration.ledger.upcasting.PRESENT_VERSIONS", {})
    with pytest.raises(LedgerError, match="event 1: unknown event type DocumentRejected"):
        list(ledger.read())


def test_every_log_entry_says_where_the_ledger_stood(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    head = append(ledger, [rejected("a"), rejected("b")])
    lines = (tmp_path / "_delta_log" / f"{1:020d}.json").read_text().splitlines()
    actions = [json.loads(line) for line in lines]
    commit = next(action["commitInfo"] for action in actions if "commitInfo" in action)
    assert (commit["ledger.position"], commit["ledger.chain"]) == (2, head.chain)
    assert {"appId": "ledger", "version": 2} in [action.get("txn") for action in actions]


def test_a_foreign_commit_on_top_leaves_the_head_readable(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    for name in "abc":
        head = append(ledger, [rejected(name)])
    DeltaTable(tmp_path).optimize.compact()
    assert Ledger(tmp_path).head() == head
    assert append(ledger, [rejected("d")]).position == 4
    assert [event.stream_id for event in ledger.read()] == ["a", "b", "c", "d"]
    assert ledger.verify() == []
