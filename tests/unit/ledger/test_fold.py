"""The fold gives one state for one sequence of events, however the sequence is split."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orchestration.documents.model import Document
from orchestration.extraction.model import Extraction, Observation
from orchestration.ledger.errors import LedgerError
from orchestration.ledger.events import Event, NewEvent, new_event
from orchestration.ledger.fold import LedgerState, fold
from orchestration.ledger.payloads import CorrectionWithdrawn, ObservationCorrected
from orchestration.ledger.planning import plan_document, plan_extraction, plan_rejection, plan_withdrawal, registration
from orchestration.ledger.recording import Head
from orchestration.ledger.state import corrected

# A step of a random history: what is done, to which document, and a number that varies its content.
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["register", "extract", "withdraw", "reject", "correct", "uncorrect"]),
        st.integers(0, 2),
        st.integers(0, 3),
    ),
    max_size=40,
)


class History:
    """Plays steps through the planner against the folded state, as a refresh does."""

    def __init__(self, document: Callable[..., Document], observation: Callable[..., Observation], record) -> None:
        self.document, self.observation, self.record = document, observation, record
        self.state, self.events = LedgerState(), list[Event]()

    def play(self, step: str, number: int, variant: int) -> None:
        last = self.events[-1] if self.events else None
        head = Head(last.position, last.chain, last.recorded_at) if last else Head()
        new = self.record(getattr(self, f"_{step}")(f"d{number}", variant), head)
        fold(new, self.state)
        self.events.extend(new)

    def _register(self, name: str, variant: int) -> list[NewEvent]:
        registered = registration(self.document(document_id=name, name=f"{name}-{variant % 2}.txt"))
        return plan_document(registered, self.state.documents.get(name))

    def _extract(self, name: str, variant: int) -> list[NewEvent]:
        current = self.state.documents.get(name)
        if current is None or current.status != "current":
            return []
        found = [
            self.observation(observation_id=f"{name}-o{number}", document_id=name, value=variant * number)
            for number in range(variant, variant + 3)
        ]
        return plan_extraction(
            registration(self.document(document_id=name, name=current.name)),
            Extraction(tuple(found), ()),
            extractor_version=f"1.{variant}.0",
            vocabulary_hash="v",
            document_version=current.version,
            previous=current.extraction,
            observations=self.state.observations_of(name),
        )

    def _withdraw(self, name: str, variant: int) -> list[NewEvent]:
        current = self.state.documents.get(name)
        return plan_withdrawal(current, self.state.observations_of(name)) if current else []

    def _reject(self, name: str, variant: int) -> list[NewEvent]:
        current, observations = self.state.documents.get(name), self.state.observations_of(name)
        return plan_rejection(name, f"{name}.txt", f"reason {variant}", current, observations)

    def _correct(self, name: str, variant: int) -> list[NewEvent]:
        for observation_id, known in self.state.observations_of(name).items():
            payload = ObservationCorrected(
                observation_id=observation_id,
                document_id=name,
                set={"value": 1000 + variant},
                expect={"value": known.payload["value"]},
                person="editor",
                reason="misread",
            )
            return [new_event(observation_id, payload, expected_version=known.version)]
        return []

    def _uncorrect(self, name: str, variant: int) -> list[NewEvent]:
        for observation_id, known in self.state.observations_of(name).items():
            for correction in known.corrections[:1]:
                payload = CorrectionWithdrawn(
                    observation_id=observation_id,
                    correction_id=correction.correction_id,
                    person="editor",
                    reason="right after all",
                )
                return [new_event(observation_id, payload, expected_version=known.version)]
        return []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, cuts=st.lists(st.integers(0, 200), max_size=5))
def test_any_split_folds_to_the_same_state(document, observation, record, steps, cuts) -> None:
    history = History(document, observation, record)
    for step in steps:
        history.play(*step)
    whole, split, start = fold(history.events), LedgerState(), 0
    for cut in [*sorted(cuts), len(history.events)]:
        fold(history.events[start:cut], split)
        start = max(start, min(cut, len(history.events)))
    assert whole == split == history.state


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_the_same_step_twice_appends_nothing_the_second_time(document, observation, record, steps) -> None:
    history = History(document, observation, record)
    for step in steps:
        history.play(*step)
        if step[0] in ("register", "extract", "withdraw", "reject"):
            before = len(history.events)
            history.play(*step)
            assert len(history.events) == before


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_no_observation_stands_of_a_document_that_does_not(document, observation, record, steps) -> None:
    history = History(document, observation, record)
    for step in steps:
        history.play(*step)
    for known in history.state.documents.values():
        if known.status != "current":
            assert all(state.retracted for state in history.state.observations_of(known.document_id).values())


def test_a_correction_survives_re_extraction(document, observation, record) -> None:
    history = History(document, observation, record)
    for step in [("register", 0, 0), ("extract", 0, 1), ("correct", 0, 1), ("withdraw", 0, 0)]:
        history.play(*step)
    for step in [("register", 0, 0), ("extract", 0, 1)]:
        history.play(*step)
    first = history.state.observations_of("d0")["d0-o1"]
    assert first.payload["value"] == 1
    assert corrected(first).payload["value"] == 1001


def test_gaps_stop_the_fold(document, observation, record) -> None:
    history = History(document, observation, record)
    for step in [("register", 0, 0), ("extract", 0, 1)]:
        history.play(*step)
    with pytest.raises(LedgerError, match="event 2 is missing"):
        fold([history.events[0], *history.events[2:]])
    doubled = replace(history.events[1], stream_id=history.events[0].stream_id)
    with pytest.raises(LedgerError, match="version 1 of its stream, where 2 is next"):
        fold([history.events[0], doubled])
