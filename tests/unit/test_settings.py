"""Settings: where each path lies, and what the environment changes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import ValidationError

from orchestration.settings import Settings


def test_every_path_lies_under_home(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    paths = [settings.documents, settings.warehouse, settings.published, settings.dbt_target, settings.dagster_home]
    assert all(path.is_relative_to(tmp_path) for path in paths)
    assert settings.ledger_location == str(tmp_path / "ledger")


def test_the_environment_decides_and_an_option_overrules_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ECOSYSTEM_HOME", str(tmp_path / "from-environment"))
    monkeypatch.setenv("ECOSYSTEM_LEDGER", "s3://bucket/ledger")
    monkeypatch.setenv("ECOSYSTEM_STORAGE_OPTIONS", '{"AWS_REGION": "eu-west-1"}')
    assert Settings().home == tmp_path / "from-environment"
    assert Settings(home=tmp_path / "given").home == tmp_path / "given"
    assert Settings().ledger_location == "s3://bucket/ledger"
    assert Settings().storage_options == {"AWS_REGION": "eu-west-1"}


def test_without_a_home_state_goes_to_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ECOSYSTEM_HOME", raising=False)
    monkeypatch.chdir(tmp_path)
    assert Settings().home == tmp_path / "data"


def test_settings_travel_to_another_process_by_the_environment(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "h", seeds=tmp_path / "s", storage_options={"a": "b"}, lock_seconds=3)
    code = "from orchestration.settings import Settings; print(Settings().model_dump_json())"
    finished = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | settings.environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert Settings.model_validate_json(finished.stdout) == settings


def test_a_negative_wait_is_refused() -> None:
    with pytest.raises(ValidationError):
        Settings(lock_seconds=-1)


def test_dagster_home_gets_its_file_once(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    file = settings.prepare_dagster_home() / "dagster.yaml"
    assert "default_limit: 1" in file.read_text(encoding="utf-8")
    assert "telemetry:\n  enabled: false" in file.read_text(encoding="utf-8")
    file.write_text("# changed by hand\n", encoding="utf-8")
    settings.prepare_dagster_home()
    assert file.read_text(encoding="utf-8") == "# changed by hand\n"
