"""Sample events of the ledger's unit tests: observations, documents, and recorded events built without a store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from orchestration.documents.model import Article, Document, MappedText, Metadata
from orchestration.extraction.model import Observation
from orchestration.ledger.events import Event, NewEvent
from orchestration.ledger.recording import Head, recorded_rows, serialised

OBSERVATION = Observation(
    observation_id="o1",
    document_id="d1",
    doc="park.txt",
    article=1,
    claim_number=1,
    char_start=10,
    char_end=24,
    value_text="1,250 start-ups",
    value=1250,
    value_max=None,
    unit="COUNT",
    modifier="eq",
    measure="level",
    per=None,
    status="actual",
    indicator="startups",
    provisional=False,
    organisation=None,
    programme="Harbour Park",
    breakdown={"sector": "robotics"},
    period_start=None,
    period_end=None,
    period_basis="publication",
    scope="metric",
    sentence="The park housed 1,250 start-ups.",
    confidence=0.9,
    extractor_version="1.0.0",
    rules={"value": "digits"},
)


@pytest.fixture
def observation() -> Callable[..., Observation]:
    """Builds an observation; fields may be given."""
    return lambda **fields: replace(OBSERVATION, **fields)


@pytest.fixture
def document() -> Callable[..., Document]:
    """Builds a document of one article; fields may be given."""
    text = "The park housed 1,250 start-ups."
    article = Article(1, Metadata(title="Park"), MappedText.verbatim(text), 0, len(text))
    base = Document("d1", "park.txt", "text/plain", "utf-8", len(text), text, Metadata(publisher="Park"), (article,))
    return lambda **fields: replace(base, **fields)


@pytest.fixture
def record() -> Callable[..., list[Event]]:
    """Records events in memory as an append does: stream versions as expected by the events themselves."""

    def recorder(events: Sequence[NewEvent], head: Head | None = None) -> list[Event]:
        versions = [(event.expected_version or 0) + 1 for event in events]
        payloads = [serialised(event) for event in events]
        rows = recorded_rows(events, payloads, versions, head or Head(), "run", "tester")
        return [Event(**{**row, "payload": event.payload}) for row, event in zip(rows, events, strict=True)]

    return recorder


@pytest.fixture
def noon() -> datetime:
    """A moment, UTC."""
    return datetime(2021, 6, 1, 12, tzinfo=UTC)
