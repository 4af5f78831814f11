"""The main job on small documents of our own: what each kind of change appends, and what it leaves alone."""

from __future__ import annotations

import hashlib
import io
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pytest
from rich.console import Console

from orchestration.cli.outcome import Outcome
from orchestration.cli.progress import Progress
from orchestration.cli.refresh import REBUILD, REFRESH, execute
from orchestration.cli.releases import rollback
from orchestration.ledger import Event, Ledger, new_event
from orchestration.ledger.payloads import Cause, ObservationRevised
from orchestration.settings import Settings

DOCUMENTS = {
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
SIXTH = "In 2013 the zone signed 25 agreements. Investors put 60 million yuan into 9 start-ups during 2013.\n"


@dataclass
class World:
    """One home with its folder of documents."""

    settings: Settings

    def refresh(self, job: str = REFRESH) -> Outcome:
        """Run the job in this process."""
        return execute(self.settings, job, Progress(Console(file=io.StringIO())))

    def events(self, after: int = 0) -> list[Event]:
        """The events behind a position."""
        return list(Ledger(self.settings.ledger_location).read(after=after))

    def head(self) -> int:
        """The ledger's position."""
        return Ledger(self.settings.ledger_location).head().position

    def write(self, name: str, content: str | bytes) -> None:
        """Put a document into the folder."""
        (self.settings.seeds / name).write_bytes(content if isinstance(content, bytes) else content.encode())

    def released(self) -> str:
        """A hash over the link and over every byte of what readers see."""
        published = self.settings.published
        digest = hashlib.sha256(str((published / "current").readlink()).encode())
        for path in sorted(p for p in (published / "current").resolve().rglob("*") if p.is_file()):
            digest.update(path.name.encode() + path.read_bytes())
        digest.update(self.settings.view_file.read_bytes())
        return digest.hexdigest()

    def query(self, sql: str) -> list[tuple[Any, ...]]:
        """Rows of the current release."""
        with duckdb.connect(str(self.settings.view_file), read_only=True) as connection:
            return connection.execute(sql).fetchall()


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> tuple[World, Path]:
    """A world after its first run, and a copy of it to go back to."""
    root = tmp_path_factory.mktemp("world")
    world = World(Settings(home=root / "live" / "home", seeds=root / "live" / "seeds"))
    world.settings.seeds.mkdir(parents=True)
    for name, text in DOCUMENTS.items():
        world.write(name, text)
    outcome = world.refresh()
    assert outcome.success, outcome.failure()
    shutil.copytree(root / "live", root / "kept", symlinks=True)
    return world, root / "kept"


@pytest.fixture
def world(snapshot: tuple[World, Path]) -> Iterator[World]:
    """The world as it was after the first run, at the same path."""
    live, kept = snapshot
    yield live
    # The same path again: dbt and the view file hold absolute ones.
    shutil.rmtree(live.settings.home.parent)
    shutil.copytree(kept, live.settings.home.parent, symlinks=True)


def _kinds(events: list[Event]) -> Counter[str]:
    return Counter(event.event_type for event in events)


def test_the_first_run_records_checks_and_releases(world: World) -> None:
    kinds = _kinds(world.events())
    assert kinds["DocumentRegistered"] == kinds["ExtractionCompleted"] == 2
    assert kinds["ObservationRecorded"] >= 6
    assert kinds["ReleasePublished"] == 1
    validations = [event.payload for event in world.events() if event.event_type == "ValidationCompleted"]
    assert validations and all(validation["success"] for validation in validations)
    found = world.query("SELECT value FROM mart_indicators_by_year WHERE unit = 'CNY' AND year = 2011")
    assert (2.5e9,) in found


def test_a_mart_without_rows_warns_and_does_not_block(world: World) -> None:
    validation = next(e.payload for e in reversed(world.events()) if e.event_type == "ValidationCompleted")
    by_programme = next(s for s in validation["suites"] if s["suite"] == "mart_indicators_by_programme")
    assert by_programme["success"] is True
    assert [failure["severity"] for failure in by_programme["failures"]] == ["warn"]


def test_a_second_run_appends_nothing_and_skips_what_is_below_staging(world: World) -> None:
    head, released = world.head(), world.released()
    outcome = world.refresh()
    assert outcome.success
    assert world.head() == head
    assert world.released() == released
    skipped = {event.step_key for event in outcome.result.get_step_skipped_events()}
    assert skipped == {
        *("staging_suites", "staging__reconciliations", "models", "mart_suites"),
        *("release", "release_changes"),
    }


def test_one_more_document_adds_only_its_own_events(world: World) -> None:
    head = world.head()
    world.write("2014-02-02-more.txt", SIXTH)
    outcome = world.refresh()
    assert outcome.success, outcome.failure()
    added = world.events(after=head)
    document_id = hashlib.sha256(SIXTH.encode()).hexdigest()
    content = [event for event in added if event.is_content]
    assert {event.payload["document_id"] for event in content} == {document_id}
    assert set(_kinds(content)) == {"DocumentRegistered", "ObservationRecorded", "ExtractionCompleted"}
    assert outcome.metadata["documents"]["new"] == 1
    assert _kinds(added)["ReleasePublished"] == 1
    changes = outcome.metadata["release_changes"]
    assert changes["added"] == _kinds(added)["ObservationRecorded"] and changes["gone"] == changes["changed"] == 0
    assert "| new document |" in changes["by_indicator"] and "2014-02-02-more.txt" in changes["observations"]


def test_a_changed_document_retracts_what_it_no_longer_says(world: World) -> None:
    name = "2012-03-01-harbour.txt"
    head = world.head()
    before = {e.stream_id for e in world.events() if e.payload.get("doc") == name}
    world.write(name, DOCUMENTS[name].replace("430 companies", "460 companies"))
    outcome = world.refresh()
    assert outcome.success, outcome.failure()
    added = world.events(after=head)
    retracted = {event.stream_id for event in added if event.event_type == "ObservationRetracted"}
    assert retracted == before  # every observation of the old bytes ends with an event of its own
    withdrawn = next(event.payload for event in added if event.event_type == "DocumentWithdrawn")
    registered = next(event.payload for event in added if event.event_type == "DocumentRegistered")
    assert withdrawn["cause"] == "superseded"
    assert withdrawn["superseded_by"] == registered["document_id"]
    assert registered["supersedes"] == withdrawn["document_id"]
    assert outcome.metadata["documents"]["changed"] == 1
    assert world.query("SELECT value FROM fct_observation WHERE value IN (430, 460)") == [(460.0,)]


def test_a_removed_document_leaves_and_comes_back(world: World) -> None:
    path = world.settings.seeds / "2013-05-20-hillside.txt"
    content = path.read_bytes()
    path.unlink()
    assert world.refresh().success
    assert world.query("SELECT count(*) FROM fct_observation WHERE document LIKE '%hillside%'") == [(0,)]
    head = world.head()
    path.write_bytes(content)
    assert world.refresh().success
    assert _kinds(world.events(after=head))["ObservationRecorded"] >= 3
    assert world.query("SELECT count(*) > 0 FROM fct_observation WHERE document LIKE '%hillside%'") == [(True,)]


def test_a_sidecar_dates_a_document_again(world: World) -> None:
    head = world.head()
    world.write("2013-05-20-hillside.txt.meta.yml", "published_on: 2013-06-30\npublisher: Hillside Gazette\n")
    outcome = world.refresh()
    assert outcome.success, outcome.failure()
    kinds = _kinds(world.events(after=head))
    assert kinds["DocumentRegistered"] == kinds["ExtractionCompleted"] == 1
    assert kinds["ObservationRecorded"] == kinds["ObservationRetracted"] == 0
    assert kinds["ObservationRevised"] >= 1  # the laboratories, dated by the publication


def test_a_binary_file_is_rejected_once_and_the_others_go_on(world: World) -> None:
    world.write("broken.txt", bytes(range(256)) * 8)
    world.write("2014-02-02-more.txt", SIXTH)
    head = world.head()
    outcome = world.refresh()
    assert outcome.success, outcome.failure()
    added = world.events(after=head)
    rejected = [event.payload for event in added if event.event_type == "DocumentRejected"]
    assert [payload["name"] for payload in rejected] == ["broken.txt"]
    assert rejected[0]["reason"]
    assert _kinds(added)["ObservationRecorded"] >= 2
    head = world.head()
    assert world.refresh().success
    assert world.head() == head


def test_a_rollback_stands_until_there_is_new_content(world: World) -> None:
    first = world.released()
    world.write("2014-02-02-more.txt", SIXTH)
    assert world.refresh().success
    second = world.released()
    settings = world.settings
    rollback(settings, None, "a draft", "Ada")
    assert world.released() == first
    head = world.head()
    outcome = world.refresh()
    assert outcome.success and "release" not in outcome.metadata
    assert world.head() == head and world.released() == first
    assert world.refresh(REBUILD).success and world.released() == first  # nor does a rebuild undo it
    world.write("2014-03-03-more.txt", "In 2013 the zone opened 4 schools.\n")
    assert world.refresh().success
    assert world.released() not in (first, second)
    assert world.query("SELECT count(*) FROM fct_observation WHERE document = '2014-02-02-more.txt'") != [(0,)]
    events = [e for e in world.events() if e.stream_id == "release"]
    assert [e.event_type for e in events] == [
        *("ReleasePublished", "ReleasePublished", "ReleaseRolledBack", "ReleasePublished")
    ]
    assert (events[2].payload["person"], events[2].payload["reason"], events[2].actor) == ("Ada", "a draft", "Ada")


def test_the_same_bytes_under_two_names_are_one_document(world: World) -> None:
    head = world.head()
    world.write("copy.txt", DOCUMENTS["2012-03-01-harbour.txt"])
    outcome = world.refresh()
    assert outcome.success
    assert world.head() == head
    assert "copy.txt" in outcome.metadata["documents"]["duplicates"]


def test_a_planted_bad_row_stops_the_release_and_shows_its_sentence(world: World) -> None:
    released = world.released()
    ledger = Ledger(world.settings.ledger_location)
    event = next(event for event in world.events() if event.event_type == "ObservationRecorded")
    bad = ObservationRevised(
        **event.payload | {"value_text": "not what stands there"}, cause=Cause(kind="person", detail="planted")
    )
    planted = new_event(event.stream_id, bad)
    ledger.append([planted], expected_position=ledger.head().position, run_id="test", actor="test")
    head = world.head()

    outcome = world.refresh()

    assert not outcome.success
    assert world.released() == released
    failed = {check.check_name: check for check in outcome.checks if not check.passed}
    severities = {name: check.severity.value for name, check in failed.items()}
    assert severities == {"staging_observation_events": "ERROR", "staging_quarantine": "WARN"}
    metadata = failed["staging_observation_events"].metadata
    page = world.settings.quality / f"{outcome.run_id}.html"
    assert metadata["page"].value == page.as_uri()
    for shown in (str(metadata["failing_rows"].value), page.read_text()):
        assert event.payload["sentence"] in shown
        assert event.payload["doc"] in shown
    assert "release stays as it was" in outcome.failure()
    validation = next(e.payload for e in world.events(after=head) if e.event_type == "ValidationCompleted")
    assert validation["success"] is False
    suite = next(suite for suite in validation["suites"] if not suite["success"])
    assert suite["suite"] == "staging_observation_events"
    assert suite["failures"][0]["rows"][0]["sentence"] == event.payload["sentence"]
    assert _kinds(world.events(after=head))["ReleasePublished"] == 0


def test_a_deleted_warehouse_is_rebuilt_to_the_same_release(world: World) -> None:
    released = world.released()
    world.settings.warehouse.unlink()
    outcome = world.refresh(REBUILD)
    assert outcome.success, outcome.failure()
    assert world.released() == released
    assert outcome.metadata["release"]["new"] is False


def test_a_document_that_breaks_the_extractor_is_told_and_the_others_go_on(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    from orchestration.assets import reading

    extract = reading.extract

    def breaks_on_one(document: Any, vocabulary: Any) -> Any:
        if document.name == "breaks.txt":
            raise RuntimeError("an unforeseen sentence")
        return extract(document, vocabulary)

    monkeypatch.setattr(reading, "extract", breaks_on_one)
    world.write("breaks.txt", "The zone had 3 gates in 2012.\n")
    world.write("2014-02-02-more.txt", SIXTH)
    outcome = world.refresh()
    assert outcome.success, outcome.failure()
    assert outcome.metadata["observations"]["failed"] == 1
    assert outcome.metadata["observations"]["recorded"] >= 2
