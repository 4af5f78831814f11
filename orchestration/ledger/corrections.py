"""Corrections by people: which slots may be set to what, and the events that a correction or its withdrawal is.

A correction lies on top of the readings: it outranks every later one until withdrawn, but only while its guard holds,
which names what the person saw. Pure: no I/O, no clock.
"""

from __future__ import annotations

import difflib
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter, ValidationError

from orchestration.ledger.events import NewEvent, new_event
from orchestration.ledger.payloads import CorrectionWithdrawn, ObservationCorrected, ObservationRecorded
from orchestration.ledger.state import Correction, ObservationState, corrected, differences
from orchestration.vocabulary import Vocabulary

Slots = dict[str, Any]

# Where an observation stands in its document is a fact of the text, and no matter of opinion.
CORRECTABLE = (
    *("value", "value_max", "unit", "modifier", "measure", "per", "status", "indicator", "organisation", "programme"),
    *("breakdown", "period_start", "period_end", "period_basis", "scope"),
)
_TYPES: dict[str, TypeAdapter[Any]] = {
    slot: TypeAdapter(Any if field.annotation is None else field.annotation)
    for slot, field in ObservationRecorded.model_fields.items()
    if slot in CORRECTABLE
}


class CorrectionRefused(ValueError):
    """A correction that cannot be made as asked; the message is one sentence for the person who asked."""


class GuardFailed(CorrectionRefused):
    """The observation does not read as the correction expects."""


@dataclass(frozen=True, slots=True)
class Lapse:
    """A correction that is not applied: its guard no longer holds, or there is no such observation any more."""

    observation_id: str | None
    correction_id: str | None  # None for an entry of the reviewed file that was never applied
    person: str
    reason: str
    because: str


def assignments(texts: Iterable[str]) -> Slots:
    """The slots of "slot=value" as typed on a command line; nothing behind the sign is no value.

    Raises CorrectionRefused.
    """
    slots: Slots = {}
    for text in texts:
        slot, sign, value = text.partition("=")
        if not sign:
            raise CorrectionRefused(f"{text!r} is not of the form slot=value")
        slots[slot.strip()] = _typed_on_a_command_line(value.strip())
    return slots


def checked(slots: Mapping[str, Any], vocabulary: Vocabulary) -> Slots:
    """The slots as JSON values of the right types. Raises CorrectionRefused naming the slot and what it takes.

    An indicator brings `provisional: false` with it, since only those of the vocabulary are taken.
    """
    values = {slot: _checked_slot(slot, value) for slot, value in slots.items()}
    if "indicator" in values:
        _require_known("indicator", values["indicator"], vocabulary.indicators)
        values["provisional"] = False
    return values


def checked_guard(slots: Mapping[str, Any]) -> Slots:
    """As `checked`, for a guard: an indicator may be one that the vocabulary does not have."""
    return {slot: _checked_slot(slot, value) for slot, value in slots.items()}


def plan_correction(
    state: ObservationState,
    change: Slots,
    expect: Slots | None,
    person: str,
    reason: str,
    entry: str | None = None,
) -> NewEvent:
    """The event that sets the slots of `change`. The guard is `expect`; by default, the slots as they stand.

    Raises GuardFailed where it does not hold now, CorrectionRefused where nothing would change or the slots would
    contradict each other.
    """
    if state.retracted:
        raise GuardFailed("the observation was retracted: its document no longer says it, or is gone")
    standing = corrected(state).payload
    wrong = differences(expect or {}, standing)
    if wrong:
        raise GuardFailed("; ".join(wrong))
    if not change:
        raise CorrectionRefused("nothing is set; name a slot and its value")
    if not differences(change, standing):
        raise CorrectionRefused("the observation reads so already")
    _require_coherent({**standing, **change}, change)
    guard = {slot: standing[slot] for slot in change} if expect is None else expect
    payload = ObservationCorrected(
        observation_id=str(standing["observation_id"]),
        document_id=str(standing["document_id"]),
        set=change,
        expect=guard,
        person=person,
        reason=reason,
        entry=entry,
    )
    return new_event(payload.observation_id, payload, expected_version=state.version)


def plan_correction_withdrawals(
    state: ObservationState, corrections: Sequence[Correction], person: str, reason: str
) -> list[NewEvent]:
    """The events that take these corrections of an observation back."""
    observation_id = str(state.payload["observation_id"])
    return [
        new_event(
            observation_id,
            CorrectionWithdrawn(
                observation_id=observation_id,
                correction_id=correction.correction_id,
                person=person,
                reason=reason,
            ),
            expected_version=state.version + offset,
        )
        for offset, correction in enumerate(corrections)
    ]


def lapses(state: ObservationState) -> list[Lapse]:
    """The corrections of an observation that are not applied, and why."""
    observation_id = str(state.payload["observation_id"])
    payload, found = dict(state.payload), []
    for correction in state.corrections:
        wrong = ["the observation was retracted"] if state.retracted else differences(correction.expect, payload)
        if wrong:
            found.append(
                Lapse(observation_id, correction.correction_id, correction.person, correction.reason, "; ".join(wrong))
            )
        else:
            payload.update(correction.set)
    return found


def _typed_on_a_command_line(value: str) -> Any:
    if value == "":
        return None
    if value.startswith(("{", "[")):
        try:
            return json.loads(value)
        except ValueError as error:
            raise CorrectionRefused(f"{value!r} is no JSON: {error}") from error
    return value


def _checked_slot(slot: str, value: Any) -> Any:
    if slot not in _TYPES:
        raise CorrectionRefused(f"{slot!r} cannot be corrected; the slots are {', '.join(CORRECTABLE)}")
    if slot == "breakdown" and value is None:
        value = {}
    try:
        typed = _TYPES[slot].validate_python(value)
    except ValidationError as error:
        told = "; ".join(dict.fromkeys(problem["msg"] for problem in error.errors()))
        raise CorrectionRefused(f"{slot} cannot be {value!r}: {told}") from error
    if isinstance(typed, float):
        if not math.isfinite(typed):
            raise CorrectionRefused(f"{slot} cannot be {value!r}: it is no finite number")
        typed = int(typed) if typed.is_integer() else typed
    if typed == "":
        raise CorrectionRefused(f"{slot} cannot be empty text")
    return _TYPES[slot].dump_python(typed, mode="json")


def _require_known(slot: str, value: str, known: Iterable[str]) -> None:
    names = list(known)
    if value not in names:
        close = difflib.get_close_matches(value, names)
        hint = f"; did you mean {' or '.join(close)}?" if close else ""
        raise CorrectionRefused(f"the vocabulary has no {slot} {value!r}{hint}")


def _require_coherent(payload: Slots, change: Slots) -> None:
    """Raises CorrectionRefused where a changed slot contradicts another: no release could hold it."""
    if {"measure", "per"} & change.keys() and (payload["measure"] == "rate") != (payload["per"] is not None):
        raise CorrectionRefused("`per` goes with the measure rate, and a rate needs it: set both")
    start, end = payload["period_start"], payload["period_end"]
    if start is not None and (end is None or start > end):
        raise CorrectionRefused(f"a period cannot run from {start} to {end}")
    if payload["value_max"] is not None and payload["value_max"] < payload["value"]:
        raise CorrectionRefused(f"a range cannot run from {payload['value']} to {payload['value_max']}")
    if (payload["measure"], payload["unit"]) == ("share", "PERCENT") and not 0 <= payload["value"] <= 100:
        raise CorrectionRefused(f"a share of a whole cannot be {payload['value']} percent")
