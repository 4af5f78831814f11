"""Builds that take up what is new leave the tables that a build from nothing makes, whatever happened in between."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from orchestration.ledger import new_event
from orchestration.ledger.payloads import (
    Cause,
    DocumentRegistered,
    DocumentWithdrawn,
    ObservationCorrected,
    ObservationRecorded,
    ObservationRetracted,
    ObservationRevised,
)
from orchestration.warehouse import transform
from orchestration.warehouse.connection import Warehouse
from orchestration.warehouse.increments import begin_build, finish_build
from orchestration.warehouse.projection import project
from orchestration.warehouse.transform import build_marts, run_dbt

DBT_PROJECT = Path(__file__).resolve().parents[3] / "dbt_project"
PUBLISHERS = ("Daily", "Herald", "Gazette")
INCREMENTAL = ("int_observation_versions", "int_observation_ranks", "fct_observation_history")


class Life:
    """A ledger that grows by what happens to documents: chance decides, the seed decides chance."""

    def __init__(self, home: Any, seed: int) -> None:
        self.home = home
        self.chance = random.Random(seed)
        self.documents: dict[str, DocumentRegistered] = {}
        self.readings: dict[str, ObservationRecorded] = {}  # those that stand
        self.withdrawn: list[tuple[DocumentRegistered, list[ObservationRecorded]]] = []

    def step(self) -> None:
        """Something of everything."""
        happenings: list[Callable[[], None]] = [
            *[self.new_document] * 2,
            *[self.revise] * 2,
            *(self.retract, self.describe_anew, self.withdraw, self.bring_back, self.correct),
        ]
        self.chance.shuffle(happenings)
        for happens in happenings:
            happens()

    def new_document(self) -> None:
        """A level, its change, a sum and a share in one text that other texts have too, and a figure of its own."""
        number, year = len(self.documents) + len(self.withdrawn), self.chance.choice((2012, 2013))
        level = self.chance.choice((300, 331, 360))
        text = (
            f"Report {number}. At the end of {year} the park had {level} firms, 31 more than before: "
            f"{level - 130} in trade, 130 in health. They employed 5{number}0 people.\n"
        )
        registered = self.home.register(f"report-{number}.txt", text)
        self.describe(registered)
        end = f"{year}-12-31"
        modifier = self.chance.choice(("eq", "approx"))
        for value_text, value, slots in (
            (f"{level} firms", level, {"modifier": modifier}),
            ("31 more", 31, {"measure": "change"}),
            (f"{level - 130} in trade", level - 130, {"breakdown": {"sector": "trade"}}),
            ("130 in health", 130, {"breakdown": {"sector": "health"}}),
            (f"5{number}0", float(f"5{number}0"), {"indicator": "employees", "organisation": f"Park {number}"}),
        ):
            reading = self.home.observe(registered, value_text, value, period_end=end, **slots)
            self.readings[reading.observation_id] = reading

    def describe(self, registered: DocumentRegistered) -> None:
        """Another publisher and date for a document that is there."""
        told = {
            "publisher": self.chance.choice(PUBLISHERS),
            "published_on": f"2014-0{self.chance.randrange(1, 9)}-01",
            "metadata_hash": f"{self.chance.random()}",
        }
        described = DocumentRegistered(**registered.model_dump() | told)
        self.documents[registered.document_id] = described
        self.home.append(new_event(registered.document_id, described))

    def describe_anew(self) -> None:
        """A sidecar is changed."""
        self.describe(self.chance.choice(list(self.documents.values())))

    def revise(self) -> None:
        """A later reading gives another value, or another year."""
        reading = self.chance.choice(list(self.readings.values()))
        changes: tuple[dict[str, Any], ...] = ({"value": reading.value + 29}, {"period_end": "2011-12-31"})
        change = self.chance.choice(changes)
        change["cause"] = Cause(kind="extractor", detail="version 2.0.0")
        revised = ObservationRevised(**reading.model_dump() | change)
        self.readings[reading.observation_id] = revised
        self.home.append(new_event(reading.observation_id, revised))

    def retract(self) -> None:
        """A later reading no longer finds it."""
        self._retract(self.chance.choice(list(self.readings.values())))

    def withdraw(self) -> None:
        """A document leaves the seeds, and its observations with it."""
        registered = self.chance.choice(list(self.documents.values()))
        gone = [reading for reading in self.readings.values() if reading.document_id == registered.document_id]
        withdrawal = DocumentWithdrawn(document_id=registered.document_id, name=registered.name, cause="removed")
        self.home.append(new_event(registered.document_id, withdrawal))
        for reading in gone:
            self._retract(reading)
        self.withdrawn.append((self.documents.pop(registered.document_id), gone))

    def bring_back(self) -> None:
        """A document returns, and is read as before."""
        if not self.withdrawn:
            return
        registered, readings = self.withdrawn.pop(0)
        self.documents[registered.document_id] = registered
        self.home.append(new_event(registered.document_id, registered))
        for reading in readings:
            self.readings[reading.observation_id] = reading
            recorded = ObservationRecorded(**reading.model_dump(exclude={"cause"}))
            self.home.append(new_event(reading.observation_id, recorded))

    def correct(self) -> None:
        """A person sets a value."""
        reading = self.chance.choice(list(self.readings.values()))
        correction = ObservationCorrected(
            observation_id=reading.observation_id,
            document_id=reading.document_id,
            set={"value": self.chance.choice((300, 331, 777))},
            person="Ada",
            reason="misprint",
        )
        self.home.append(new_event(reading.observation_id, correction))

    def _retract(self, reading: ObservationRecorded) -> None:
        del self.readings[reading.observation_id]
        retracted = ObservationRetracted(
            observation_id=reading.observation_id,
            document_id=reading.document_id,
            cause=Cause(kind="document", detail="removed"),
        )
        self.home.append(new_event(reading.observation_id, retracted))


def differing(home: Any, folder: Path) -> dict[str, tuple[int, int]]:
    """Tables that differ from those of a new warehouse, built in full from the same ledger: rows more, and fewer."""
    fresh = Warehouse(folder / "warehouse.duckdb")
    project(home.ledger, home.store, fresh)
    build_marts(fresh, DBT_PROJECT, home.dbt_target)
    found = {}
    with home.warehouse.connect() as connection:
        connection.execute(f"ATTACH '{fresh.path}' AS fresh (READ_ONLY)")
        names = connection.execute(
            "SELECT schema_name || '.' || table_name FROM duckdb_tables() WHERE database_name <> 'fresh' "
            "AND (schema_name IN ('intermediate', 'marts') OR table_name LIKE 'reconcil%')"
        ).fetchall()
        assert len(names) > 20
        for (name,) in names:
            counts = [
                connection.execute(f"SELECT count(*) FROM (FROM {left} EXCEPT ALL FROM {right})").fetchall()[0][0]
                for left, right in ((name, f"fresh.{name}"), (f"fresh.{name}", name))
            ]
            if any(counts):
                found[name] = (counts[0], counts[1])
        connection.execute("DETACH fresh")
    return found


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The arguments of dbt's builds, as they run."""
    seen: list[list[str]] = []

    def watched(arguments: Any, *others: Any, **options: Any) -> Any:
        if arguments[0] == "build":
            seen.append(list(arguments))
        return run_dbt(arguments, *others, **options)

    monkeypatch.setattr(transform, "run_dbt", watched)
    return seen


def test_an_increment_leaves_what_a_full_build_makes(state: Any, tmp_path: Path, builds: list[list[str]]) -> None:
    life = Life(state, seed=20141027)
    for _ in range(3):
        life.new_document()
    state.build()
    life.step()
    life.withdraw()  # last, so that a series with a single figure loses it
    state.build()
    assert ["--full-refresh" in arguments for arguments in builds] == [True, False]
    assert differing(state, tmp_path / "fresh") == {}


@pytest.mark.exhaustive
@pytest.mark.parametrize("seed", range(2))
def test_whatever_happens_increments_leave_what_a_full_build_makes(state: Any, tmp_path: Path, seed: int) -> None:
    life = Life(state, seed)
    for _ in range(3):
        life.new_document()
    state.build()
    for step in range(3):
        life.step()
        state.project()
        if step % 2:  # killed: some models have taken up what is new, the others have not
            with state.warehouse.lock():
                run_dbt(
                    ["run", "--select", INCREMENTAL[step // 2]], state.warehouse.path, DBT_PROJECT, state.dbt_target
                )
            life.step()
        state.build()
        assert differing(state, tmp_path / f"fresh-{step}") == {}


def test_another_shape_and_a_build_that_failed_call_for_a_full_build(state: Any, tmp_path: Path) -> None:
    shaped = tmp_path / "dbt_project"
    (shaped / "seeds").mkdir(parents=True)
    vocabulary = shaped / "seeds" / "indicators.csv"
    vocabulary.write_text("code\nenterprises\n")
    state.project()
    with state.warehouse.connect() as connection:
        assert begin_build(connection, shaped)
        finish_build(connection, shaped)
        assert not begin_build(connection, shaped)
        vocabulary.write_text("code\nenterprises\nemployees\n")
        assert begin_build(connection, shaped)
        assert begin_build(connection, shaped)  # the full build before it never finished
        finish_build(connection, shaped)
        assert not begin_build(connection, shaped)
