"""`ecosystem correct` and `withdraw`: what a person decides about an observation, as an event of the ledger."""

from __future__ import annotations

import getpass
import json
from collections.abc import Sequence

from orchestration.cli.failure import Failure
from orchestration.cli.streams import observation_state, open_ledger
from orchestration.ledger import Head, LedgerError, NewEvent
from orchestration.ledger.corrections import (
    CorrectionRefused,
    assignments,
    checked,
    checked_guard,
    plan_correction,
    plan_correction_withdrawals,
)
from orchestration.ledger.reviewed_file import read_reviewed_file
from orchestration.ledger.state import Correction
from orchestration.settings import Settings
from orchestration.vocabulary import Vocabulary, VocabularyError

RUN_ID = "command"


def correct(
    settings: Settings,
    observation_id: str,
    change: Sequence[str],
    expect: Sequence[str],
    reason: str,
    person: str | None,
) -> None:
    """Record a correction and say what it changes. Raises Failure where it is refused."""
    ledger, who = open_ledger(settings), person or whoami()
    planned: list[NewEvent] = []

    def decide(head: Head) -> Sequence[NewEvent]:
        state = observation_state(ledger, observation_id, head.position)
        planned[:] = [plan_correction(state, slots, guard, who, told(reason))]
        return planned

    try:
        slots = checked(assignments(change), Vocabulary.load(settings.vocabulary))
        guard = checked_guard(assignments(expect)) if expect else None
        head, _ = ledger.append_with_retry(decide, run_id=RUN_ID, actor=who)
    except (CorrectionRefused, LedgerError, VocabularyError) as error:
        raise Failure(error) from error
    correction_id = next(ledger.read(after=head.position - 1, upto=head.position)).event_id
    payload = planned[0].payload
    print(f"Correction {correction_id} of {observation_id} by {who}, event {head.position}:")
    for slot, value in payload["set"].items():
        seen = f" (expects {_shown(payload['expect'][slot])})" if slot in payload["expect"] else ""
        print(f"  {slot} = {_shown(value)}{seen}")
    print(NEXT_REFRESH)


NEXT_REFRESH = "It shows from the next `ecosystem refresh` on."


def withdraw(settings: Settings, subject: str, reason: str, person: str | None) -> None:
    """Take back the correction of this id, or all of an observation, or an alias, by its event id.

    Raises Failure where there is nothing to take back, or where the reviewed file says it.
    """
    ledger, who = open_ledger(settings), person or whoami()
    withdrawn: list[str] = []

    def decide(head: Head) -> Sequence[NewEvent]:
        event = ledger.find(subject)
        if event is not None and event.event_type == "AliasAdded":
            from orchestration.ledger.review import plan_alias_withdrawal

            withdrawn[:] = [event.event_id]
            return [plan_alias_withdrawal(event, list(ledger.read_stream(event.stream_id)), who, told(reason))]
        observation_id = subject if event is None else event.stream_id
        state = observation_state(ledger, observation_id, head.position)
        meant = [c for c in state.corrections if event is None or c.correction_id == subject]
        _require_ours(settings, subject, meant)
        withdrawn[:] = [correction.correction_id for correction in meant]
        return plan_correction_withdrawals(state, meant, who, told(reason))

    try:
        ledger.append_with_retry(decide, run_id=RUN_ID, actor=who)
    except (CorrectionRefused, LedgerError) as error:
        raise Failure(error) from error
    for event_id in withdrawn:
        print(f"Withdrawn {event_id}.")
    print(NEXT_REFRESH)


def whoami() -> str:
    """The name of who runs the command. Raises Failure where the system does not tell."""
    try:
        return getpass.getuser()
    except (OSError, KeyError) as error:
        raise Failure("say who decides this with --person") from error


def told(reason: str) -> str:
    """The reason, on one line. Raises Failure for an empty one."""
    if not reason.strip():
        raise Failure("say why with --reason; it is kept with the event")
    return " ".join(reason.split())


def _require_ours(settings: Settings, subject: str, meant: Sequence[Correction]) -> None:
    if not meant:
        raise Failure(f"no correction of {subject} is in force")
    kept = {c.entry for c in meant if c.entry is not None}
    if not kept:
        return
    entries = read_reviewed_file(settings.corrections_file, Vocabulary.load(settings.vocabulary))
    numbers = [entry.number for entry in entries if getattr(entry, "key", None) in kept]
    if numbers:
        where = ", ".join(map(str, numbers))
        raise Failure(f"{settings.corrections_file} says it (entry {where}): take it out there, then refresh")


def _shown(value: object) -> str:
    return "nothing" if value is None else json.dumps(value, ensure_ascii=False)
