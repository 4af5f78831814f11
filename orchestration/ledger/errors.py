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


_WAYS_OUT = {
    "make it writable for this user": ("Permission denied", "Operation not permitted", "Read-only file system"),
    "make room on its disk": ("No space left", "File too large", "Disk quota exceeded"),
}


def unwritten(what: str, reason: str) -> LedgerError:
    """The error of a write that failed, with the way out where the reason tells one; nothing was appended."""
    ways = [way for way, reasons in _WAYS_OUT.items() if any(known in reason for known in reasons)]
    way_out = f"; {ways[0]} and run this again: nothing was appended" if ways else ""
    return LedgerError(f"{what}: {reason}{way_out}")
