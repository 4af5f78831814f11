"""Rolls back: an earlier release becomes current again, by an event with person and reason and the usual switch.

The event comes first, since it is the decision; a process that dies before the switch leaves it to the next refresh.
A refresh without new content keeps to the decision, and the first one with new content publishes that.
"""

from __future__ import annotations

from pathlib import Path

from orchestration.ledger import Ledger, new_event
from orchestration.ledger.payloads import ReleaseRolledBack
from orchestration.warehouse.connection import Warehouse
from orchestration.warehouse.releases.publishing import serve
from orchestration.warehouse.releases.standing import (
    Release,
    ReleaseError,
    current_release,
    find_release,
    release_before,
)


def roll_back(
    ledger: Ledger,
    warehouse: Warehouse,
    published: Path,
    release_id: str | None = None,
    *,
    person: str,
    reason: str,
    run_id: str,
) -> tuple[Release, Release]:
    """Make a release current that was before, by default the one published before the current one.

    An id may be cut short. Returns the release that was current, and the one that is now. Raises ReleaseError where
    there is nothing to roll back to, WarehouseLocked while a refresh runs for longer than the lock waits.
    """
    with warehouse.lock():
        current = current_release(published)
        if current is None:
            raise ReleaseError(f"there is no release in {published} yet")
        target = find_release(published, release_id or _before(published, current.release_id))
        if target.release_id == current.release_id:
            raise ReleaseError(f"{target.release_id} is the current release already")
        event = ReleaseRolledBack(
            release_id=target.release_id,
            content_position=target.catalogue.content_position,
            content_key=target.catalogue.content_key,
            from_release_id=current.release_id,
            person=person,
            reason=reason,
        )
        ledger.append_with_retry(lambda _: [new_event("release", event)], run_id=run_id, actor=person)
        serve(published, target)
    return current, target


def _before(published: Path, release_id: str) -> str:
    before = release_before(published, release_id)
    if before is None:
        raise ReleaseError(f"{release_id} is the earliest release that stands; there is none to roll back to")
    return before.release_id
