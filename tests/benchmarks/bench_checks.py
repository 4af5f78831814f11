"""What the checks of a run cost: seconds after the imports, and peak memory, by number of observations.

    python tests/benchmarks/bench_checks.py --observations 1000000

The warehouse is that of the project's own five documents, then the same with every table multiplied: each copy has
documents, observations, series and relations of its own, and all members of the dimensions that documents bring with
them. So the mix of slots and the length of sentences and texts stay those of real texts. Each size is checked in a
fresh process, all suites, as a run does it. Targets: 3 s for five documents, 60 s and 4 GB for 1,000,000 observations.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb

from expectations.suites import SUITES
from expectations.surroundings import Surroundings
from orchestration.settings import Settings
from orchestration.state import open_state
from orchestration.validation import MEMORY_LIMIT, surroundings

ROOT = Path(__file__).resolve().parents[2]
# What is a copy's own wherever it stands, and numbers that go on from copy to copy.
_OWN = {
    *("observation_id", "earlier_observation_id", "event_id", "document_id", "document_key", "document", "name", "doc"),
    *("reconciliation_id", "conflict_key", "indicator_year_key", "organisation", "earlier_document"),
}
_NUMBERED = {"position", "ledger_position"}
# Members that do not grow with documents.
_FIXED = ("dim_indicator", "dim_organisation", "dim_programme", "dim_unit", "dim_year", "dim_period", "mart_quality")


def first_home(folder: Path) -> Path:
    """A home that has read the project's seeds."""
    command = [sys.executable, "-m", "orchestration.cli", "refresh", "--seeds", ROOT / "seeds", "--home", folder]
    subprocess.run(list(map(str, command)), check=True, capture_output=True)
    return folder


def multiplied(home: Path, observations: int) -> int:
    """Multiply the tables of the home's warehouse until there are as many observations; returns the factor."""
    with duckdb.connect(str(home / "warehouse.duckdb")) as connection:
        ((each, events),) = connection.execute(
            "select (select count(*) from marts.fct_observation), max(position) from staging.observation_events"
        ).fetchall()
        copies = max(round(observations / each), 1)
        for suite in SUITES.values():
            if suite.table.split(".")[1] not in _FIXED:
                columns = [row[0] for row in connection.execute(f"describe {suite.table}").fetchall()]
                listed = ", ".join(_copied(column, events) for column in columns)
                kept = "where document_key <> 'unknown'" if suite.table == "marts.dim_document" else ""
                copied = f"(from {suite.table} {kept}), range(1, {copies}) as c (copy)"
                connection.execute(f"insert into {suite.table} select {listed} from {copied}")
    return copies


def _copied(column: str, events: int) -> str:
    if column in _OWN:
        return f"{column} || '-' || copy"
    return f"{column} + copy * {events}" if column in _NUMBERED else column


def check(home: Path, copies: int) -> None:
    """Run all suites once, in this process; prints seconds, processor seconds and peak memory on one line."""
    settings = Settings(home=home)
    beside = surroundings(settings, open_state(settings))
    events = {event_type: copies * count for event_type, count in beside.events.items()}
    grown = Surroundings(beside.columns, events, copies * beside.documents, beside.release)
    import great_expectations  # noqa: F401

    from expectations.runner import run_suites

    started, worked = time.perf_counter(), time.process_time()
    with duckdb.connect() as connection:
        connection.execute(f"set memory_limit = '{MEMORY_LIMIT}'")
        grown.attach(connection)
        connection.execute(f"attach '{home / 'warehouse.duckdb'}' as warehouse (read_only)")
        connection.execute("use warehouse")
        results = run_suites(list(SUITES.values()), connection)
    seconds, cpu = time.perf_counter() - started, time.process_time() - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    expectations = sum(len(result.expectations) for result in results)
    failed = sum(not e.success for result in results for e in result.expectations)
    slowest = ", ".join(f"{r.suite} {r.seconds:.1f}" for r in sorted(results, key=lambda r: -r.seconds)[:4])
    rows = next(result.row_count for result in results if result.suite == "fct_observation")
    print(
        f"{rows:>9,} observations, {expectations} expectations, {failed} failed: {seconds:6.1f} s, {cpu:6.1f} s of "
        f"processor, {peak:5.0f} MB; slowest {slowest}"
    )


def main() -> None:
    """Measure the seeds as they are, then every size asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--observations", type=int, action="append", help="size; may be given several times")
    parser.add_argument("--check", nargs=2, metavar=("HOME", "COPIES"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.check:
        check(Path(arguments.check[0]), int(arguments.check[1]))
        return
    with tempfile.TemporaryDirectory() as folder:
        seed = first_home(Path(folder) / "seed")
        for wanted in [0, *(arguments.observations or [1_000_000])]:
            home = shutil.copytree(seed, Path(folder) / str(wanted), symlinks=True)
            copies = multiplied(home, wanted)
            subprocess.run([sys.executable, __file__, "--check", str(home), str(copies)], check=True)
            shutil.rmtree(home)


if __name__ == "__main__":
    main()
