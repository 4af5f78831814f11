"""Several writers at once: positions and stream versions stay gapless, no event is lost or doubled."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from orchestration.ledger import Head, Ledger, NewEvent, new_event
from orchestration.ledger.payloads import DocumentRejected
from orchestration.ledger.table import EventTable

WRITERS, APPENDS = 4, 12

# A writer takes turns on a stream of its own and on one that all share, and looks versions up anew after a conflict.
WRITER = """
import sys
from orchestration.ledger import Ledger, new_event
from orchestration.ledger.payloads import DocumentRejected
location, name, appends = sys.argv[1], sys.argv[2], int(sys.argv[3])
ledger = Ledger(location)
for number in range(appends):
    def decide(head):
        return [
            new_event(stream, DocumentRejected(document_id=stream, name=name, reason=str(number)))
            for stream in (name, "shared")
        ]
    ledger.append_with_retry(decide, run_id=name, actor="tester", attempts=60)
"""


def test_four_writers_lose_and_double_nothing(tmp_path: Path) -> None:
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path / "ledger"), f"writer{number}", str(APPENDS)],
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(WRITERS)
    ]
    errors = [process.communicate(timeout=240)[1] for process in processes]
    assert [process.returncode for process in processes] == [0] * WRITERS, errors

    ledger = Ledger(tmp_path / "ledger")
    events = list(ledger.read())
    assert [event.position for event in events] == list(range(1, 2 * WRITERS * APPENDS + 1))
    counts = Counter((event.stream_id, event.payload["name"], event.payload["reason"]) for event in events)
    assert set(counts.values()) == {1}
    assert len(counts) == 2 * WRITERS * APPENDS
    shared = [event.stream_version for event in events if event.stream_id == "shared"]
    assert shared == list(range(1, WRITERS * APPENDS + 1))
    assert ledger.verify() == []


class Interleaved(EventTable):
    """A table that lets others go first: each commit is preceded by the next of the actions in `meanwhile`."""

    meanwhile: tuple[Callable[[], object], ...] = ()

    def commit(self, *args: Any, **kwargs: Any) -> bool:
        if self.meanwhile:
            first, *others = self.meanwhile
            self.meanwhile = tuple(others)
            first()
        return super().commit(*args, **kwargs)


class Writers:
    """Three views of one ledger, as three processes have, in an order of commits that a schedule gives."""

    def __init__(self, location: Path) -> None:
        self.ledgers = [Ledger(location) for _ in range(3)]
        for ledger in self.ledgers:
            ledger.table = Interleaved(location)
        self.appended = 0

    def act(self, writer: int, meanwhile: list[int]) -> None:
        """One writer appends (number 3: the first compacts), and others do so before each of its commits."""
        ledger = self.ledgers[writer % 3]
        ledger.table.meanwhile = tuple(lambda other=other: self.act(other, []) for other in meanwhile)
        if writer == 3:
            ledger.compact(few=0, rows=5)
        else:
            number, self.appended = self.appended, self.appended + 1
            ledger.append_with_retry(lambda head: self._decide(writer, number, head), run_id="r", actor="a")
        ledger.table.meanwhile = ()

    def _decide(self, writer: int, number: int, head: Head) -> list[NewEvent]:
        # Names the state that it was decided on, as a plan made of the projection up to the head would.
        return [
            new_event(stream, DocumentRejected(document_id=stream, name=str(number), reason=str(head.position)))
            for stream in (f"writer{writer}", "shared")
        ]


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.lists(st.integers(0, 3), max_size=3)), min_size=1, max_size=8))
@example([(0, [1, 1]), (1, []), (2, [3]), (3, [0]), (0, [3, 1, 3])])
def test_no_interleaving_of_writers_loses_or_doubles_an_event(schedule: list[tuple[int, list[int]]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        writers = Writers(Path(folder) / "ledger")
        for writer, meanwhile in schedule:
            # A writer that is in the middle of an append cannot begin another.
            writers.act(writer, [other for other in meanwhile if other % 3 != writer % 3])
        ledger = Ledger(Path(folder) / "ledger")
        events = list(ledger.read())
        assert [event.position for event in events] == list(range(1, 2 * writers.appended + 1))
        assert Counter(event.payload["name"] for event in events) == {str(n): 2 for n in range(writers.appended)}
        assert [int(event.payload["reason"]) for event in events[::2]] == [e.position - 1 for e in events[::2]]
        for stream in {event.stream_id for event in events}:
            versions = [event.stream_version for event in events if event.stream_id == stream]
            assert versions == list(range(1, len(versions) + 1))
        assert ledger.verify() == []
