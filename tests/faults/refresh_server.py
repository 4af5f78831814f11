"""Runs refreshes for the fault tests, each in a child forked from a process that has everything imported.

Reads a JSON object a line: `home`, `seeds`, and what befalls the child: `kill_after` (seconds until SIGKILL),
`file_size` (limit in bytes), `user` (id to become). Answers with a JSON line: `success`, `failure`, `seconds`.
"""

from __future__ import annotations

import io
import json
import os
import resource
import signal
import sys
import time
from importlib import import_module
from typing import Any

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
    if order.get("user"):
        os.setuid(order["user"])
    try:
        outcome = execute(settings, REFRESH, Progress(Console(file=io.StringIO())))
        told = {"success": outcome.success, "failure": None if outcome.success else outcome.failure()}
    except Failure as failure:
        told = {"success": False, "failure": str(failure)}
    except BaseException as error:
        told = {"success": False, "failure": f"Traceback: {type(error).__name__}: {error}"}
    os.write(answer, json.dumps(told).encode())
    os._exit(0)


def serve() -> None:
    """Take orders until standard input ends."""
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
        print(json.dumps({**answer, "seconds": time.monotonic() - started}), flush=True)


if __name__ == "__main__":
    serve()
