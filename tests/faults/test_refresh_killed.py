"""SIGKILL at random moments of the whole refresh: the next one completes, and nothing is lost or doubled."""

from __future__ import annotations

import random
import shutil
from pathlib import Path
from typing import Any

import pytest

from orchestration.ledger import Ledger
from orchestration.state import open_state
from orchestration.warehouse.catalogue import problems_of
from orchestration.warehouse.releases import current_release
from orchestration.warehouse.verification import document_problems, ledger_problems, release_problems, replay_problems


def problems(home: Any, *, replayed: bool) -> list[str]:
    """All that `ecosystem verify` would find."""
    settings, state, published = home.settings, open_state(home.settings), home.settings.published
    found = [
        *ledger_problems(state.ledger, published),
        *document_problems(state.ledger, state.documents),
        *release_problems(published),
    ]
    if replayed:
        both = (state.ledger, state.documents, state.warehouse, published)
        found += replay_problems(*both, settings.dbt_project, settings.dbt_target, found.append)
    return found


@pytest.mark.parametrize(
    ("kills", "seed"),
    [pytest.param(6, 2, marks=pytest.mark.slow), pytest.param(25, 1, marks=pytest.mark.exhaustive)],
    ids=["6 kills", "25 kills"],
)
@pytest.mark.timeout(3000)
def test_killed_at_random_moments_of_a_refresh(
    prepared: tuple[Any, Path, Any], undisturbed: Any, duration: float, kills: int, seed: int
) -> None:
    home, kept, _ = prepared
    chance, killed, attempts = random.Random(seed), 0, 0
    while killed < kills:
        shutil.rmtree(home.root)
        shutil.copytree(kept, home.root, symlinks=True)
        # A moment in each part of the time that a refresh takes, so that every stage has its kills.
        moment = duration * ((attempts + chance.random()) % kills) / kills
        attempts += 1
        outcome = home.refresh(kill_after=moment)
        if outcome["success"]:
            assert attempts < 3 * kills, "most refreshes ended before they were killed"
            continue
        killed += 1
        found = Ledger(home.settings.ledger_location).head().position
        where = f"kill {killed} after {moment:.2f} of {duration:.2f} s, ledger at {found} ({outcome['failure']})"
        print(where)
        release = current_release(home.settings.published)
        assert release is not None and problems_of(release.path) == [], where

        after = home.refresh()

        assert after["success"] and not after["orphans"], (where, after)
        assert home.content() == undisturbed, where
        assert problems(home, replayed=killed == kills) == [], where
