"""A home and its folder of documents, refreshed in this process."""

from __future__ import annotations

import hashlib
import io
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pytest
from rich.console import Console

from orchestration.cli.outcome import Outcome
from orchestration.cli.progress import Progress
from orchestration.cli.refresh import REFRESH, execute
from orchestration.ledger import Event, Ledger
from orchestration.settings import Settings

TWO = {
    "2012-03-01-harbour.txt": (
        "Harbour Science Park news\n\n"
        "By the end of 2011 the park housed 430 companies. Their revenue reached 2.5 billion yuan in 2011, "
        "up 12 percent on the year before.\n"
    ),
    "2013-05-20-hillside.txt": (
        "Hillside Technology Zone in figures\n\n"
        "In 2012 the zone had 18 incubators and employed over 7,000 people. About 40 percent of its firms export. "
        "The zone is home to 5 laboratories.\n"
    ),
}


@dataclass
class World:
    """One home with its folder of documents."""

    settings: Settings

    def refresh(self, job: str = REFRESH) -> Outcome:
        """Run the job in this process."""
        return execute(self.settings, job, Progress(Console(file=io.StringIO())))

    def refreshed(self) -> Outcome:
        """Run the main job, which has to succeed."""
        outcome = self.refresh()
        assert outcome.success, outcome.failure()
        return outcome

    def events(self, after: int = 0) -> list[Event]:
        """The events behind a position."""
        return list(Ledger(self.settings.ledger_location).read(after=after))

    def head(self) -> int:
        """The ledger's position."""
        return Ledger(self.settings.ledger_location).head().position

    def write(self, name: str, content: str | bytes) -> None:
        """Put a document into the folder."""
        (self.settings.seeds / name).write_bytes(content if isinstance(content, bytes) else content.encode())

    def read(self, name: str) -> str:
        """What a document says."""
        return (self.settings.seeds / name).read_text()

    def released(self) -> str:
        """A hash over the link and over every byte of what readers see."""
        published = self.settings.published
        digest = hashlib.sha256(str((published / "current").readlink()).encode())
        for path in sorted(p for p in (published / "current").resolve().rglob("*") if p.is_file()):
            digest.update(path.name.encode() + path.read_bytes())
        digest.update(self.settings.view_file.read_bytes())
        return digest.hexdigest()

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Rows of the current release."""
        with duckdb.connect(str(self.settings.view_file), read_only=True) as connection:
            return connection.execute(sql).fetchall()

    @staticmethod
    def kinds(events: list[Event]) -> Counter[str]:
        """How many events there are of each type."""
        return Counter(event.event_type for event in events)


@pytest.fixture(scope="session")
def new_world(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Mapping[str, str]], World]:
    """Makes a world after its first run on these documents, given as text by name."""

    def new(documents: Mapping[str, str]) -> World:
        root = tmp_path_factory.mktemp("world")
        world = World(Settings(home=root / "live" / "home", seeds=root / "live" / "seeds"))
        world.settings.seeds.mkdir(parents=True)
        for name, text in documents.items():
            world.write(name, text)
        world.refreshed()
        return world

    return new


@pytest.fixture(scope="session")
def snapshot(new_world: Callable[[Mapping[str, str]], World]) -> tuple[World, Path]:
    """A world of two documents after its first run, and a copy of it to go back to."""
    world = new_world(TWO)
    kept = world.settings.home.parents[1] / "kept"
    shutil.copytree(world.settings.home.parent, kept, symlinks=True)
    return world, kept


@pytest.fixture
def world(snapshot: tuple[World, Path]) -> Iterator[World]:
    """The world as it was after the first run, at the same path."""
    live, kept = snapshot
    yield live
    # The same path again: dbt and the view file hold absolute ones.
    shutil.rmtree(live.settings.home.parent)
    shutil.copytree(kept, live.settings.home.parent, symlinks=True)
