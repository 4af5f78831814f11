"""The append-only record of what was read and when: events, append, read, verify. No Dagster."""

from __future__ import annotations

from orchestration.ledger.documents_store import DocumentStore
from orchestration.ledger.errors import LedgerError, PositionConflict
from orchestration.ledger.events import Event, NewEvent, new_event
from orchestration.ledger.recording import Head
from orchestration.ledger.store import Ledger

__all__ = ["DocumentStore", "Event", "Head", "Ledger", "LedgerError", "NewEvent", "PositionConflict", "new_event"]
