"""Runs the suites in a process of their own, started ahead: importing Great Expectations takes seconds.

That process opens the warehouse file itself, so that no rows are copied; this one holds the lock meanwhile.
"""

from __future__ import annotations

import atexit
import gc
import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from expectations.model import SuiteResult
from expectations.suites import SUITES
from expectations.surroundings import Surroundings
from orchestration.settings import Settings
from orchestration.warehouse.connection import Warehouse

if TYPE_CHECKING:
    from orchestration.state import State

MEMORY_LIMIT = "3GB"  # of the checks' DuckDB; what is beyond goes to disk


class ValidationAborted(Exception):
    """The process of the checks ended before it had a result, for lack of memory most often."""


def start_ahead() -> None:
    """Begin the imports in the background: called as soon as a run knows that it will have something to check."""
    _process().submit(_import)


def finish() -> None:
    """Let the process end, without waiting for it: nothing more is checked in this run."""
    _process().shutdown(wait=False)
    _process.cache_clear()


def surroundings(settings: Settings, state: State) -> Surroundings:
    """What the warehouse as it stands is held against. Raises WarehouseLocked, LedgerError, ReleaseError."""
    from orchestration.ledger.counts import event_counts
    from orchestration.warehouse.parsed import parsed_project
    from orchestration.warehouse.projection import projection_state
    from orchestration.warehouse.promises import promised_columns

    with state.warehouse.connect() as connection:
        position = projection_state(connection).ledger_position
    counts = event_counts(state.ledger, position)
    release = settings.current_release
    return Surroundings(
        columns=promised_columns(parsed_project(settings.dbt_project, settings.dbt_target).manifest),
        events=counts.by_type,
        documents=counts.documents,
        release=release.resolve() if release.exists() else None,
    )


def run_suites(warehouse: Warehouse, names: Sequence[str], beside: Surroundings) -> list[SuiteResult]:
    """The results of these suites on the warehouse as it stands. Raises ValidationAborted, WarehouseLocked."""
    with warehouse.lock():
        try:
            return _process().submit(_run, warehouse.path, tuple(names), beside).result()
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
    gc.disable()  # as in a run: what is loaded stays
    import great_expectations  # noqa: F401

    gc.freeze()
    atexit.register(gc.unfreeze)
    gc.enable()


def _run(path: Path, names: Sequence[str], beside: Surroundings) -> list[SuiteResult]:
    import duckdb

    from expectations import runner

    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute(f"SET memory_limit = '{MEMORY_LIMIT}'")
        beside.attach(connection)
        # By this name, which the views of dbt have in them.
        connection.execute(f"ATTACH '{_escaped(path)}' AS {path.stem} (READ_ONLY)")
        connection.execute(f"USE {path.stem}")
        return runner.run_suites([SUITES[name] for name in names], connection)


def _escaped(path: Path) -> str:
    return str(path).replace("'", "''")
