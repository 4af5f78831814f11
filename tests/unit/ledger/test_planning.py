"""Which events a document calls for: new, unchanged, changed, withdrawn, come back, rejected, re-extracted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from orchestration.documents.model import Document, Metadata
from orchestration.extraction.model import Extraction, Observation, Unread
from orchestration.ledger.events import NewEvent
from orchestration.ledger.payloads import Cause
from orchestration.ledger.planning import (
    cause_of_change,
    extraction_key,
    plan_document,
    plan_extraction,
    plan_observations,
    plan_rejection,
    plan_withdrawal,
    registration,
)
from orchestration.ledger.readings import reading
from orchestration.ledger.state import DocumentState, ExtractionKey, ObservationState

Make = Callable[..., Observation]
CAUSE = Cause(kind="extractor", detail="version 1.0.0 to 1.1.0")


def types(events: list[NewEvent]) -> list[tuple[str, int | None]]:
    return [(event.event_type, event.expected_version) for event in events]


def standing(observation: Observation, version: int = 1, **fields: object) -> dict[str, ObservationState]:
    payload = reading(observation).model_dump(mode="json")
    return {observation.observation_id: replace(ObservationState(version, payload), **fields)}  # type: ignore[arg-type]


def test_a_new_document_is_registered_once(document: Callable[..., Document]) -> None:
    registered = registration(document())
    assert types(plan_document(registered, None)) == [("DocumentRegistered", 0)]
    current = DocumentState("d1", 1, "current", "park.txt", registered.metadata_hash)
    assert plan_document(registered, current) == []


def test_other_metadata_registers_again(document: Callable[..., Document]) -> None:
    current = DocumentState("d1", 2, "current", "park.txt", registration(document()).metadata_hash)
    dated = registration(document(metadata=Metadata(published_on=date(2014, 5, 1))))
    assert types(plan_document(dated, current)) == [("DocumentRegistered", 2)]
    renamed = registration(document(name="district.txt"))
    assert types(plan_document(renamed, current)) == [("DocumentRegistered", 2)]


def test_a_document_that_comes_back_is_registered_again(document: Callable[..., Document]) -> None:
    registered = registration(document())
    current = DocumentState("d1", 3, "withdrawn", "park.txt", registered.metadata_hash)
    assert types(plan_document(registered, current)) == [("DocumentRegistered", 3)]


def test_what_it_supersedes_is_no_metadata(document: Callable[..., Document]) -> None:
    assert registration(document(), "d0").metadata_hash == registration(document()).metadata_hash
    assert registration(document(), "d0").supersedes == "d0"


def test_a_rejection_is_recorded_once_for_a_reason() -> None:
    assert types(plan_rejection("d1", "a.pdf", "encrypted", None)) == [("DocumentRejected", 0)]
    current = DocumentState("d1", 1, "rejected", "a.pdf", reason="encrypted")
    assert plan_rejection("d1", "a.pdf", "encrypted", current) == []
    assert types(plan_rejection("d1", "a.pdf", "empty", current)) == [("DocumentRejected", 1)]


def test_a_document_read_before_and_now_rejected_loses_its_observations(observation: Make) -> None:
    current = DocumentState("d1", 2, "current", "a.pdf")
    planned = plan_rejection("d1", "a.pdf", "encrypted", current, standing(observation()))
    assert types(planned) == [("DocumentRejected", 2), ("ObservationRetracted", 1)]


def test_a_withdrawal_retracts_what_stands_and_cites_the_cause(observation: Make) -> None:
    current = DocumentState("d1", 2, "current", "park.txt")
    observations = standing(observation()) | standing(observation(observation_id="o2"), 2, retracted=True)
    planned = plan_withdrawal(current, observations, superseded_by="d2")
    assert types(planned) == [("DocumentWithdrawn", 2), ("ObservationRetracted", 1)]
    assert planned[0].payload["cause"] == "superseded"
    assert planned[1].payload["cause"] == {"kind": "document", "detail": "document superseded by d2"}
    gone = replace(current, status="withdrawn")
    assert plan_withdrawal(gone, observations) == []


def test_recorded_revised_retracted_by_comparison(observation: Make) -> None:
    same, other, gone = (observation(observation_id=name) for name in ("same", "other", "gone"))
    current = standing(same, 1) | standing(other, 4) | standing(gone, 2)
    extracted = [same, replace(other, value=1251), observation(observation_id="new")]
    planned = plan_observations(current, extracted, CAUSE, {1: date(2015, 1, 2)})
    assert types(planned) == [("ObservationRevised", 4), ("ObservationRecorded", 0), ("ObservationRetracted", 2)]
    assert planned[0].payload["value"] == 1251
    assert planned[0].payload["cause"]["kind"] == "extractor"
    assert planned[0].occurred_at is not None


def test_another_extractor_that_reads_the_same_revises_nothing(observation: Make) -> None:
    current = standing(observation())
    again = observation(extractor_version="2.0.0", rules={"value": "renamed"})
    assert plan_observations(current, [again], CAUSE) == []


def test_after_a_retraction_the_same_reading_is_recorded_again(observation: Make) -> None:
    current = standing(observation(), 2, retracted=True)
    assert types(plan_observations(current, [observation()], CAUSE)) == [("ObservationRecorded", 2)]


def test_a_corrected_observation_read_as_before_is_left_alone(observation: Make) -> None:
    # Compared with the last reading, not with the corrected values: else each run would revise it back.
    current = standing(observation(), 2)
    assert plan_observations(current, [observation()], CAUSE) == []


def test_an_extraction_ends_with_its_completion_and_is_done_once(
    document: Callable[..., Document], observation: Make
) -> None:
    registered = registration(document())
    unread = Unread(0, 4, "2014", "year", "In 2014.", 3, 7)
    extraction = Extraction((observation(),), (unread,))

    def plan(previous: ExtractionKey | None) -> list[NewEvent]:
        return plan_extraction(
            registered,
            extraction,
            extractor_version="1.0.0",
            vocabulary_hash="v1",
            document_version=1,
            previous=previous,
            observations={},
        )

    planned = plan(None)
    assert types(planned) == [("ObservationRecorded", 0), ("ExtractionCompleted", 1)]
    assert planned[-1].payload["unread"][0]["article"] == 1
    assert plan(extraction_key(registered, "1.0.0", "v1")) == []
    assert len(plan(extraction_key(registered, "1.0.0", "v0"))) == 2


def test_the_cause_names_what_changed() -> None:
    key = ExtractionKey("d1", "m1", "1.0.0", "v1")
    assert cause_of_change(key._replace(metadata_hash="m0"), key).kind == "document"
    assert cause_of_change(key._replace(extractor_version="0.9"), key).detail == "version 0.9 to 1.0.0"
    assert cause_of_change(key._replace(vocabulary_hash="v0"), key).detail == "vocabulary v1"
