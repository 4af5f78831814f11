"""Which release a statement on the views reads: one for the whole statement, however many tables it names.

DuckDB opens a file by its path several times between planning a statement and reading its last table, so that views
over one link would mix two releases in a statement that runs while the link is switched (seen in one of three
switches, with readers that ask without pause). Therefore the views read slots in turn:

published/slots/0, 1, 2            links to releases; the one that is live never changes its target
published/live/<moment>-<slot>     from that moment (UTC) on, statements that begin read that slot

A release goes live in two steps: the slot that has been out of use for longest is pointed at it, and one empty file
says from when that slot is read, a moment ahead. `now()` is one value within a statement, and every table of it is
planned after `now()`: so either all of them see the new slot, or none. DuckDB opens the files of that slot alone.

A statement is safe for as long as its slot keeps its target: until the third release after its own, and
for GRACE_SECONDS at least. An open transaction keeps the `now()` of its beginning, and so its release. Where a release
changes columns, the view file is written anew, so all slots take it at once, and statements in flight may fail.
The clock is that of the machine: readers on another one must not be behind by more than LEAD_SECONDS.
"""

from __future__ import annotations

import itertools
import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from orchestration.ledger.durable import sync_path

SLOTS = ("0", "1", "2")
LEAD_SECONDS = 0.2  # from the file that says so to the moment itself
GRACE_SECONDS = 5.0  # how long a slot rests before it takes another release
_MOMENT = "%Y%m%dT%H%M%S.%fZ"  # sorts as text, in Python and in DuckDB


def slot_files(published: Path, file: str) -> list[Path]:
    """The paths at which a view finds a table's file, absolute; a relative one would depend on the reader's folder."""
    return [published.absolute() / "slots" / slot / file for slot in SLOTS]


def live_file_sql(published: Path, file: str) -> str:
    """SQL for the path that is read by statements that begin now; a transaction older than all slots gets the oldest.

    It lists names and opens nothing, so that a change meanwhile cannot break it.
    """
    marker, slots = _quoted(published.absolute() / "live" / "*"), _quoted(published.absolute() / "slots")
    name = "regexp_extract(file, '[^/]+$')"
    now = f"strftime(make_timestamp(epoch_us(now())), '{_MOMENT}')"
    slot = f"coalesce(max({name}) FILTER ({name} <= {now}), min({name}))[-1:]"
    return f"SELECT {slots} || '/' || {slot} || '/{file}' AS filename FROM glob({marker})"


def live_release_id(published: Path) -> str | None:
    """The release that the newest moment names, or None where none does."""
    markers = _markers(published)
    return _target(published, markers[-1].name[-1]) if markers else None


def go_live(published: Path, release_id: str, *, everywhere: bool) -> None:
    """Let statements read this release from a moment on; nothing to do where the newest moment is its own.

    `everywhere` points all slots at it, for views that are about to be written anew. Waits where the slot that is next
    has not rested yet. Does not wait for the moment: `wait_until_live` does.
    """
    (published / "slots").mkdir(exist_ok=True)
    (published / "live").mkdir(exist_ok=True)
    everywhere = everywhere or not all(_target(published, slot) for slot in SLOTS)
    if live_release_id(published) == release_id and not everywhere:
        return
    slot = _next_slot(published)
    if not everywhere:
        _rest(published, slot)
    for marker in _markers(published):
        if marker.name[-1] == slot:
            marker.unlink()
    for taken in SLOTS if everywhere else (slot,):
        _point(published, taken, release_id)
    sync_path(published / "slots")
    moment = datetime.now(UTC) + timedelta(seconds=LEAD_SECONDS)
    (published / "live" / f"{moment.strftime(_MOMENT)}-{slot}").touch()
    sync_path(published / "live")


def wait_until_live(published: Path) -> None:
    """Wait for the newest moment: statements that begin afterwards read the newest release."""
    markers = _markers(published)
    if markers:
        time.sleep(min(LEAD_SECONDS, max(0.0, -_seconds_since(markers[-1]))))


def _next_slot(published: Path) -> str:
    """The slot that no moment names, else the one of the earliest."""
    named = [marker.name[-1] for marker in _markers(published)]
    return next((slot for slot in SLOTS if slot not in named), named[0] if named else SLOTS[0])


def _rest(published: Path, slot: str) -> None:
    """Wait until the slot has been out of use for GRACE_SECONDS."""
    markers = _markers(published)
    followers = [after for before, after in itertools.pairwise(markers) if before.name[-1] == slot]
    if followers:
        time.sleep(min(GRACE_SECONDS, max(0.0, GRACE_SECONDS - _seconds_since(followers[-1]))))


def _markers(published: Path) -> list[Path]:
    """The files that say which slot is read from when, earliest first."""
    return sorted((published / "live").glob("*Z-[0-9]"))


def _seconds_since(marker: Path) -> float:
    moment = datetime.strptime(marker.name[:-2], _MOMENT).replace(tzinfo=UTC)
    return (datetime.now(UTC) - moment).total_seconds()


def _target(published: Path, slot: str) -> str | None:
    link = published / "slots" / slot
    return link.resolve().name if link.exists() else None


def _point(published: Path, slot: str, release_id: str) -> None:
    temporary = published / "slots" / f".{slot}-{os.getpid()}"
    temporary.unlink(missing_ok=True)
    temporary.symlink_to(Path("..") / "releases" / release_id, target_is_directory=True)
    os.replace(temporary, published / "slots" / slot)


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
