"""SIGKILL in every step of a release: `current` is a whole release before, after, and when it is tried again."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from orchestration.documents import read_document
from orchestration.ledger import DocumentStore, Ledger, NewEvent, new_event
from orchestration.ledger.payloads import ObservationRecorded
from orchestration.ledger.planning import registration
from orchestration.warehouse.catalogue import problems_of
from orchestration.warehouse.connection import Warehouse
from orchestration.warehouse.projection import project
from orchestration.warehouse.releases import current_release, publish
from orchestration.warehouse.transform import build_marts

DBT_PROJECT = Path(__file__).resolve().parents[2] / "dbt_project"

# Publishes with the n-th step that touches the disk (a flush or a rename) replaced by the end of the process.
PUBLISHER = """
import os, signal, sys
from pathlib import Path
from orchestration.warehouse import database_files, release
from orchestration.warehouse.connection import Warehouse

home, dbt_project, deadly, steps = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), 0

def dying(function):
    def step(*arguments):
        global steps
        steps += 1
        if steps == deadly:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*arguments)
    return step

os.replace = dying(os.replace)
release.sync_path = dying(release.sync_path)
database_files.sync_path = dying(database_files.sync_path)
release.publish(Warehouse(home / "warehouse.duckdb"), home / "published", dbt_project)
print(steps)
"""


def add_document(home: Path, number: int) -> None:
    """Record a document with one observation and build the marts from it."""
    ledger, store = Ledger(home / "ledger"), DocumentStore(home / "documents")
    data = f"There were {number} firms.\n".encode()
    document = read_document(data, f"2014-01-0{number}.txt")
    store.put(data)
    registered = registration(document)
    observation = ObservationRecorded(
        observation_id=f"o{number}",
        document_id=document.document_id,
        doc=document.name,
        article=1,
        claim_number=1,
        char_start=11,
        char_end=12,
        value_text=str(number),
        value=number,
        unit="COUNT",
        modifier="eq",
        measure="level",
        status="actual",
        indicator="enterprises",
        provisional=False,
        period_basis="publication",
        scope="metric",
        sentence=f"There were {number} firms.",
        confidence=0.9,
        extractor_version="1.0.0",
    )
    events: list[NewEvent] = [
        new_event(document.document_id, registered),
        new_event(observation.observation_id, observation),
    ]
    ledger.append(events, expected_position=ledger.head().position, run_id="run-1", actor="test")
    warehouse = Warehouse(home / "warehouse.duckdb")
    project(ledger, store, warehouse)
    build_marts(warehouse, DBT_PROJECT, home / "dbt")


@pytest.fixture(scope="module")
def between(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with one release published and the next one built."""
    home = tmp_path_factory.mktemp("between") / "home"
    add_document(home, 1)
    publish(Warehouse(home / "warehouse.duckdb"), home / "published", DBT_PROJECT)
    add_document(home, 2)
    return home


def run_publisher(home: Path, deadly: int) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", PUBLISHER, str(home), str(DBT_PROJECT), str(deadly)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, env=os.environ.copy())


def copy_of(home: Path, folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(home, folder, symlinks=True, ignore=shutil.ignore_patterns("dbt", "ledger", "documents"))
    return folder


def test_a_publisher_killed_in_any_step_leaves_a_whole_release(between: Path, tmp_path: Path) -> None:
    before = current_release(between / "published")
    assert before is not None
    finished = run_publisher(copy_of(between, tmp_path / "whole"), 0)
    assert finished.returncode == 0, finished.stderr
    steps = int(finished.stdout)
    after = current_release(tmp_path / "whole" / "published")
    assert after is not None and after.release_id != before.release_id
    # The tables are flushed one like the other: one of them stands for all.
    tables = len(after.catalogue.tables)
    for deadly in (1, *range(tables, steps + 1)):
        home = copy_of(between, tmp_path / "home")
        killed = run_publisher(home, deadly)
        assert killed.returncode == -signal.SIGKILL, (deadly, killed.stderr)
        current = current_release(home / "published")
        assert current is not None and current.release_id in (before.release_id, after.release_id), deadly
        assert problems_of(current.path) == [], deadly
        again = publish(Warehouse(home / "warehouse.duckdb"), home / "published", DBT_PROJECT)
        assert again.release_id == after.release_id and problems_of(again.path) == [], deadly
        for name in ("ecosystem.duckdb", "ecosystem-full.duckdb"):
            with duckdb.connect(str(home / "published" / name), read_only=True) as reader:
                assert reader.execute("SELECT DISTINCT release_id FROM fct_observation").fetchall() == [
                    (after.release_id,)
                ], (deadly, name)
        left = [
            path.name
            for path in (home / "published").rglob("*")
            if "incoming" in path.name or ".ecosystem" in path.name
        ]
        assert left == [], deadly
