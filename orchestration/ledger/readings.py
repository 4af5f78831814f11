"""An extracted observation as an event's payload, and when two readings of it say the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from orchestration.extraction.model import Observation
from orchestration.ledger.payloads import ObservationRecorded

# Who read it and by which rules is no part of what was read.
_PROVENANCE = frozenset({"extractor_version", "rules", "cause"})


def reading(observation: Observation) -> ObservationRecorded:
    """The payload that records an observation."""
    return ObservationRecorded(**asdict(observation))


def same_reading(recorded: Mapping[str, Any], payload: ObservationRecorded) -> bool:
    """Whether a recorded payload (as JSON values) has the same slots as a new reading."""
    new = payload.model_dump(mode="json", exclude=set(_PROVENANCE))
    return new == {slot: value for slot, value in recorded.items() if slot not in _PROVENANCE}
