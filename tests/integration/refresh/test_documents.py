"""Documents that come, change, go and cannot be read: what each kind of change appends, and what it leaves alone."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

SIXTH = "In 2013 the zone signed 25 agreements. Investors put 60 million yuan into 9 start-ups during 2013.\n"


def test_one_more_document_adds_only_its_own_events(world: Any) -> None:
    head = world.head()
    world.write("2014-02-02-more.txt", SIXTH)
    outcome = world.refresh()
    assert outcome.success, outcome.failure()
    added = world.events(after=head)
    document_id = hashlib.sha256(SIXTH.encode()).hexdigest()
    content = [event for event in added if event.is_content]
    assert {event.payload["document_id"] for event in content} == {document_id}
    assert set(world.kinds(content)) == {"DocumentRegistered", "ObservationRecorded", "ExtractionCompleted"}
    assert outcome.metadata["documents"]["new"] == 1
    assert world.kinds(added)["ReleasePublished"] == 1
    changes = outcome.metadata["release_changes"]
    assert changes["added"] == world.kinds(added)["ObservationRecorded"] and changes["gone"] == changes["changed"] == 0
    assert "| new document |" in changes["by_indicator"] and "2014-02-02-more.txt" in changes["observations"]


def test_a_changed_document_retracts_what_it_no_longer_says(world: Any) -> None:
    name = "2012-03-01-harbour.txt"
    head = world.head()
    before = {e.stream_id for e in world.events() if e.payload.get("doc") == name}
    world.write(name, world.read(name).replace("430 companies", "460 companies"))
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
    assert world.rows("SELECT value FROM fct_observation WHERE value IN (430, 460)") == [(460.0,)]


def test_a_removed_document_leaves_and_comes_back(world: Any) -> None:
    path = world.settings.seeds / "2013-05-20-hillside.txt"
    content = path.read_bytes()
    path.unlink()
    assert world.refresh().success
    assert world.rows("SELECT count(*) FROM fct_observation WHERE document LIKE '%hillside%'") == [(0,)]
    head = world.head()
    path.write_bytes(content)
    assert world.refresh().success
    assert world.kinds(world.events(after=head))["ObservationRecorded"] >= 3
    assert world.rows("SELECT count(*) > 0 FROM fct_observation WHERE document LIKE '%hillside%'") == [(True,)]


def test_a_sidecar_dates_a_document_again(world: Any) -> None:
    head = world.head()
    world.write("2013-05-20-hillside.txt.meta.yml", "published_on: 2013-06-30\npublisher: Hillside Gazette\n")
    outcome = world.refresh()
    assert outcome.success, outcome.failure()
    kinds = world.kinds(world.events(after=head))
    assert kinds["DocumentRegistered"] == kinds["ExtractionCompleted"] == 1
    assert kinds["ObservationRecorded"] == kinds["ObservationRetracted"] == 0
    assert kinds["ObservationRevised"] >= 1  # the laboratories, dated by the publication


def test_a_binary_file_is_rejected_once_and_the_others_go_on(world: Any) -> None:
    world.write("broken.txt", bytes(range(256)) * 8)
    world.write("2014-02-02-more.txt", SIXTH)
    head = world.head()
    outcome = world.refresh()
    assert outcome.success, outcome.failure()
    added = world.events(after=head)
    rejected = [event.payload for event in added if event.event_type == "DocumentRejected"]
    assert [payload["name"] for payload in rejected] == ["broken.txt"]
    assert rejected[0]["reason"]
    assert world.kinds(added)["ObservationRecorded"] >= 2
    head = world.head()
    assert world.refresh().success
    assert world.head() == head


def test_the_same_bytes_under_two_names_are_one_document(world: Any) -> None:
    head = world.head()
    world.write("copy.txt", world.read("2012-03-01-harbour.txt"))
    outcome = world.refresh()
    assert outcome.success
    assert world.head() == head
    assert "copy.txt" in outcome.metadata["documents"]["duplicates"]


def test_a_document_that_breaks_the_extractor_is_told_and_the_others_go_on(
    world: Any, monkeypatch: pytest.MonkeyPatch
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
