"""Old releases go by the stated rule, and none that a link leads to."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from orchestration.warehouse.releases import Retention, releases
from orchestration.warehouse.releases.pruning import prune
from orchestration.warehouse.releases.slots import go_live, live_release_id

AGES = (40, 30, 20, 10, 1)  # days since each was published


@pytest.fixture
def published(built: Any, tmp_path: Path) -> Path:
    """Five releases, the newest of them current, with nothing in the slots."""
    source = (built.published / "current").resolve()
    for age in AGES:
        folder = tmp_path / "releases" / f"r{age}"
        shutil.copytree(source, folder)
        catalogue = json.loads((folder / "catalogue.json").read_text())
        catalogue["release_id"] = folder.name
        catalogue["published_at"] = (datetime.now(UTC) - timedelta(days=age)).isoformat()
        (folder / "catalogue.json").write_text(json.dumps(catalogue))
    (tmp_path / "current").symlink_to("releases/r1")
    return tmp_path


def left(published: Path) -> list[str]:
    return [release.release_id for release in releases(published)]


@pytest.mark.parametrize(
    ("number", "days", "kept"),
    [
        (5, 0, ["r40", "r30", "r20", "r10", "r1"]),
        (2, 0, ["r10", "r1"]),
        (1, 0, ["r1"]),
        (1, 15, ["r20", "r10", "r1"]),  # r20 was replaced ten days ago
        (1, 1000, ["r40", "r30", "r20", "r10", "r1"]),
    ],
)
def test_the_newest_and_those_replaced_lately_are_kept(
    published: Path, number: int, days: int, kept: list[str]
) -> None:
    removed = prune(published, Retention(number, timedelta(days=days)))
    assert left(published) == kept
    assert sorted(removed + kept) == sorted(f"r{age}" for age in AGES)
    assert not list((published / "releases").glob(".*"))


def test_what_a_link_leads_to_is_kept(published: Path) -> None:
    (published / "current").unlink()
    (published / "current").symlink_to("releases/r30")  # rolled back
    (published / "board-2026").symlink_to("releases/r40")  # pinned by a person
    go_live(published, "r20", everywhere=True)
    prune(published, Retention(1, timedelta(0)))
    assert left(published) == ["r40", "r30", "r20", "r1"]
    assert live_release_id(published) == "r20"
