"""Kills ingests at random moments, each in a child forked from a process that has everything imported.

    python ingest_killer.py FOLDER KILLS SEED

A round begins with an empty home and goes through CHANGES to the folder of documents. After each change a child that
ingests is killed at a random moment of what an undisturbed one took; another then completes, verifies, and tells what
ledger and staging tables hold, which must be what they held in the undisturbed round. Leftovers of earlier kills stay.
Prints a JSON object: `kills`, `survived` (children that ended before their moment), `found` (kills by what the next
ingest found of the killed one's events: none, some, all), `differences`.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from orchestration.assets.reading import Reading, due_readings
from orchestration.assets.seeds import Observations, plan_folder, read_folder
from orchestration.documents import read_document
from orchestration.documents.discovery import iter_documents
from orchestration.extraction import extract
from orchestration.ledger import Head, Ledger, NewEvent
from orchestration.ledger.fold import fold
from orchestration.ledger.state import DocumentState
from orchestration.settings import Settings
from orchestration.state import State, open_state
from orchestration.vocabulary import Vocabulary
from orchestration.warehouse.schema import TABLES
from orchestration.warehouse.state import current_documents, current_observations
from orchestration.warehouse.verification import document_problems

VOCABULARY = Vocabulary.load()
CLOCKS = {"recorded_at", "updated_at", "event_id", "ledger_chain", "content_chain"}  # differ between two equal runs
Observed = dict[str, Any]


def text(firms: int) -> str:
    """A document of three observations."""
    return f"Harbour park news\n\nIn 2012 the park had {firms} firms, {firms + 7} laboratories and 1.5 million jobs.\n"


def new(seeds: Path) -> None:
    (seeds / "2013-01-01-a.txt").write_text(text(430))
    (seeds / "2013-01-01-b.txt").write_text(text(12))


def changed(seeds: Path) -> None:
    (seeds / "2013-01-01-a.txt").write_text(text(431))


def copied(seeds: Path) -> None:
    shutil.copy(seeds / "2013-01-01-a.txt", seeds / "2013-01-01-copy.txt")
    (seeds / "2013-01-01-unreadable.pdf").write_bytes(b"%PDF-1.4 and no more")


def described(seeds: Path) -> None:
    (seeds / "2013-01-01-b.txt.meta.yml").write_text("published_on: 2013-02-03\n")


def removed(seeds: Path) -> None:
    (seeds / "2013-01-01-b.txt").unlink()
    (seeds / "2013-01-01-unreadable.pdf").unlink()


def returned(seeds: Path) -> None:
    (seeds / "2013-01-01-b.txt").write_text(text(12))
    for number in range(5):
        (seeds / f"2013-02-01-{number}.txt").write_text(text(500 + number))


CHANGES: tuple[Callable[[Path], None], ...] = (new, changed, copied, described, removed, returned)


def ingest(settings: Settings) -> State:
    """What the assets `documents` and `observations` do, without Dagster."""
    state, seeds = open_state(settings), settings.seeds
    found = read_folder(seeds, state.documents.put)
    append(state, lambda documents, observations: plan_folder(found, documents, observations))
    state.project()
    with state.warehouse.connect() as connection:
        due = list(due_readings(list(iter_documents(seeds)), current_documents(connection), VOCABULARY))
    for reading in due:
        append(state, partial(planned, reading))
    state.project()
    return state


def planned(
    reading: Reading, documents: Mapping[str, DocumentState], observations: Callable[[str], Observations]
) -> Sequence[NewEvent]:
    """The events of a reading in the present state."""
    document_id = reading.document.document_id
    return reading.plan(documents.get(document_id), observations(document_id))


def append(state: State, plan: Callable[..., Sequence[NewEvent]]) -> None:
    """Append what the plan makes of the present state."""

    def decide(head: Head) -> Sequence[NewEvent]:
        state.project(upto=head.position)
        with state.warehouse.connect() as connection:
            return plan(current_documents(connection), lambda d: current_observations(connection, d))

    state.ledger.append_with_retry(decide, run_id="run", actor="tester")


def observed(settings: Settings) -> Observed:
    """Complete the ingest; then what was found, what is wrong, and a hash of all that ledger and tables hold."""
    before = Ledger(settings.ledger_location).head().position
    state = ingest(settings)
    events = list(state.ledger.read())
    told = [f"{problem.position}: {problem.message}" for problem in state.ledger.verify()]
    told += document_problems(state.ledger, state.documents)
    content: list[Any] = [(e.stream_id, e.stream_version, e.event_type, e.payload) for e in events]
    folded = fold(events)
    with state.warehouse.connect(read_only=True) as connection:
        if current_documents(connection) != folded.documents:
            told.append("the documents' table says otherwise than the events")
        for table in TABLES:
            relation = connection.table(f"staging.{table}")
            kept = ", ".join(name for name in relation.columns if name not in CLOCKS)
            content.append((table, relation.project(kept).order("ALL").fetchall()))
    digest = hashlib.sha256(repr(content).encode()).hexdigest()
    return {"before": before, "after": events[-1].position, "problems": told, "content": digest}


def in_child(action: Callable[[], Any], kill_after: float | None = None) -> Any:
    """What the action returns in a child of this process; None where it was killed first. Raises RuntimeError."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.write(writer, json.dumps(action()).encode())
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    os.close(writer)
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(child, signal.SIGKILL)
    with os.fdopen(reader, "rb") as answers:
        told = answers.read()
    status = os.waitpid(child, 0)[1]
    if status not in (0, signal.SIGKILL):
        raise RuntimeError(f"an ingest ended by itself with {status}")
    return json.loads(told) if told else None


def play(settings: Settings, disturb: Callable[[int], bool]) -> Iterator[tuple[int, bool, Observed]]:
    """One round: the number of each change, whether its ingest was killed, and what stands after the next one."""
    for folder in (settings.home, settings.seeds):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
    for number, change in enumerate(CHANGES):
        change(settings.seeds)
        killed = disturb(number)
        yield number, killed, in_child(lambda: observed(settings))


def main() -> None:
    """An undisturbed round, then rounds until there were enough kills."""
    root, kills, chance = Path(sys.argv[1]), int(sys.argv[2]), random.Random(int(sys.argv[3]))
    settings = Settings(home=root / "home", seeds=root / "seeds")
    import_module("pandas")  # which DuckDB does late; what is imported and cached here, all children have
    extract(read_document(text(1).encode(), "warm.txt"), VOCABULARY)
    durations: list[float] = []

    def timed(number: int) -> bool:
        started = time.monotonic()
        in_child(lambda: ingest(settings).ledger.head().position)
        durations.append(time.monotonic() - started)
        return False

    def kill(number: int) -> bool:
        moment = chance.uniform(0, durations[number])
        if in_child(lambda: ingest(settings).ledger.head().position, moment) is None:
            return True
        durations[number] = (durations[number] + moment) / 2  # it takes less time than it did
        return False

    undisturbed = [step for _, _, step in play(settings, timed)]
    starts = [0, *(step["after"] for step in undisturbed)]
    found: Counter[str] = Counter()
    survived, differences = 0, []
    while found.total() < kills and survived < 3 * kills:
        for number, killed, step in play(settings, kill):
            whole = undisturbed[number]
            if step["problems"] or step["content"] != whole["content"]:
                differences.append(f"{CHANGES[number].__name__}: {step['problems'] or 'other content'}")
            survived += not killed
            if killed:
                some = "all" if step["before"] == whole["after"] else "some"
                found["none" if step["before"] == starts[number] else some] += 1
    told = {"kills": found.total(), "survived": survived, "found": found, "differences": differences}
    print(json.dumps({**told, "ingest_seconds": sum(durations) / len(durations)}))


if __name__ == "__main__":
    main()
