"""The reviewed file of corrections: its format, and what it changes in the ledger."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from orchestration.ledger.corrections import CorrectionRefused
from orchestration.ledger.readings import reading
from orchestration.ledger.reviewed_file import CorrectEntry, Place, read_reviewed_file
from orchestration.ledger.reviewed_plan import ReviewedPlan, plan_reviewed
from orchestration.ledger.state import Correction, ObservationState
from orchestration.vocabulary import Vocabulary

VOCABULARY = Vocabulary.load()
BY_ID = "- {observation: o1, set: {value: 43}, expect: {value: 1250}, person: Ada, reason: misprint}\n"


@pytest.fixture
def state(observation: Any) -> ObservationState:
    return ObservationState(1, reading(observation()).model_dump(mode="json"))


def entries(folder: Path, text: str) -> list[Any]:
    path = folder / "corrections.yml"
    path.write_text(text)
    return list(read_reviewed_file(path, VOCABULARY))


def plan(found: list[Any], state: ObservationState, ids: tuple[str, ...] = ("o1",)) -> ReviewedPlan:
    corrected = {"o1": state} if state.corrections else {}
    known = {correction.correction_id for correction in state.corrections}
    return plan_reviewed(found, corrected, known, lambda _: ids, lambda _: state)


def in_force(found: list[Any], state: ObservationState) -> ObservationState:
    """The observation after the first entry was recorded."""
    entry = found[0]
    assert isinstance(entry, CorrectEntry)
    made = Correction("c1", entry.set, entry.expect, entry.person, entry.reason, entry.key)
    return replace(state, version=state.version + 1, corrections=(made,))


def test_no_file_and_an_empty_file_hold_no_entries(tmp_path: Path) -> None:
    assert read_reviewed_file(tmp_path / "corrections.yml", VOCABULARY) == []
    assert entries(tmp_path, "# nothing yet\n") == []


def test_an_entry_names_its_observation_by_id_or_by_place(tmp_path: Path) -> None:
    place = "- {observation: {document: a.txt, value_text: 430}, set: {value: 43}, expect: {}, person: A, reason: r}\n"
    first, second = entries(tmp_path, BY_ID + place)
    assert (first.observation, first.number) == ("o1", 1)
    assert second.observation == Place(document="a.txt", value_text="430")
    assert first.key != second.key


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("value: 3\n", "must be a list of entries"),
        ("- {observation: o1\n", "corrections.yml cannot be read"),
        ("- {observation: o1, set: {value: 1}, person: A, reason: r}\n", "entry 1: expect: Field required"),
        (BY_ID + BY_ID.replace("person: Ada", "persn: Ada"), "persn: Extra inputs"),
        (BY_ID.replace("{value: 43}", "{value: few}"), "entry 1: value cannot be 'few'"),
        (BY_ID.replace("{value: 43}", "{indicator: nonsense}"), "entry 1: the vocabulary has no indicator"),
        (BY_ID + BY_ID, "entry 2: it repeats entry 1"),
        ("- {action: withdraw, person: A, reason: r}\n", "entry 1: correction: Field required"),
    ],
)
def test_a_wrong_file_is_told_with_its_entry(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(CorrectionRefused, match=message):
        entries(tmp_path, text)


def test_an_entry_is_applied_once(tmp_path: Path, state: ObservationState) -> None:
    found = entries(tmp_path, BY_ID)
    first = plan(found, state)
    assert [event.payload["entry"] for event in first.applied] == [found[0].key]
    again = plan(found, in_force(found, state))
    assert (again.events, again.lapses) == ([], [])


def test_an_entry_taken_out_is_withdrawn_and_a_changed_one_replaced(tmp_path: Path, state: ObservationState) -> None:
    before = in_force(entries(tmp_path, BY_ID), state)
    assert [event.event_type for event in plan([], before).events] == ["CorrectionWithdrawn"]
    changed = plan(entries(tmp_path, BY_ID.replace("43", "44")), before)
    assert [(event.event_type, event.expected_version) for event in changed.events] == [
        ("CorrectionWithdrawn", 2),
        ("ObservationCorrected", 3),
    ]


@pytest.mark.parametrize(
    ("ids", "guard", "because"),
    [
        ((), 1250, "no observation at o1"),
        (("o1", "o2"), 1250, "2 observations at o1"),
        (("o1",), 1251, "value is 1250, not 1251"),
    ],
)
def test_what_cannot_be_applied_lapses(
    tmp_path: Path, state: ObservationState, ids: tuple[str, ...], guard: int, because: str
) -> None:
    planned = plan(entries(tmp_path, BY_ID.replace("1250", str(guard))), state, ids)
    assert planned.events == []
    assert [lapse.because for lapse in planned.lapses] == [f"entry 1 of the reviewed file: {because}"]


def test_an_entry_follows_its_place_to_a_new_edition(tmp_path: Path, state: ObservationState) -> None:
    found = entries(tmp_path, BY_ID)
    old = replace(in_force(found, state), retracted=True)
    new = replace(state, payload={**state.payload, "observation_id": "o2"})
    planned = plan_reviewed(found, {"o1": old}, {"c1"}, lambda _: ["o2"], lambda _: new)
    assert [(event.event_type, event.stream_id) for event in planned.events] == [
        ("CorrectionWithdrawn", "o1"),
        ("ObservationCorrected", "o2"),
    ]


def test_a_withdrawal_of_a_command_is_done_once(tmp_path: Path, state: ObservationState) -> None:
    made = Correction("c9", {"value": 43}, {"value": 1250}, "Ada", "misprint")
    found = entries(tmp_path, "- {action: withdraw, correction: c9, person: Bob, reason: was right}\n")
    assert [e.payload["correction_id"] for e in plan(found, replace(state, corrections=(made,))).events] == ["c9"]
    done = plan_reviewed(found, {}, {"c9"}, lambda _: [], lambda _: state)
    assert (done.events, done.lapses) == ([], [])
    unknown = plan_reviewed(found, {}, set(), lambda _: [], lambda _: state)
    assert [lapse.correction_id for lapse in unknown.lapses] == ["c9"]
