"""SIGKILL in every step of a release: `current` is a whole release before, after, and when it is tried again."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

from orchestration.documents import read_document
from orchestration.ledger import DocumentStore, Ledger, NewEvent, new_event
from orchestration.ledger.payloads import ObservationRecorded, ReleasePublished
from orchestration.ledger.planning import registration
from orchestration.warehouse.catalogue import problems_of
from orchestration.warehouse.connection import Warehouse
from orchestration.warehouse.projection import project
from orchestration.warehouse.releases import current_release, publish
from orchestration.warehouse.transform import build_marts

DBT_PROJECT = Path(__file__).resolve().parents[2] / "dbt_project"
SERVER = Path(__file__).with_name("release_server.py")

PUBLISHING = {"write", "checksum", "check", "database", "live", "switch", "prune", "rename", "remove"}
ROLLING_BACK = {"event", "database", "live", "switch", "rename"}
DATABASES = ("ecosystem.duckdb", "ecosystem-full.duckdb")

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800)]


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
    """What is kept of a home with one release published, an old one that may go, and the next one built."""
    home = tmp_path_factory.mktemp("between") / "home"
    add_document(home, 1)
    release = publish(Warehouse(home / "warehouse.duckdb"), home / "published", DBT_PROJECT)
    old = release.path.with_name("00000001-old")
    shutil.copytree(release.path, old)
    catalogue = json.loads((old / "catalogue.json").read_text())
    (old / "catalogue.json").write_text(json.dumps(catalogue | {"published_at": "2020-01-01T00:00:00+00:00"}))
    add_document(home, 2)
    return Path(shutil.move(home, home.with_name("kept")))


Do = Callable[[Path, str, int], tuple[int, list[str]]]


@pytest.fixture(scope="module")
def do() -> Iterator[Do]:
    """Does a task on a home and dies in the step of that number; gives the exit code and the steps begun."""
    with subprocess.Popen(
        [sys.executable, str(SERVER)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None and process.stdout is not None
        orders, answers = process.stdin, process.stdout

        def order(home: Path, task: str, deadly: int) -> tuple[int, list[str]]:
            told = {"home": str(home), "dbt_project": str(DBT_PROJECT), "task": task, "deadly": deadly}
            orders.write(json.dumps(told) + "\n")
            orders.flush()
            answer = json.loads(answers.readline())
            return answer["status"], answer["stages"]

        yield order
        orders.close()


def restored(kept: Path) -> Path:
    """The home as it is kept, always at the same path: the view file holds absolute ones."""
    home = kept.with_name("home")
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(kept, home, symlinks=True, ignore=shutil.ignore_patterns("dbt"))
    return home


def undisturbed(do: Do, kept: Path, task: str) -> tuple[str, list[str]]:
    """The release that the task makes current where nothing befalls it, and the steps that it takes."""
    home = restored(kept)
    status, stages = do(home, task, 0)
    assert status == 0
    return current_id(home), stages


def moments(stages: list[str]) -> list[int]:
    """The steps to die in. Tables are written one like the other: of steps in a row, the first and the last."""
    ends = [n for n, stage in enumerate(stages, 1) if n == len(stages) or stages[n] != stage]
    tables = [n for n in ends if stages[n - 1] in ("write", "checksum")]
    return sorted({1, *(n for n in ends if n not in tables), *tables[:2], *tables[-2:]})


def current_id(home: Path) -> str:
    """The id of the current release, which is whole."""
    current = current_release(home / "published")
    assert current is not None and problems_of(current.path) == []
    return current.release_id


def seen(home: Path, file: str) -> str:
    """The one release that a statement over several tables sees."""
    with duckdb.connect(str(home / "published" / file), read_only=True) as reader:
        found = reader.execute(
            "SELECT release_id FROM fct_observation UNION SELECT release_id FROM dim_unit "
            "UNION SELECT release_id FROM mart_indicators_by_year"
        ).fetchall()
    assert len(found) == 1, found
    return str(found[0][0])


def left_over(home: Path) -> list[str]:
    published = home / "published"
    return [str(path) for path in published.rglob("*") if path.name.startswith(".")]


def test_a_publisher_killed_in_any_step_leaves_a_whole_release(between: Path, do: Do) -> None:
    before = current_id(between)
    after, stages = undisturbed(do, between, "publish")
    assert set(stages) == PUBLISHING and after != before
    assert not (between.with_name("home") / "published" / "releases" / "00000001-old").exists()
    for deadly in moments(stages):
        home, where = restored(between), (deadly, stages[deadly - 1])
        assert do(home, "publish", deadly) == (-signal.SIGKILL, stages[:deadly]), where
        assert current_id(home) in (before, after), where
        assert {seen(home, file) for file in DATABASES} <= {before, after}, where
        publish(Warehouse(home / "warehouse.duckdb"), home / "published", DBT_PROJECT)
        assert current_id(home) == after, where
        assert {seen(home, file) for file in DATABASES} == {after}, where
        assert left_over(home) == [], where


def test_a_rollback_killed_in_any_step_is_completed_or_was_never_begun(between: Path, do: Do) -> None:
    home = restored(between)
    newest = publish(Warehouse(home / "warehouse.duckdb"), home / "published", DBT_PROJECT)
    event = ReleasePublished(
        release_id=newest.release_id,
        content_position=newest.catalogue.content_position,
        content_key=newest.catalogue.content_key,
        head_chain=newest.catalogue.ledger_chain,
        tables=newest.rows,
    )
    ledger = Ledger(home / "ledger")
    head = ledger.append(
        [new_event("release", event)], expected_position=ledger.head().position, run_id="run-1", actor="test"
    )
    kept = Path(shutil.move(home, home.with_name("released")))
    earlier, stages = undisturbed(do, kept, "rollback")
    assert set(stages) == ROLLING_BACK and earlier != newest.release_id
    for deadly in moments(stages):
        home, where = restored(kept), (deadly, stages[deadly - 1])
        assert do(home, "rollback", deadly) == (-signal.SIGKILL, stages[:deadly]), where
        assert current_id(home) in (newest.release_id, earlier), where
        assert {seen(home, file) for file in DATABASES} <= {newest.release_id, earlier}, where
        ledger, warehouse = Ledger(home / "ledger"), Warehouse(home / "warehouse.duckdb")
        project(ledger, DocumentStore(home / "documents"), warehouse)
        publish(warehouse, home / "published", DBT_PROJECT)
        decided = earlier if ledger.head().position > head.position else newest.release_id
        assert {current_id(home), *(seen(home, file) for file in DATABASES)} == {decided}, where
        assert left_over(home) == [], where
