"""What the events add up to: the present state of a document and of an observation, and corrections on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from orchestration.ledger.chain import canonical_json

CORRECTION_FIELDS = ("set", "expect", "person", "reason", "entry")  # of an event's payload

DocumentStatus = Literal["current", "withdrawn", "superseded", "rejected"]


class ExtractionKey(NamedTuple):
    """What an extraction depends on: the same key again has nothing to do."""

    document_id: str
    metadata_hash: str
    extractor_version: str
    vocabulary_hash: str


@dataclass(frozen=True, slots=True)
class DocumentState:
    """A document by its events."""

    document_id: str
    version: int  # of its stream
    status: DocumentStatus
    name: str
    metadata_hash: str | None = None  # of the last registration
    reason: str | None = None  # why it was rejected
    extraction: ExtractionKey | None = None  # the last one completed


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction in force until withdrawn; the id is that of its event."""

    correction_id: str
    set: Mapping[str, Any]
    expect: Mapping[str, Any]
    person: str
    reason: str
    entry: str | None = None  # key of its entry in the reviewed file, where it came from there

    def holds(self, payload: Mapping[str, Any]) -> bool:
        """Whether every slot that the guard names reads as it did for the person."""
        return not differences(self.expect, payload)


@dataclass(frozen=True, slots=True)
class ObservationState:
    """An observation by its events: the payload is the last reading, before any correction."""

    version: int  # of its stream
    payload: Mapping[str, Any]  # of the last ObservationRecorded or ObservationRevised
    retracted: bool = False
    corrections: tuple[Correction, ...] = ()  # oldest first


class Corrected(NamedTuple):
    """An observation with its corrections applied."""

    payload: dict[str, Any]
    applied: tuple[str, ...]  # correction ids
    lapsed: tuple[str, ...]  # ids of corrections whose guard no longer holds: to be reported


def differences(expect: Mapping[str, Any], payload: Mapping[str, Any]) -> list[str]:
    """The slots that read otherwise than the guard says, each as a clause of a sentence."""
    return [
        f"{slot} is {_shown(payload.get(slot))}, not {_shown(value)}"
        for slot, value in expect.items()
        if payload.get(slot) != value
    ]


def _shown(value: Any) -> str:
    number = int(value) if isinstance(value, float) and value.is_integer() else value
    return "nothing" if value is None else canonical_json(number)


def corrected(observation: ObservationState) -> Corrected:
    """The observation as people see it. A later correction is applied on top of the earlier ones and sees them."""
    payload, applied, lapsed = dict(observation.payload), [], []
    for correction in observation.corrections:
        if correction.holds(payload):
            payload.update(correction.set)
            applied.append(correction.correction_id)
        else:
            lapsed.append(correction.correction_id)
    return Corrected(payload, tuple(applied), tuple(lapsed))
