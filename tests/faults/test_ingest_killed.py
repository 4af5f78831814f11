"""SIGKILL at random moments of ingest, append and project: nothing is lost, nothing doubled, the tables agree."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from orchestration.ledger.fold import fold
from orchestration.settings import Settings
from orchestration.state import open_state
from orchestration.warehouse.state import current_documents, current_observations
from orchestration.warehouse.verification import document_problems

# Adds a document, and forks a child that reads what is due, until the child is killed; what it left is for the next.
DRIVER = """
import os, random, signal, sys, time
from pathlib import Path
import pandas
from orchestration.assets.reading import due_readings
from orchestration.assets.seeds import plan_folder, read_folder
from orchestration.documents.discovery import iter_documents
from orchestration.settings import Settings
from orchestration.state import open_state
from orchestration.vocabulary import Vocabulary
from orchestration.warehouse.state import current_documents, current_observations

root, kills, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
settings = Settings(home=root / "home", seeds=root / "seeds")
chance, vocabulary = random.Random(seed), Vocabulary.load()

def ingest():
    state = open_state(settings)
    found = read_folder(settings.seeds, state.documents.put)
    def append(plan):
        def decide(head):
            state.project(upto=head.position)
            with state.warehouse.connect() as connection:
                return plan(current_documents(connection), lambda d: current_observations(connection, d))
        state.ledger.append_with_retry(decide, run_id="run", actor="tester")
    append(lambda documents, observations: plan_folder(found, documents, observations))
    state.project()
    with state.warehouse.connect() as connection:
        due = list(due_readings(list(iter_documents(settings.seeds)), current_documents(connection), vocabulary))
    for reading in due:
        of = reading.document.document_id
        append(lambda documents, observations: reading.plan(documents.get(of), observations(of)))
    state.project()

def child(seconds=None):
    pid = os.fork()
    if pid == 0:
        try:
            ingest()
        except BaseException:
            import traceback
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    if seconds is not None:
        time.sleep(seconds)
        os.kill(pid, signal.SIGKILL)
    return os.waitpid(pid, 0)[1]

started = time.monotonic()
assert child() == 0
whole = time.monotonic() - started
for number in range(kills):
    text = f"In {1990 + number % 30} park {number} had {number + 5} firms and {number + 7} laboratories."
    (settings.seeds / f"2020-01-01-{number:03}.txt").write_text(text)
    status = child(chance.uniform(0, 1.2 * whole))
    assert os.WIFSIGNALED(status) or status == 0, "a run failed by itself"
assert child() == 0
"""


@pytest.mark.parametrize(("kills", "seed"), [(12, 1)], ids=["12 kills"])
@pytest.mark.timeout(1500)
def test_killed_at_random_moments_of_ingest(tmp_path: Path, kills: int, seed: int) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "2019-01-01-first.txt").write_text("In 2018 the park had 430 companies.\n")
    command = [sys.executable, "-c", DRIVER, str(tmp_path), str(kills), str(seed)]
    finished = subprocess.run(command, capture_output=True, text=True, timeout=1400)
    assert finished.returncode == 0, finished.stderr

    state = open_state(Settings(home=tmp_path / "home", seeds=seeds))
    events = list(state.ledger.read())
    assert state.ledger.verify() == []
    assert list(document_problems(state.ledger, state.documents)) == []
    # Each document was registered and extracted once, each observation recorded once, however often a run died.
    assert set(Counter((event.stream_id, event.event_type) for event in events).values()) == {1}
    kinds = Counter(event.event_type for event in events)
    assert kinds["DocumentRegistered"] == kinds["ExtractionCompleted"] == kills + 1
    assert kinds["ObservationRecorded"] == sum(
        event.payload["observations"] for event in events if event.event_type == "ExtractionCompleted"
    )
    # And the tables say what the events say.
    folded = fold(events)
    with state.warehouse.connect(read_only=True) as connection:
        assert current_documents(connection) == folded.documents
        for document_id in folded.by_document:
            assert current_observations(connection, document_id) == folded.observations_of(document_id)
