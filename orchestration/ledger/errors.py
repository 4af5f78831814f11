"""The errors of the ledger; each message is one sentence that a person can act on."""

from __future__ import annotations


class LedgerError(Exception):
    """The ledger cannot be read or written as it stands; nothing was appended."""


class PositionConflict(LedgerError):
    """Another writer appended first: the state that the events were decided on is no longer the head."""

    def __init__(self, expected: int, actual: int) -> None:
        super().__init__(f"the ledger stands at position {actual}, not at {expected}: another writer appended first")
        self.expected = expected
        self.actual = actual
