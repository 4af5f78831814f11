"""The main job as a whole: what a run records, checks and releases, and what leaves the release as it was."""

from __future__ import annotations

from typing import Any

import pytest

from orchestration.cli.refresh import REBUILD
from orchestration.cli.releases import rollback
from orchestration.ledger import Ledger, new_event
from orchestration.ledger.payloads import Cause, ObservationRevised

MORE = "In 2013 the zone signed 25 agreements.\n"


def test_the_first_run_records_checks_and_releases(world: Any) -> None:
    kinds = world.kinds(world.events())
    assert kinds["DocumentRegistered"] == kinds["ExtractionCompleted"] == 2
    assert kinds["ObservationRecorded"] >= 6
    assert kinds["ReleasePublished"] == 1
    validations = [event.payload for event in world.events() if event.event_type == "ValidationCompleted"]
    assert validations and all(validation["success"] for validation in validations)
    found = world.rows("SELECT value FROM mart_indicators_by_year WHERE unit = 'CNY' AND year = 2011")
    assert (2.5e9,) in found


def test_a_mart_without_rows_warns_and_does_not_block(world: Any) -> None:
    validation = next(e.payload for e in reversed(world.events()) if e.event_type == "ValidationCompleted")
    by_programme = next(s for s in validation["suites"] if s["suite"] == "mart_indicators_by_programme")
    assert by_programme["success"] is True
    assert [failure["severity"] for failure in by_programme["failures"]] == ["warn"]


def test_a_second_run_appends_nothing_and_skips_what_is_below_staging(world: Any) -> None:
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


def test_a_planted_bad_row_stops_the_release_and_shows_its_sentence(world: Any) -> None:
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
    assert world.kinds(world.events(after=head))["ReleasePublished"] == 0


@pytest.mark.slow
def test_a_rollback_stands_until_there_is_new_content(world: Any) -> None:
    first = world.released()
    world.write("2014-02-02-more.txt", MORE)
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
    assert world.rows("SELECT count(*) FROM fct_observation WHERE document = '2014-02-02-more.txt'") != [(0,)]
    events = [e for e in world.events() if e.stream_id == "release"]
    assert [e.event_type for e in events] == [
        *("ReleasePublished", "ReleasePublished", "ReleaseRolledBack", "ReleasePublished")
    ]
    assert (events[2].payload["person"], events[2].payload["reason"], events[2].actor) == ("Ada", "a draft", "Ada")


def test_a_deleted_warehouse_is_rebuilt_to_the_same_release(world: Any) -> None:
    released = world.released()
    world.settings.warehouse.unlink()
    outcome = world.refresh(REBUILD)
    assert outcome.success, outcome.failure()
    assert world.released() == released
    assert outcome.metadata["release"]["new"] is False
