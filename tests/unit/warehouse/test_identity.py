"""Equal content has an equal key; whatever shapes the marts is part of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from expectations import version
from expectations.version import gate_version
from orchestration.warehouse.identity import content_key


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("dbt_project.yml", "models/marts/m.sql", "models/marts/m.yml", "macros/k.sql", "seeds/i.csv"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path


def test_the_key_is_the_same_for_the_same_content(project: Path) -> None:
    assert content_key("chain", project) == content_key("chain", project)


def test_another_ledger_gives_another_key(project: Path) -> None:
    assert content_key("chain", project) != content_key("other", project)


@pytest.mark.parametrize("name", ["dbt_project.yml", "models/marts/m.sql", "macros/k.sql", "seeds/i.csv"])
def test_another_model_macro_or_vocabulary_gives_another_key(project: Path, name: str) -> None:
    before = content_key("chain", project)
    (project / name).write_text("changed")
    changed = content_key("chain", project)
    (project / name).rename(project / f"{name}.away")
    assert len({before, changed, content_key("chain", project)}) == 3


def test_another_suite_or_engine_gives_another_key(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = content_key("chain", project)
    suites = shutil.copytree(Path(version.__file__).parent, project / "expectations")
    assert content_key("chain", project, suites) == before
    monkeypatch.setattr(version, "version", lambda name: "another")
    gate_version.cache_clear()
    other_engine = content_key("chain", project, suites)
    monkeypatch.undo()
    (suites / "marts" / "dim_unit.py").write_text("SUITE = None\n")
    gate_version.cache_clear()
    assert len({before, other_engine, content_key("chain", project, suites)}) == 3


def test_what_dbt_leaves_behind_changes_nothing(project: Path) -> None:
    before = content_key("chain", project)
    (project / "target").mkdir()
    (project / "target" / "manifest.json").write_text("{}")
    (project / ".user.yml").write_text("id: 1")
    assert content_key("chain", project) == before
