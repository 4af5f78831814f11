"""How the marts grow: seconds and peak memory of a dbt build, by number of observations.

    python tests/benchmarks/bench_marts.py --observations 100000 --observations 1000000

The observations are those of the project's own seeds, extracted once and then multiplied: every copy is a set of five
documents of its own, of another district and another year, published by one of nine publishers; one observation in
ten has been revised. So the mix of slots, the length of sentences and the sizes of series stay those of real texts.
Each size is built in fresh processes: in full; by what is new, after one more set of documents; in full again, after
another. Reconciliation is a part of each.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from orchestration.warehouse.connection import Warehouse
from orchestration.warehouse.parsed import WAREHOUSE_NAME
from orchestration.warehouse.reconciling import reconcile
from orchestration.warehouse.schema import create_tables
from orchestration.warehouse.transform import build_marts

ROOT = Path(__file__).resolve().parents[2]
INCREMENTAL = ("int_observation_versions", "int_observation_ranks", "fct_observation_history")
_COPIES = """
    CREATE TEMP TABLE copies AS SELECT unnest(range({first}, {last})) AS copy;
    INSERT INTO staging.documents BY NAME
    SELECT d.* REPLACE (
            d.document_id || '-' || copy AS document_id,
            copy || '-' || d.name AS name,
            'Publisher ' || (copy % 9) AS publisher,
            CAST(d.published_on + INTERVAL (copy % 20 - 10) YEAR AS DATE) AS published_on,
            {position} + (copy - {first}) * {events} AS registered_position
        )
    FROM seed.staging.documents AS d, copies;
    INSERT INTO staging.articles BY NAME
    SELECT a.* REPLACE (a.document_id || '-' || copy AS document_id, '' AS raw_text, CAST(NULL AS DATE) AS published_on)
    FROM seed.staging.articles AS a, copies;
    INSERT INTO staging.unread_numbers BY NAME
    SELECT u.* REPLACE (u.document_id || '-' || copy AS document_id) FROM seed.staging.unread_numbers AS u, copies;
    INSERT INTO staging.observation_events BY NAME
    SELECT e.* REPLACE (
            copy || '-' || e.doc AS doc,
            CASE WHEN copy % 3 = 0 THEN e.organisation ELSE e.organisation || ' ' || (copy // 20) END AS organisation,
            e.value * (1 + copy % 7) AS value,
            CAST(e.period_start + INTERVAL (copy % 20 - 10) YEAR AS DATE) AS period_start,
            CAST(e.period_end + INTERVAL (copy % 20 - 10) YEAR AS DATE) AS period_end,
            e.document_id || '-' || copy AS document_id,
            e.observation_id || '-' || copy AS observation_id,
            {position} + (copy - {first}) * {events}
            + row_number() OVER (PARTITION BY copy, version ORDER BY e.position)
            + (version - 1) * {events} // 2 AS position,
            version AS stream_version,
            true AS stands
        )
    FROM seed.staging.observation_events AS e, copies, (VALUES (1), (2)) AS versions (version)
    WHERE version = 1 OR e.char_start % 10 = 0;
    DROP TABLE copies;
"""


def extracted_seeds(folder: Path) -> Path:
    """The warehouse of a home that has read the project's seeds."""
    command = [sys.executable, "-m", "orchestration.cli", "refresh", "--seeds", ROOT / "seeds", "--home", folder]
    subprocess.run(list(map(str, command)), check=True, capture_output=True)
    return folder / "warehouse.duckdb"


def multiply(warehouse: Path, seed: Path, observations: int) -> int:
    """Add copies of the seeds' observations, as many sets as make up the number, or one; returns how many there are."""
    with Warehouse(warehouse).connect() as connection:
        create_tables(connection)
        connection.execute(f"ATTACH '{seed}' AS seed (READ_ONLY)")
        ((each,),) = connection.execute("SELECT count(*) FROM seed.staging.observation_events").fetchall()
        ((standing, position),) = connection.execute(
            "SELECT count(DISTINCT document_id) // 5, coalesce(max(position), 0) FROM staging.observation_events"
        ).fetchall()
        last = standing + max(observations // each, 1)
        connection.execute(_COPIES.format(first=standing, last=last, position=position, events=4 * each))
        connection.execute("DETACH seed")
        ((total,),) = connection.execute(
            "SELECT count(DISTINCT observation_id) FROM staging.observation_events"
        ).fetchall()
    return int(total)


def build(warehouse: Path, target: Path, *, full_refresh: bool) -> None:
    """One build; prints its seconds, wall and processor's, its peak memory in MB and its slowest nodes on one line."""
    started, home = time.perf_counter(), Warehouse(warehouse)
    if full_refresh:
        with home.connect() as connection:
            connection.execute("DELETE FROM staging.reconciled_groups; DELETE FROM staging.reconciliation_state")
    reconciled = reconcile(home)
    built = build_marts(home, ROOT / "dbt_project", target, full_refresh=full_refresh)
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    taken = {node.name: node.seconds for node in built.nodes}
    named = [*INCREMENTAL, *(name for name in sorted(taken, key=lambda name: -taken[name]) if name not in INCREMENTAL)]
    print(
        f"{seconds:7.1f} s, {time.process_time():.1f} s of CPU, {peak:.0f} MB; reconcile {reconciled.seconds:.1f}, "
        + ", ".join(f"{name} {taken[name]:.1f}" for name in named[:6])
    )


def main() -> None:
    """Measure every size and print a line for each build."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--observations", type=int, action="append", help="size; may be given several times")
    parser.add_argument("--build", nargs=2, type=Path, metavar=("WAREHOUSE", "TARGET"), help=argparse.SUPPRESS)
    parser.add_argument("--full-refresh", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.build:
        build(*arguments.build, full_refresh=arguments.full_refresh)
        return
    with tempfile.TemporaryDirectory() as folder:
        seed = extracted_seeds(Path(folder) / "seed")
        for wanted in arguments.observations or [100_000, 1_000_000]:
            warehouse = Path(folder) / str(wanted) / WAREHOUSE_NAME
            for kind, added in (("in full", wanted), ("what is new", 1), ("in full again", 1)):
                total = multiply(warehouse, seed, added)
                options = ["--full-refresh"] if kind == "in full again" else []
                command = [sys.executable, __file__, "--build", str(warehouse), str(Path(folder) / "dbt"), *options]
                built = subprocess.run(command, check=True, capture_output=True, text=True)
                size_mb = warehouse.stat().st_size / 1e6
                print(f"{total:>9,} {kind:<13} {built.stdout.rstrip()}; file {size_mb:.0f} MB", flush=True)


if __name__ == "__main__":
    main()
