"""Runs the suites in a process of their own, started ahead: importing Great Expectations takes seconds.

That process opens the warehouse file itself, so that no rows are copied; this one holds the lock meanwhile.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread

from expectations import SUITES
from expectations.model import SuiteResult
from orchestration.warehouse.connection import Warehouse


class ValidationAborted(Exception):
    """The process of the checks ended before it had a result, for lack of memory most often."""


def start_ahead() -> None:
    """Begin the imports in the background: called as soon as a run knows that it will have something to check."""
    _process().submit(_import)


def finish() -> None:
    """Let the process end, without waiting for it: nothing more is checked in this run."""
    _process().shutdown(wait=False)
    _process.cache_clear()


def run_suites(warehouse: Warehouse, names: Sequence[str]) -> list[SuiteResult]:
    """The results of these suites on the warehouse as it stands. Raises ValidationAborted, WarehouseLocked."""
    with warehouse.lock():
        try:
            return _process().submit(_run, warehouse.path, tuple(names)).result()
        except BrokenProcessPool as error:
            _process.cache_clear()
            raise ValidationAborted(f"the process of the checks ended: {error}") from error


@cache
def _process() -> ProcessPoolExecutor:
    # Spawned, not forked: a fork would share this process's database connections and threads.
    return ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn"), initializer=_end_with_the_run)


def _end_with_the_run() -> None:
    # A run that is killed tells nobody: its process of checks would wait for work for ever, the warehouse open.
    Thread(target=_wait_for_the_run, daemon=True).start()


def _wait_for_the_run() -> None:
    run = parent_process()
    if run is not None:
        run.join()
        os._exit(1)


def _import() -> None:
    import great_expectations  # noqa: F401


def _run(path: Path, names: Sequence[str]) -> list[SuiteResult]:
    import duckdb

    from expectations.runner import run_on_warehouse

    with duckdb.connect(str(path), read_only=True) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        return [run_on_warehouse(SUITES[name], connection) for name in names]
