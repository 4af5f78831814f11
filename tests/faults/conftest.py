"""A home that has seen its first refresh and has work for a second one, and the server that runs refreshes on it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pytest

from orchestration.ledger import Ledger
from orchestration.settings import Settings
from orchestration.warehouse.releases import current_release

SERVER = Path(__file__).with_name("refresh_server.py")
CLOCKS = ("release_id", "recorded_from", "recorded_to", "checked_at")  # differ between two runs of the same content
HARBOUR = "Harbour Science Park news\n\nBy the end of 2011 the park housed 430 companies.\n"
HILLSIDE = "Hillside Technology Zone in figures\n\nIn 2012 the zone had 18 incubators and 5 laboratories.\n"
VALLEY = "Valley Park review\n\nIn 2014 the park signed 25 agreements and employed over 7,000 people.\n"
CORRECTIONS = """
- observation: {document: 2013-05-20-hillside.txt, value_text: 18}
  set: {value: 19}
  expect: {value: 18}
  person: Ada
  reason: The printed edition says 19.
"""


@dataclass
class Faulty:
    """A home with its documents, and refreshes on it under faults."""

    root: Path
    server: subprocess.Popen[str]

    @property
    def settings(self) -> Settings:
        """The settings of the home."""
        return Settings(home=self.root / "home", seeds=self.root / "seeds")

    def refresh(self, **conditions: Any) -> dict[str, Any]:
        """Refresh in a process of its own; what came of it."""
        order = {"home": str(self.root / "home"), "seeds": str(self.root / "seeds"), **conditions}
        assert self.server.stdin is not None and self.server.stdout is not None
        self.server.stdin.write(json.dumps(order) + "\n")
        self.server.stdin.flush()
        answer: dict[str, Any] = json.loads(self.server.stdout.readline())
        return answer

    def more_documents(self) -> None:
        """One document changed, one new, one copied, and a reviewed file: work for every stage."""
        seeds = self.root / "seeds"
        (seeds / "2012-03-01-harbour.txt").write_text(HARBOUR.replace("430", "460"))
        (seeds / "2015-02-02-valley.txt").write_text(VALLEY)
        (seeds / "corrections.yml").write_text(CORRECTIONS)

    def content(self) -> tuple[list[tuple[Any, ...]], dict[str, list[tuple[Any, ...]]]]:
        """The content events in order, and every row of the release, without what clocks say."""
        events = [
            (event.stream_id, event.stream_version, event.event_type, json.dumps(event.payload, sort_keys=True))
            for event in Ledger(self.settings.ledger_location).read()
            if event.is_content
        ]
        release = current_release(self.settings.published)
        assert release is not None
        tables = {}
        for name, table in release.catalogue.tables.items():
            columns = ", ".join(f'"{c.name}"' for c in table.columns if c.name not in CLOCKS)
            path = release.path / table.file
            tables[name] = duckdb.sql(f"SELECT {columns} FROM read_parquet('{path}') ORDER BY ALL").fetchall()
        return events, tables


@pytest.fixture(scope="session")
def server() -> Iterator[subprocess.Popen[str]]:
    """The process that runs refreshes."""
    command = [sys.executable, str(SERVER)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


@pytest.fixture
def new_home(server: subprocess.Popen[str]) -> Callable[[Path], Faulty]:
    """A home under a folder, with nothing in it yet but a folder for documents."""

    def make(root: Path) -> Faulty:
        (root / "seeds").mkdir(parents=True)
        return Faulty(root, server)

    return make


@pytest.fixture(scope="session")
def prepared(server: subprocess.Popen[str], tmp_path_factory: pytest.TempPathFactory) -> tuple[Faulty, Path, Any]:
    """The live home, a copy of it with work to do, and what an undisturbed refresh makes of that."""
    root = tmp_path_factory.mktemp("faults")
    live = Faulty(root / "live", server)
    seeds = root / "live" / "seeds"
    seeds.mkdir(parents=True)
    (seeds / "2012-03-01-harbour.txt").write_text(HARBOUR)
    (seeds / "2013-05-20-hillside.txt").write_text(HILLSIDE)
    first = live.refresh()
    assert first["success"], first
    live.more_documents()
    shutil.copytree(root / "live", root / "kept", symlinks=True)
    undisturbed = live.refresh()
    assert undisturbed["success"], undisturbed
    return live, root / "kept", (live.content(), undisturbed["seconds"])


@pytest.fixture
def faulty(prepared: tuple[Faulty, Path, Any]) -> Faulty:
    """The home before its second refresh, always at the same path: dbt and the view file hold absolute ones."""
    live, kept, _ = prepared
    shutil.rmtree(live.root)
    shutil.copytree(kept, live.root, symlinks=True)
    return live


@pytest.fixture
def undisturbed(prepared: tuple[Faulty, Path, Any]) -> Any:
    """The content of the second refresh where nothing befell it."""
    return prepared[2][0]


@pytest.fixture
def duration(prepared: tuple[Faulty, Path, Any]) -> float:
    """Seconds that the second refresh takes."""
    return float(prepared[2][1])
