"""Runs of the command whose process was killed: ended in Dagster's records, so that the next run can begin.

Dagster keeps the pool of such a run claimed for ever, and every later run would wait for it. A run holds a file lock
for as long as it lives; the system lets go of the lock with the process, however that ended.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from filelock import FileLock, Timeout

if TYPE_CHECKING:
    import dagster as dg

TAG = "ecosystem/alive"  # names the lock file of the run


@contextmanager
def alive(folder: Path) -> Iterator[dict[str, str]]:
    """Hold a lock while the block runs; the tags by which later runs find it."""
    folder.mkdir(parents=True, exist_ok=True)
    token = uuid4().hex
    with FileLock(folder / token):
        yield {TAG: token}
    (folder / token).unlink(missing_ok=True)


def end_abandoned_runs(instance: dg.DagsterInstance, folder: Path) -> list[str]:
    """Mark runs as failed whose process is gone, and free what they held; returns their ids."""
    import dagster as dg

    unfinished = [
        *(dg.DagsterRunStatus.NOT_STARTED, dg.DagsterRunStatus.STARTING, dg.DagsterRunStatus.STARTED),
        dg.DagsterRunStatus.CANCELING,
    ]
    ended = []
    for run in instance.get_runs(filters=dg.RunsFilter(statuses=unfinished)):
        token = run.tags.get(TAG)
        if token is None or _lives(folder / token):
            continue
        instance.report_run_failed(run, "The process of this run was killed.")
        instance.event_log_storage.free_concurrency_slots_for_run(run.run_id)
        (folder / token).unlink(missing_ok=True)
        ended.append(run.run_id)
    return ended


def _lives(path: Path) -> bool:
    if not path.exists():
        return False
    try:
        with FileLock(path, timeout=0):
            return False
    except Timeout:
        return True
