"""Payloads are checked against their type before they are recorded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from orchestration.extraction.model import Observation
from orchestration.ledger.errors import LedgerError
from orchestration.ledger.events import new_event, typed_payload
from orchestration.ledger.payloads import DocumentRejected, ObservationRecorded
from orchestration.ledger.readings import reading
from orchestration.ledger.recording import serialised

REJECTED = DocumentRejected(document_id="d1", name="a.txt", reason="empty")


def test_dates_are_iso_strings_and_occurred_at_is_midnight_utc(observation: Callable[..., Observation]) -> None:
    payload = reading(observation(period_end=date(2014, 12, 31)))
    event = new_event("o1", payload, occurred_on=date(2015, 2, 3))
    assert event.payload["period_end"] == "2014-12-31"
    assert event.occurred_at == datetime(2015, 2, 3, tzinfo=UTC)
    assert event.event_type == "ObservationRecorded"


def test_a_payload_survives_json(observation: Callable[..., Observation]) -> None:
    payload = reading(observation(value=3.05e12, value_max=7, period_start=date(2013, 1, 1)))
    assert ObservationRecorded.model_validate_json(serialised(new_event("o1", payload))) == payload


def test_whole_numbers_stay_whole(observation: Callable[..., Observation]) -> None:
    assert '"value":1250,' in serialised(new_event("o1", reading(observation())))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"event_type": "DocumentLost"}, "unknown event type DocumentLost"),
        ({"schema_version": 2}, "schema version 1, not 2"),
        ({"payload": {"document_id": "d1", "name": "a.txt"}}, "payload of DocumentRejected: reason"),
        ({"payload": {**REJECTED.model_dump(), "colour": "red"}}, "payload of DocumentRejected: colour"),
        ({"occurred_at": datetime(2020, 1, 1)}, "no time zone"),
    ],
)
def test_what_misfits_is_refused(change: dict[str, object], message: str) -> None:
    event = replace(new_event("d1", REJECTED), **change)  # type: ignore[arg-type]
    with pytest.raises(LedgerError, match=message):
        serialised(event)


def test_infinite_values_are_refused(observation: Callable[..., Observation]) -> None:
    payload = reading(observation()).model_dump(mode="json")
    with pytest.raises(LedgerError, match="value"):
        typed_payload("ObservationRecorded", 1, {**payload, "value": float("inf")})
