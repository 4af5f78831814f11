"""SIGKILL at random moments of the whole refresh: the next one completes, and nothing is lost or doubled."""

from __future__ import annotations

import random
import shutil
from pathlib import Path
from typing import Any

import pytest

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


@pytest.mark.slow
@pytest.mark.parametrize(("kills", "seed"), [(3, 1)], ids=["3 kills"])
@pytest.mark.timeout(1500)
def test_killed_at_random_moments_of_a_refresh(
    prepared: tuple[Any, Path, Any], undisturbed: Any, duration: float, kills: int, seed: int
) -> None:
    home, kept, _ = prepared
    chance = random.Random(seed)
    for kill in range(kills):
        shutil.rmtree(home.root)
        shutil.copytree(kept, home.root, symlinks=True)
        moment = chance.uniform(0.05, duration)
        killed = home.refresh(kill_after=moment)
        where = f"kill {kill} after {moment:.2f} of {duration:.2f} s ({killed['failure']})"
        release = current_release(home.settings.published)
        assert release is not None and problems_of(release.path) == [], where

        after = home.refresh()

        assert after["success"], (where, after)
        assert home.content() == undisturbed, where
        assert problems(home, replayed=kill == kills - 1) == [], where
