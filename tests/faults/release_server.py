"""Publishes and rolls back for the fault tests, each in a child forked from a process that has everything imported.

Reads a JSON object a line: `home`, `dbt_project`, `task` (publish or rollback) and `deadly`, the number of the step
that touches the disk in which the child gets SIGKILL; 0 for none. Answers with a JSON line: the `stages` of the steps
that were begun, in order, and `status`, the child's exit code, negative for a signal.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from orchestration.ledger import Ledger
from orchestration.warehouse.connection import Warehouse
from orchestration.warehouse.releases import (
    Retention,
    database_files,
    folder,
    pruning,
    publish,
    publishing,
    roll_back,
    slots,
)

FLUSHES = (
    (folder, "write"),
    (database_files, "database"),
    (slots, "live"),
    (publishing, "switch"),
    (pruning, "prune"),
)


def disturb(deadly: int, answer: int) -> None:
    """Tell of each step that touches the disk as it begins, and end the process in the deadly one."""
    done = 0

    def dying(function: Callable[..., Any], stage: str) -> Callable[..., Any]:
        def step(*arguments: Any, **options: Any) -> Any:
            nonlocal done
            done += 1
            os.write(answer, f"{stage}\n".encode())
            if done == deadly:
                os.kill(os.getpid(), signal.SIGKILL)
            return function(*arguments, **options)

        return step

    for module, stage in FLUSHES:
        vars(module)["sync_path"] = dying(vars(module)["sync_path"], stage)
    vars(folder)["file_sha256"] = dying(folder.file_sha256, "checksum")
    vars(folder)["problems_of"] = dying(folder.problems_of, "check")
    for owner, name, stage in (
        (Path, "touch", "live"),
        (Ledger, "append", "event"),
        (os, "replace", "rename"),
        (shutil, "rmtree", "remove"),
    ):
        setattr(owner, name, dying(getattr(owner, name), stage))


def work(order: dict[str, Any], answer: int) -> None:
    """The child: do the task under the conditions of the order."""
    disturb(order["deadly"], answer)
    home = Path(order["home"])
    warehouse, published = Warehouse(home / "warehouse.duckdb"), home / "published"
    if order["task"] == "publish":
        publish(warehouse, published, Path(order["dbt_project"]), retention=Retention(1, timedelta(0)))
    else:
        roll_back(Ledger(home / "ledger"), warehouse, published, person="Ada", reason="a draft", run_id="command")
    os._exit(0)


def serve() -> None:
    """Take orders until standard input ends."""
    for line in sys.stdin:
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reader)
            try:
                work(json.loads(line), writer)
            finally:
                os._exit(1)
        os.close(writer)
        with os.fdopen(reader) as answers:
            stages = answers.read().split()
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        print(json.dumps({"stages": stages, "status": status}), flush=True)


if __name__ == "__main__":
    serve()
