"""SIGKILL at random moments of ingest, append and project: nothing is lost, nothing doubled, the tables agree."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

KILLER = Path(__file__).with_name("ingest_killer.py")


@pytest.mark.parametrize(
    ("kills", "seed"),
    [(12, 1), pytest.param(50, 3, marks=pytest.mark.slow), pytest.param(200, 2, marks=pytest.mark.exhaustive)],
    ids=["12 kills", "50 kills", "200 kills"],
)
@pytest.mark.timeout(1800)
def test_killed_at_random_moments_of_ingest(tmp_path: Path, kills: int, seed: int) -> None:
    command = [sys.executable, str(KILLER), str(tmp_path), str(kills), str(seed)]
    finished = subprocess.run(command, capture_output=True, text=True, timeout=1700)
    assert finished.returncode == 0, finished.stderr
    print(finished.stdout)
    told = json.loads(finished.stdout)
    assert told["differences"] == []
    assert told["kills"] >= kills, "most children ended before they were killed"
    # The kills came at every stage: before a commit, between two, and behind the last one, while projecting.
    assert kills < 200 or set(told["found"]) == {"none", "some", "all"}
