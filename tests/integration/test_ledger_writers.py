"""Four writer processes at once: positions and stream versions stay gapless, no event is lost or doubled."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

from orchestration.ledger import Ledger

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
