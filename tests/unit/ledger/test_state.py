"""Corrections lie on top of readings while their guards hold."""

from __future__ import annotations

from orchestration.ledger.state import Correction, ObservationState, corrected


def correction(name: str, slots: dict[str, object], expect: dict[str, object]) -> Correction:
    return Correction(name, slots, expect, "editor", "misread")


def test_a_correction_sets_its_slots() -> None:
    state = ObservationState(2, {"value": 3, "unit": "CNY"}, False, (correction("c1", {"value": 4}, {"value": 3}),))
    assert corrected(state) == ({"value": 4, "unit": "CNY"}, ("c1",), ())


def test_a_guard_that_no_longer_holds_lapses_the_correction() -> None:
    state = ObservationState(3, {"value": 5}, False, (correction("c1", {"value": 4}, {"value": 3}),))
    assert corrected(state) == ({"value": 5}, (), ("c1",))


def test_a_later_correction_sees_the_earlier() -> None:
    both = (correction("c1", {"value": 4}, {"value": 3}), correction("c2", {"value": 6}, {"value": 4}))
    assert corrected(ObservationState(3, {"value": 3}, False, both)).payload == {"value": 6}


def test_without_a_guard_it_always_applies() -> None:
    state = ObservationState(3, {"value": 5}, False, (correction("c1", {"unit": "USD"}, {}),))
    assert corrected(state).payload == {"value": 5, "unit": "USD"}
