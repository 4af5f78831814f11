"""Random histories: the fold of the events, the tables projected from them and any replay say the same."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from orchestration.documents import Document, read_document
from orchestration.extraction.model import Extraction, Observation, Unread
from orchestration.ledger import NewEvent, new_event
from orchestration.ledger.fold import LedgerState, fold
from orchestration.ledger.payloads import (
    AliasAdded,
    AliasWithdrawn,
    CorrectionWithdrawn,
    ObservationCorrected,
    ReleasePublished,
    ReviewAccepted,
    SuiteOutcome,
    ValidationCompleted,
)
from orchestration.ledger.planning import plan_document, plan_extraction, plan_rejection, plan_withdrawal, registration
from orchestration.warehouse.state import current_documents, current_observations

KINDS = (
    *("register", "extract", "extract", "withdraw", "reject", "correct", "uncorrect"),
    *("accept", "alias", "unalias", "validate", "release"),
)
# What is done, to which document, and a number that varies how.
STEPS = st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 1), st.integers(0, 7)), min_size=1, max_size=25)
CUTS = st.lists(st.integers(1, 80), max_size=4).map(sorted)
CHANGES: tuple[dict[str, Any], ...] = (
    {"value": 1000},
    {"organisation": None, "breakdown": {"sector": "𝟗 robots"}},
    {"period_start": "2012-01-01", "period_end": "2012-06-30", "value_max": 2.5e12},
)


class History:
    """Plays steps through the planners against the folded state, as a refresh does, and appends what they plan."""

    def __init__(self, home: Any) -> None:
        self.home, self.state = home, LedgerState()

    def play(self, step: str, number: int, variant: int) -> None:
        """One step, in one commit."""
        events = getattr(self, f"_{step}")(f"{number}.txt", variant)
        if events:
            before = self.state.position
            self.home.append(*events)
            fold(self.home.ledger.read(after=before), self.state)

    def _read(self, name: str, variant: int) -> Document:
        data = f"Park {name} in figures\n\nIn 2012 it had {variant % 2 + 4} firms, 18 labs and 7 halls.\n".encode()
        self.home.store.put(data)
        return read_document(data, name, b"publisher: Ada\n" if variant & 2 else None)

    def _register(self, name: str, variant: int) -> list[NewEvent]:
        registered, current = registration(self._read(name, variant)), self.state.document_named(name)
        events, supersedes = [], None
        if current is not None and current.document_id != registered.document_id:
            supersedes = current.document_id
            events = plan_withdrawal(current, self.state.observations_of(supersedes), registered.document_id)
        known = self.state.documents.get(registered.document_id)
        return [*events, *plan_document(registered.model_copy(update={"supersedes": supersedes}), known)]

    def _extract(self, name: str, variant: int) -> list[NewEvent]:
        current = self.state.document_named(name)
        if current is None:
            return []
        read = (self._read(name, each) for each in range(4))
        document = next(d for d in read if registration(d).metadata_hash == current.metadata_hash)
        spans = [match.span() for match in re.finditer(r"\d+", document.raw)]
        kept = variant % (len(spans) + 1)
        return plan_extraction(
            registration(document),
            Extraction(
                tuple(observation(document, *span, variant) for span in spans[:kept]),
                tuple(Unread(*span, document.raw[slice(*span)], "year", "…", *span) for span in spans[kept:]),
            ),
            extractor_version=f"1.{variant}.0",
            vocabulary_hash="v",
            document_version=current.version,
            previous=current.extraction,
            observations=self.state.observations_of(current.document_id),
        )

    def _withdraw(self, name: str, variant: int) -> list[NewEvent]:
        for current in list(self.state.documents.values())[variant % 3 :]:  # rejected ones go, too
            return plan_withdrawal(current, self.state.observations_of(current.document_id))
        return []

    def _reject(self, name: str, variant: int) -> list[NewEvent]:
        document_id = self._read(name, variant).document_id
        known, observations = self.state.documents.get(document_id), self.state.observations_of(document_id)
        return plan_rejection(document_id, name, f"reason {variant % 3}", known, observations)

    def _correct(self, name: str, variant: int) -> list[NewEvent]:
        for observation_id, known in list(self.state.observations.items())[variant % 3 :]:
            payload = ObservationCorrected(
                observation_id=observation_id,
                document_id=known.payload["document_id"],
                set=CHANGES[variant % len(CHANGES)],
                expect={"value": known.payload["value"] + variant // 4},  # some guards do not hold
                person="Ada",
                reason="misprint",
            )
            return [new_event(observation_id, payload, expected_version=known.version)]
        return []

    def _uncorrect(self, name: str, variant: int) -> list[NewEvent]:
        for observation_id, known in self.state.observations.items():
            for correction in known.corrections[variant % 2 :]:
                withdrawn = CorrectionWithdrawn(
                    observation_id=observation_id, correction_id=correction.correction_id, person="Bob", reason="no"
                )
                return [new_event(observation_id, withdrawn, expected_version=known.version)]
        return []

    def _accept(self, name: str, variant: int) -> list[NewEvent]:
        return [new_event(f"review/{name}", ReviewAccepted(kind="programme", subject=name, person="Ada", reason="ok"))]

    def _alias(self, name: str, variant: int) -> list[NewEvent]:
        added = AliasAdded(kind="programme", alias=name, name=f"P{variant}", person="Ada", reason="nickname")
        return [new_event(f"alias/{name}", added)]

    def _unalias(self, name: str, variant: int) -> list[NewEvent]:
        withdrawn = AliasWithdrawn(kind="programme", alias=name, person="Ada", reason="no")
        return [new_event(f"alias/{name}", withdrawn)]

    def _validate(self, name: str, variant: int) -> list[NewEvent]:
        suites = [SuiteOutcome(suite=f"s{n}", table="t", success=True, evaluated=3, failed=0) for n in range(variant)]
        outcome = ValidationCompleted(content_position=1, content_key="k", success=True, suites=tuple(suites))
        return [new_event("validation", outcome)]

    def _release(self, name: str, variant: int) -> list[NewEvent]:
        released = ReleasePublished(
            release_id="r", content_position=1, content_key="k", head_chain="c", tables={"t": variant}
        )
        return [new_event("release", released)]


def observation(document: Document, start: int, end: int, variant: int) -> Observation:
    """A reading of the number at a span, which differs from variant to variant in slots of every type."""
    text = document.raw[start:end]
    return Observation(
        observation_id=f"{document.document_id[:16]}-{start}",
        document_id=document.document_id,
        doc=document.name,
        article=1,
        claim_number=1,
        char_start=start,
        char_end=end,
        value_text=text,
        value=int(text) + variant % 2,
        value_max=0.1 + 0.2 if variant & 4 else None,
        unit="COUNT",
        modifier="eq",
        measure="level",
        per=None,
        status="actual",
        indicator="enterprises",
        provisional=bool(variant & 1),
        organisation="Ünïcode “Park”" if variant & 2 else None,
        programme=None,
        breakdown={"b": "2", "a": "1"} if variant & 1 else {},
        period_start=None,
        period_end=None,
        period_basis="stated",
        scope="metric",
        sentence="It’s had 𝟗 firms.",
        confidence=0.7,
        extractor_version=f"1.{variant}.0",
        rules={"value": "digits"},
    )


def replayed(home: Any, cuts: list[int]) -> dict[str, list[tuple[Any, ...]]]:
    """Project an empty warehouse in batches that end at the cuts; at each, the tables must say what the fold says."""
    home.warehouse.delete()
    head = home.ledger.head().position
    for cut in sorted({min(cut, head) for cut in (*cuts, head)}):
        assert home.project(upto=cut).position == cut
        folded = fold(home.ledger.read(upto=cut))
        with home.warehouse.connect() as connection:
            assert current_documents(connection) == folded.documents
            for document_id in folded.by_document:
                assert current_observations(connection, document_id) == folded.observations_of(document_id)
    return home.contents()


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, cuts=CUTS, others=CUTS)
# A correction whose guard fails after a new reading, and a cut within the commit of that reading.
@example(
    steps=[("register", 0, 0), ("extract", 0, 2), ("correct", 0, 0), ("extract", 0, 3), ("uncorrect", 0, 0)],
    cuts=[2, 6],
    others=[3, 7, 9],
)
@example(steps=[("reject", 0, 0), ("withdraw", 0, 0), ("register", 0, 0)], cuts=[], others=[1, 2])
def test_fold_tables_and_replay_agree_in_any_split(
    state: Any, steps: list[tuple[str, int, int]], cuts: list[int], others: list[int]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = type(state)(Path(folder))
        history = History(home)
        for step in steps:
            history.play(*step)
        if history.state.position == 0:
            return
        by_commits = replayed(home, cuts)  # a batch ends with a commit's file, too
        home.ledger.compact(few=0)
        by_cuts = replayed(home, others)
        assert by_commits == by_cuts == replayed(home, [])
        assert fold(home.ledger.read()) == history.state
