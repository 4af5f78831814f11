"""Old payloads are brought to the present version a step at a time; what is unknown stops the reading."""

from __future__ import annotations

from typing import Any

import pytest

from orchestration.ledger.errors import LedgerError
from orchestration.ledger.upcasting import PRESENT_VERSIONS, UPCASTERS, upcast

STEPS = {
    ("Moved", 1): lambda payload: {**payload, "unit": "COUNT"},
    ("Moved", 2): lambda payload: {**payload, "value": float(payload["value"])},
}


def test_every_step_in_turn() -> None:
    version, payload = upcast("Moved", 1, {"value": "3"}, present={"Moved": 3}, upcasters=STEPS)
    assert (version, payload) == (3, {"value": 3.0, "unit": "COUNT"})


def test_the_recorded_payload_is_left_as_it_is() -> None:
    recorded: dict[str, Any] = {"value": "3"}
    upcast("Moved", 1, recorded, present={"Moved": 3}, upcasters=STEPS)
    assert recorded == {"value": "3"}


@pytest.mark.parametrize(
    ("event_type", "version", "message"),
    [
        ("Vanished", 1, "unknown event type Vanished"),
        ("Moved", 4, "unknown schema version 4 of Moved: this program knows 1 to 3"),
        ("Moved", 0, "unknown schema version 0 of Moved"),
    ],
)
def test_the_unknown_stops_the_reading(event_type: str, version: int, message: str) -> None:
    with pytest.raises(LedgerError, match=message):
        upcast(event_type, version, {}, present={"Moved": 3}, upcasters=STEPS)


def test_a_missing_step_stops_the_reading() -> None:
    with pytest.raises(LedgerError, match="no upcaster for Moved version 1"):
        upcast("Moved", 1, {}, present={"Moved": 2}, upcasters={})


def test_every_old_version_of_the_project_has_its_upcaster() -> None:
    old = {(name, version) for name, newest in PRESENT_VERSIONS.items() for version in range(1, newest)}
    assert old == set(UPCASTERS)
