"""Corrections: which slots take which values, when they are refused, and when they lapse."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from orchestration.ledger.corrections import (
    CorrectionRefused,
    GuardFailed,
    assignments,
    checked,
    lapses,
    plan_correction,
    plan_correction_withdrawals,
)
from orchestration.ledger.readings import reading
from orchestration.ledger.state import Correction, ObservationState, corrected
from orchestration.vocabulary import Vocabulary

VOCABULARY = Vocabulary.load()


@pytest.fixture
def state(observation: Any) -> ObservationState:
    return ObservationState(1, reading(observation()).model_dump(mode="json"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("value=43", 43),
        ("value=2.5e9", 2_500_000_000),
        ("value=0.5", 0.5),
        ("value_max=", None),
        ("organisation=", None),
        ("organisation=Harbour Park", "Harbour Park"),
        ('breakdown={"sector": "robotics"}', {"sector": "robotics"}),
        ("breakdown=", {}),
        ("period_end=2013-12-31", "2013-12-31"),
        ("modifier=approx", "approx"),
    ],
)
def test_a_slot_takes_its_type(text: str, expected: Any) -> None:
    slot = text.partition("=")[0]
    assert checked(assignments([text]), VOCABULARY)[slot] == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("value", "not of the form slot=value"),
        ("valeu=3", "'valeu' cannot be corrected; the slots are value,"),
        ("char_start=3", "cannot be corrected"),
        ("value=many", "value cannot be 'many'"),
        ("value=nan", "no finite number"),
        ("value=", "value cannot be None"),
        ("modifier=more", "Input should be 'eq', 'approx'"),
        ("period_end=2013-13-01", "period_end cannot be"),
        ("breakdown={sector}", "is no JSON"),
        ("indicator=enterprize", "has no indicator 'enterprize'; did you mean enterprises"),
    ],
)
def test_a_wrong_value_is_refused_with_what_the_slot_takes(text: str, message: str) -> None:
    with pytest.raises(CorrectionRefused, match=message):
        checked(assignments([text]), VOCABULARY)


def test_an_indicator_of_the_vocabulary_is_no_longer_provisional() -> None:
    assert checked({"indicator": "enterprises"}, VOCABULARY)["provisional"] is False


def test_the_guard_is_what_the_person_saw_unless_given(state: ObservationState) -> None:
    planned = plan_correction(state, {"value": 43}, None, "Ada", "misprint")
    assert planned.payload["expect"] == {"value": 1250}
    assert planned.expected_version == 1
    given = plan_correction(state, {"value": 43}, {"unit": "COUNT"}, "Ada", "misprint")
    assert given.payload["expect"] == {"unit": "COUNT"}


def test_a_guard_that_does_not_hold_refuses(state: ObservationState) -> None:
    with pytest.raises(GuardFailed, match="value is 1250, not 1251"):
        plan_correction(state, {"value": 43}, {"value": 1251}, "Ada", "misprint")
    with pytest.raises(GuardFailed, match="retracted"):
        plan_correction(replace(state, retracted=True), {"value": 43}, None, "Ada", "misprint")


@pytest.mark.parametrize(
    "change",
    [
        {"value": 1250},
        {},
        {"measure": "rate"},
        {"per": "year"},
        {"period_start": "2015-01-01"},
        {"value_max": 3},
        {"measure": "share", "unit": "PERCENT", "value": 120},
    ],
)
def test_what_changes_nothing_or_contradicts_itself_is_refused(state: ObservationState, change: Any) -> None:
    with pytest.raises(CorrectionRefused):
        plan_correction(state, change, None, "Ada", "misprint")


def test_a_later_correction_sees_the_earlier_ones_and_a_lapse_says_why(state: ObservationState) -> None:
    first = Correction("c1", {"value": 43}, {"value": 1250}, "Ada", "misprint")
    second = Correction("c2", {"value": 44}, {"value": 43}, "Bob", "another")
    both = replace(state, version=3, corrections=(first, second))
    assert corrected(both).payload["value"] == 44 and lapses(both) == []
    reread = replace(both, payload={**both.payload, "value": 1260})
    assert corrected(reread).payload["value"] == 1260
    assert [(lapse.correction_id, lapse.because) for lapse in lapses(reread)] == [
        ("c1", "value is 1260, not 1250"),
        ("c2", "value is 1260, not 43"),
    ]
    withdrawn = plan_correction_withdrawals(both, [first, second], "Cy", "was right")
    assert [event.expected_version for event in withdrawn] == [3, 4]
