"""Runs refreshes for the fault tests, each in a child forked from a process that has everything imported.

Reads a JSON object a line: `home`, `seeds`, and what befalls the child: `kill_after` (seconds until SIGKILL),
`file_size` (limit in bytes), `obedient` (permissions bind it, root too). Answers with a JSON line: `success`,
`failure`, `seconds`, and `orphans`: whether any process outlives the refresh that began it.
"""

from __future__ import annotations

import ctypes
import io
import json
import os
import resource
import signal
import sys
import time
from importlib import import_module
from typing import Any

from permissions import obey_permissions

ADOPT_ORPHANS = 36  # prctl's PR_SET_CHILD_SUBREAPER
# What a refresh needs. Imported by name, since the process of the checks imports this module once more.
MODULES = (
    *("dagster", "dbt.cli.main", "dbt.adapters.duckdb", "deltalake", "duckdb", "pandas", "pyarrow.parquet"),
    *("orchestration.definitions", "orchestration.assets.reading", "orchestration.assets.freshness"),
    *("orchestration.cli.refresh", "orchestration.cli.progress", "orchestration.ledger.reviewed_plan"),
    *("orchestration.warehouse.projection", "orchestration.warehouse.releases", "orchestration.warehouse.review"),
)


def refresh(order: dict[str, Any], answer: int) -> None:
    """The child: refresh under the conditions of the order, and tell how it went."""
    from rich.console import Console

    from orchestration.cli.failure import Failure
    from orchestration.cli.progress import Progress
    from orchestration.cli.refresh import REFRESH, execute
    from orchestration.settings import Settings

    devnull = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(devnull, stream)
    settings = Settings(home=order["home"], seeds=order["seeds"], lock_seconds=20)
    if order.get("file_size"):
        resource.setrlimit(resource.RLIMIT_FSIZE, (order["file_size"], order["file_size"]))
    if order.get("obedient"):
        obey_permissions()
    try:
        outcome = execute(settings, REFRESH, Progress(Console(file=io.StringIO())))
        told = {"success": outcome.success, "failure": None if outcome.success else outcome.failure()}
    except Failure as failure:
        told = {"success": False, "failure": str(failure)}
    except BaseException as error:
        told = {"success": False, "failure": f"Traceback: {type(error).__name__}: {error}"}
    os.write(answer, json.dumps(told).encode())
    os._exit(0)


def orphans() -> bool:
    """Whether processes are left whose refresh is gone; ending ones get half a minute."""
    for _ in range(300):
        try:
            ended, _ = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return False
        if ended == 0:
            time.sleep(0.1)
    return True


def serve() -> None:
    """Take orders until standard input ends."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(ADOPT_ORPHANS, 1, 0, 0, 0)
    for module in MODULES:
        import_module(module)
    for line in sys.stdin:
        order = json.loads(line)
        reader, writer = os.pipe()
        started = time.monotonic()
        child = os.fork()
        if child == 0:
            os.close(reader)
            refresh(order, writer)
        os.close(writer)
        if order.get("kill_after") is not None:
            time.sleep(order["kill_after"])
            os.kill(child, signal.SIGKILL)
        with os.fdopen(reader, "rb") as answers:
            told = answers.read()
        os.waitpid(child, 0)
        answer = json.loads(told) if told else {"success": False, "failure": "killed"}
        answer["seconds"] = time.monotonic() - started
        if order.get("kill_after") is None:  # the next refresh must get on beside what a killed one left
            answer["orphans"] = orphans()
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    serve()
