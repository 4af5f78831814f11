"""New documents that corroborate, revise and contradict what is known: each row of the mart comes out as named."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from orchestration.warehouse.query import open_release

KNOWN = (
    "At the end of 2013, Haidian Park was home to 4,120 enterprises. "
    "At the end of 2013, Suzhou Industrial Park was home to 2,310 enterprises. "
    "At the end of 2013, Optics Valley was home to 1,800 enterprises.\n"
)
AGREES = "At the end of 2013, Haidian Park was home to 4,120 enterprises.\n"
LATER = "At the end of 2013, Suzhou Industrial Park was home to 2,450 enterprises.\n"
DIFFERS = "At the end of 2013, Optics Valley was home to 1,500 enterprises.\n"


def drop(seeds: Path, name: str, text: str, publisher: str, published_on: str) -> None:
    """Put a document with its sidecar into the folder of seeds."""
    (seeds / name).write_text(text, encoding="utf-8")
    sidecar = f"publisher: {publisher}\npublished_on: {published_on}\n"
    (seeds / f"{name}.meta.yml").write_text(sidecar, encoding="utf-8")


def refresh(seeds: Path, home: Path) -> None:
    command = [sys.executable, "-m", "orchestration.cli", "refresh", "--seeds", str(seeds), "--home", str(home)]
    finished = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert finished.returncode == 0, finished.stdout + finished.stderr


def test_corroborated_revised_and_conflict(tmp_path: Path) -> None:
    seeds, home = tmp_path / "seeds", tmp_path / "home"
    seeds.mkdir()
    drop(seeds, "first.txt", KNOWN, "District Gazette", "2014-03-01")
    refresh(seeds, home)
    drop(seeds, "agrees.txt", AGREES, "City Paper", "2014-04-01")
    drop(seeds, "later.txt", LATER, "District Gazette", "2014-09-01")
    drop(seeds, "differs.txt", DIFFERS, "City Paper", "2014-04-01")
    refresh(seeds, home)
    with open_release(home / "published") as connection:
        rows = connection.execute(
            "SELECT organisation, value, agreement, source_count, preferred_because, document "
            "FROM mart_indicators_by_organisation WHERE indicator_code = 'enterprises' AND year = 2013"
        ).fetchall()
        revisions = connection.execute(
            "SELECT organisation, earlier_value, value, revision, earlier_document, document FROM mart_revisions"
        ).fetchall()
        conflicts = connection.execute(
            "SELECT kind, role, organisation, value, document FROM mart_conflicts ORDER BY kind, place"
        ).fetchall()
    assert rows == [
        ("Haidian Park", 4120, "corroborated", 2, "all give the same value", "agrees.txt"),
        ("Optics Valley", 1500, "conflict", 2, "later publication", "differs.txt"),
        ("Optics Valley", 1800, "conflict", 2, "not preferred: later publication", "first.txt"),
        ("Suzhou Industrial Park", 2450, "revised", 2, "later publication", "later.txt"),
    ]
    assert revisions == [("Suzhou Industrial Park", 2310, 2450, 140, "first.txt", "later.txt")]
    assert conflicts == [
        ("different_values", "preferred", "Optics Valley", 1500, "differs.txt"),
        ("different_values", "rival", "Optics Valley", 1800, "first.txt"),
        ("same_fact_twice", "first", "Optics Valley", 1800, "first.txt"),
        ("same_fact_twice", "second", "Optics Valley", 1500, "differs.txt"),
    ]
