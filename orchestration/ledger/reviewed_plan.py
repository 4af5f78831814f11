"""Brings the corrections of the ledger to what the reviewed file says. Pure: the state is given, events come out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from orchestration.ledger.corrections import CorrectionRefused, Lapse, plan_correction, plan_correction_withdrawals
from orchestration.ledger.events import NewEvent
from orchestration.ledger.reviewed_file import CorrectEntry, Entry, Place, WithdrawEntry
from orchestration.ledger.state import Correction, ObservationState

PERSON = "reviewed file"  # who withdraws an entry that is no longer there

Find = Callable[[str | Place], Sequence[str]]  # the ids of the standing observations that an entry can mean
StateOf = Callable[[str], ObservationState]


@dataclass
class ReviewedPlan:
    """The events that the file calls for, and its entries that cannot be applied."""

    applied: list[NewEvent] = field(default_factory=list)
    withdrawn: list[NewEvent] = field(default_factory=list)
    lapses: list[Lapse] = field(default_factory=list)

    @property
    def events(self) -> list[NewEvent]:
        """All events, withdrawals first, as they were planned."""
        return [*self.withdrawn, *self.applied]


def plan_reviewed(
    entries: Sequence[Entry],
    corrected: Mapping[str, ObservationState],
    known_corrections: Collection[str],
    find: Find,
    state_of: StateOf,
) -> ReviewedPlan:
    """What the file changes. `corrected` holds every observation that has corrections in force, by its id.

    `known_corrections` are the ids of all corrections ever made. Nothing is planned where the ledger says already
    what the file does.
    """
    plan, states = ReviewedPlan(), dict(corrected)
    corrects = [entry for entry in entries if isinstance(entry, CorrectEntry)]
    targets = {entry.key: find(entry.observation) for entry in corrects}
    for observation_id, state in corrected.items():
        gone = [c for c in state.corrections if c.entry is not None and _is_gone(c.entry, observation_id, targets)]
        if gone:
            reason = f"the entry was changed, moved or taken out of the file: {gone[0].reason}"
            states[observation_id] = _withdraw(plan, state, gone, PERSON, reason)
    for entry in entries:
        if isinstance(entry, WithdrawEntry):
            _plan_withdrawal(plan, entry, states, known_corrections)
    in_force = {c.entry for state in states.values() for c in state.corrections if c.entry is not None}
    for entry in corrects:
        if entry.key not in in_force:
            _plan_entry(plan, entry, targets[entry.key], states, state_of)
    return plan


def _is_gone(key: str, observation_id: str, targets: Mapping[str, Sequence[str]]) -> bool:
    if key not in targets:
        return True
    # Found nowhere, it stays where it is: its document may come back.
    return len(targets[key]) == 1 and targets[key][0] != observation_id


def _withdraw(
    plan: ReviewedPlan, state: ObservationState, gone: Sequence[Correction], person: str, reason: str
) -> ObservationState:
    plan.withdrawn += plan_correction_withdrawals(state, gone, person, reason)
    kept = tuple(correction for correction in state.corrections if correction not in gone)
    return replace(state, version=state.version + len(gone), corrections=kept)


def _plan_withdrawal(
    plan: ReviewedPlan, entry: WithdrawEntry, states: dict[str, ObservationState], known: Collection[str]
) -> None:
    if entry.correction not in known:
        because = f"entry {entry.number} of the reviewed file: no correction has this id"
        plan.lapses.append(Lapse(None, entry.correction, entry.person, entry.reason, because))
        return
    for observation_id, state in states.items():
        meant = [correction for correction in state.corrections if correction.correction_id == entry.correction]
        if meant:
            states[observation_id] = _withdraw(plan, state, meant, entry.person, entry.reason)


def _plan_entry(
    plan: ReviewedPlan,
    entry: CorrectEntry,
    found: Sequence[str],
    states: dict[str, ObservationState],
    state_of: StateOf,
) -> None:
    observation_id = found[0] if len(found) == 1 else None
    try:
        if observation_id is None:
            number = "no observation" if not found else f"{len(found)} observations"
            raise CorrectionRefused(f"{number} at {entry.observation}")
        state = states.get(observation_id) or state_of(observation_id)
        event = plan_correction(state, entry.set, entry.expect, entry.person, entry.reason, entry.key)
    except CorrectionRefused as refusal:
        because = f"entry {entry.number} of the reviewed file: {refusal}"
        plan.lapses.append(Lapse(observation_id, None, entry.person, entry.reason, because))
        return
    plan.applied.append(event)
    # What follows in the file sees it; its id is not known before it is recorded.
    added = Correction("", entry.set, entry.expect, entry.person, entry.reason, entry.key)
    states[observation_id] = replace(state, version=state.version + 1, corrections=(*state.corrections, added))
