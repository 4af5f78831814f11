"""Fixtures that every kind of test uses: the shared reference data and a home of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of original documents, gold annotations and the scorer, beside the checkout."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        message = "needs the reference data in ../shared (see README, section Tests)"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return folder


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh ECOSYSTEM_HOME, set in the environment."""
    folder = tmp_path / "home"
    monkeypatch.setenv("ECOSYSTEM_HOME", str(folder))
    return folder


@pytest.fixture(scope="session")
def refreshed_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home after the main job has run once on the project's own seeds; tests only read it."""
    folder = tmp_path_factory.mktemp("refreshed") / "home"
    command = [
        sys.executable,
        "-m",
        "orchestration.cli",
        "refresh",
        "--seeds",
        str(ROOT / "seeds"),
        "--home",
        str(folder),
    ]
    finished = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert finished.returncode == 0, finished.stdout + finished.stderr
    return folder
