"""The events of one observation for a command, read from the ledger: it never waits for a refresh."""

from __future__ import annotations

import difflib

import pyarrow.compute as pc

from orchestration.cli.failure import Failure
from orchestration.ledger import Event, Ledger
from orchestration.ledger.fold import fold_observation
from orchestration.ledger.state import ObservationState
from orchestration.settings import Settings


def open_ledger(settings: Settings) -> Ledger:
    """The ledger of these settings."""
    return Ledger(settings.ledger_location, settings.storage_options or None)


def observation_events(ledger: Ledger, observation_id: str, upto: int | None = None) -> list[Event]:
    """The events of an observation, in order. Raises Failure for an id that no observation has, LedgerError."""
    events = list(ledger.read_stream(observation_id, upto))
    if not any("value_text" in event.payload for event in events):
        raise Failure(_unknown(ledger, observation_id))
    return events


def observation_state(ledger: Ledger, observation_id: str, upto: int | None = None) -> ObservationState:
    """The observation as of a position. Raises Failure for an id that no observation has, LedgerError."""
    state = fold_observation(observation_events(ledger, observation_id, upto))
    if state is None:
        raise Failure(_unknown(ledger, observation_id))
    return state


def _unknown(ledger: Ledger, observation_id: str) -> str:
    known: set[str] = set()
    for batch in ledger.read_batches():
        known.update(batch.filter(pc.equal(batch["event_type"], "ObservationRecorded"))["stream_id"].to_pylist())
    if not known:
        return "the ledger holds no observation yet; run `ecosystem refresh` first"
    close = sorted(i for i in known if i.startswith(observation_id)) or difflib.get_close_matches(observation_id, known)
    hint = f"; did you mean {close[0]}?" if close else "; `ecosystem query` lists ids as observation_id in every mart"
    return f"no observation {observation_id}{hint}"
