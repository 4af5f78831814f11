"""The Delta log as evidence: which entries it should have, and the head that each of them records."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.fs as pafs

LOG = "_delta_log"
_ENTRY = re.compile(r"(?:.*/)?(\d{20})\.json")


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One commit of the table. Position, chain value and time are those of the ledger's head after it."""

    version: int
    position: int | None = None  # None for a commit that is not the ledger's, or an entry that cannot be read
    chain: str | None = None
    recorded_at: str | None = None  # ISO 8601
    readable: bool = True


def log_versions(filesystem: pafs.FileSystem) -> list[int]:
    """The versions that have a log entry, ascending. No log: none."""
    found = filesystem.get_file_info(pafs.FileSelector(LOG, allow_not_found=True))
    return sorted(int(match[1]) for info in found if (match := _ENTRY.fullmatch(info.path)))


def read_log(filesystem: pafs.FileSystem) -> Iterator[LogEntry]:
    """Every log entry that is there, oldest first."""
    for version in log_versions(filesystem):
        yield read_entry(filesystem, version)


def read_entry(filesystem: pafs.FileSystem, version: int) -> LogEntry:
    """One log entry; a damaged or missing one is marked unreadable, not raised."""
    try:
        with filesystem.open_input_file(f"{LOG}/{version:020d}.json") as stream:
            actions = [json.loads(line) for line in stream.read().decode().splitlines() if line.strip()]
    except (OSError, pa.ArrowException, ValueError):
        return LogEntry(version, readable=False)
    if not actions:
        return LogEntry(version, readable=False)
    commit: dict[str, Any] = next((action["commitInfo"] for action in actions if "commitInfo" in action), {})
    return LogEntry(
        version, commit.get("ledger.position"), commit.get("ledger.chain"), commit.get("ledger.recorded_at")
    )


def describe_damage(filesystem: pafs.FileSystem) -> str | None:
    """Which log entries are missing or damaged and which events they held, in one clause; None where all is well."""
    versions = log_versions(filesystem)
    for version in range(versions[-1] + 1 if versions else 0):
        entry = read_entry(filesystem, version)
        if not entry.readable:
            state = "damaged" if version in versions else "missing"
            first = position_before(filesystem, version) + 1
            return f"log entry {version} is {state}, which held the events from position {first} on"
    return _damaged_checkpoint(filesystem, versions[-1]) if versions else None


def position_before(filesystem: pafs.FileSystem, version: int) -> int:
    """The head position that the nearest readable commit of the ledger before a version records."""
    for earlier in range(version - 1, -1, -1):
        position = read_entry(filesystem, earlier).position
        if position is not None:
            return position
    return 0


def checkpoints(filesystem: pafs.FileSystem) -> list[str]:
    """The checkpoint files and the pointer to the last: they only save readers time, the entries hold it all."""
    found = filesystem.get_file_info(pafs.FileSelector(LOG, allow_not_found=True))
    return sorted(info.path for info in found if "checkpoint" in info.base_name)


def _damaged_checkpoint(filesystem: pafs.FileSystem, newest: int) -> str | None:
    if not checkpoints(filesystem):
        return None
    return (
        f"a checkpoint in {LOG} is missing or damaged, while the log entries 0 to {newest} are whole: "
        f"delete all *checkpoint* files in {LOG} and the ledger is as it was"
    )
