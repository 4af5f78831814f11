"""Which old releases are removed, and when: never one that a reader may hold.

A release is kept while one of these holds:
- a link in `published` or `published/slots` leads to it. Statements on the views read nothing but the slots: the
  release that is live and the two before it. A link of your own, as `ln -s releases/<id> published/board-2026`, pins
  a release for good;
- it is among the newest `number`, so that there is something to roll back to;
- another has been published in its place for less than `age`: a program that took the folder's path from `current`
  when it began may read on for that long.

A file that is open is readable until it is closed, removed or not. A folder is renamed before its files go, so that
what is half removed never looks like a release.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from orchestration.ledger.durable import sync_path
from orchestration.warehouse.releases.standing import FOLDER, releases

PRUNED = ".pruned-"


@dataclass(frozen=True, slots=True)
class Retention:
    """How many of the newest releases are kept, and for how long one that was replaced."""

    number: int = 10
    age: timedelta = timedelta(days=7)


def prune(published: Path, retention: Retention) -> list[str]:
    """Remove the releases that the rule lets go; returns their ids. The caller holds the writer's lock."""
    held = set(_held(published))
    known = releases(published)
    kept = {release.release_id for release in known[len(known) - max(1, retention.number) :]} if known else set()
    removed = []
    for release, successor in pairwise(known):
        replaced = datetime.now(UTC) - datetime.fromisoformat(successor.catalogue.published_at)
        if release.release_id in kept or release.path.resolve() in held or replaced < retention.age:
            continue
        gone = release.path.with_name(PRUNED + release.release_id)
        os.replace(release.path, gone)
        sync_path(release.path.parent)
        shutil.rmtree(gone, ignore_errors=True)
        removed.append(release.release_id)
    return removed


def _held(published: Path) -> Iterator[Path]:
    """The folders that a link leads to."""
    for folder in (published, published / "slots"):
        for path in folder.iterdir() if folder.is_dir() else ():
            if path.is_symlink() and (published / FOLDER).resolve() in path.resolve().parents:
                yield path.resolve()
