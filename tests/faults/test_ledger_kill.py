"""A process that appends is killed at random moments: what it acknowledged is there, nothing is lost or doubled."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from orchestration.ledger import Ledger

# Forks a child for each kill, before anything of delta-rs has run, so that a kill costs no new interpreter.
# A child continues the count where the ledger stands, and writes down each number once its append has returned.
DRIVER = """
import os, random, signal, sys, time
from orchestration.ledger import Ledger, new_event
from orchestration.ledger.payloads import DocumentRejected

location, acknowledged, kills, seed = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
chance = random.Random(seed)

def append_for_ever():
    ledger = Ledger(location)
    record = os.open(acknowledged, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    def decide(head):
        last = next(iter(ledger.read(after=head.position - 1)), None) if head.position else None
        number = int(last.payload["reason"]) + 1 if last else 0
        return [
            new_event(stream, DocumentRejected(document_id=stream, name=stream, reason=str(number)))
            for stream in ("a", "b", "c")
        ]
    while True:
        head, _ = ledger.append_with_retry(decide, run_id="run", actor="tester")
        os.write(record, f"{head.position}\\n".encode())

def size():
    return os.path.getsize(acknowledged) if os.path.exists(acknowledged) else 0

for _ in range(kills):
    before = size()
    child = os.fork()
    if child == 0:
        append_for_ever()
    if chance.random() < 0.7:  # else killed while it starts up
        while size() == before:
            time.sleep(0.002)
    time.sleep(chance.uniform(0, 0.1))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
"""


@pytest.mark.parametrize(
    ("kills", "seed"), [(40, 1), pytest.param(200, 2, marks=pytest.mark.slow)], ids=["40 kills", "200 kills"]
)
def test_killed_at_random_moments(tmp_path: Path, kills: int, seed: int) -> None:
    acknowledged = tmp_path / "acknowledged"
    command = [sys.executable, "-c", DRIVER, str(tmp_path / "ledger"), str(acknowledged), str(kills), str(seed)]
    finished = subprocess.run(command, capture_output=True, text=True, timeout=500)
    assert finished.returncode == 0, finished.stderr

    ledger = Ledger(tmp_path / "ledger")
    events = list(ledger.read())
    assert ledger.verify() == []
    assert [event.payload["reason"] for event in events] == [str(n // 3) for n in range(len(events))]
    positions = [int(line) for line in acknowledged.read_text().split()]
    assert len(positions) >= kills / 2, "the kills came before any append: nothing was tried"
    assert positions == sorted(set(positions))
    assert positions[-1] <= len(events) <= positions[-1] + 3 * kills
