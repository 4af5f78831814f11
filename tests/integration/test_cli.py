"""The command line where nothing was built yet: help, extraction without state, and errors of one line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

COMMANDS = (
    *("refresh", "extract", "query", "explain", "correct", "withdraw", "review", "dev", "verify", "replay"),
    *("releases", "rollback", "diff"),
)
TEXT = "Harbour Science Park news\n\nBy the end of 2011 the park housed 430 companies.\n"


def _run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "orchestration.cli", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120)


def _assert_one_line(finished: subprocess.CompletedProcess[str], *words: str) -> None:
    assert finished.returncode != 0
    assert len(finished.stderr.strip().splitlines()) == 1, finished.stderr
    for word in words:
        assert word in finished.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_an_example(command: str) -> None:
    finished = _run(command, "--help")
    assert finished.returncode == 0
    assert f"Example: ecosystem {command}" in " ".join(finished.stdout.split())


@pytest.mark.parametrize(
    "code", ["import orchestration.cli", "import orchestration.cli.extract", "import orchestration.cli.query"]
)
def test_commands_that_only_read_load_no_dagster(code: str) -> None:
    check = f"{code}; import sys; print([m for m in ('dagster', 'dbt', 'great_expectations') if m in sys.modules])"
    finished = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert finished.stdout.strip() == "[]"


def test_extract_prints_a_json_object_a_line_and_leaves_no_state(tmp_path: Path) -> None:
    document = tmp_path / "2012-03-01-harbour.txt"
    document.write_text(TEXT, encoding="utf-8")
    finished = _run("extract", document)
    assert finished.returncode == 0, finished.stderr
    found = [json.loads(line) for line in finished.stdout.splitlines()]
    assert [(o["value"], o["value_text"]) for o in found] == [(430, "430")]
    assert all(TEXT[o["char_start"] : o["char_end"]] == o["value_text"] for o in found)
    assert list(tmp_path.iterdir()) == [document]


def test_extract_goes_on_behind_a_document_that_it_cannot_read(tmp_path: Path) -> None:
    document, broken = tmp_path / "a.txt", tmp_path / "b.txt"
    document.write_text(TEXT, encoding="utf-8")
    broken.write_bytes(bytes(range(256)) * 8)
    finished = _run("extract", broken, tmp_path / "missing.txt", document)
    assert '"value": 430' in finished.stdout
    _assert_one_line(finished, "b.txt", "missing.txt")


def test_extract_as_a_table_and_explained(tmp_path: Path) -> None:
    document = tmp_path / "2012-03-01-harbour.txt"
    document.write_text(TEXT, encoding="utf-8")
    assert "430" in _run("extract", document, "--format", "table").stdout
    explained = _run("extract", document, "--explain").stdout
    assert "'2011' unread: year" in explained


def test_what_is_missing_is_said_in_one_line(home: Path, tmp_path: Path) -> None:
    _assert_one_line(_run("refresh", "--seeds", tmp_path / "nowhere"), "nowhere", "--seeds")
    _assert_one_line(_run("query", "select 1"), "ecosystem refresh")
    _assert_one_line(_run("explain", "0123"), "ecosystem refresh")
    _assert_one_line(_run("releases"), "no release")
    _assert_one_line(_run("rollback", "--reason", "a draft"), "no release")
    _assert_one_line(_run("diff"), "no release")
    _assert_one_line(_run("replay"), "no event")
    assert not (home / "warehouse.duckdb").exists()


def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ECOSYSTEM_LOCK_SECONDS", "soon")
    _assert_one_line(_run("query", "select 1"), "ECOSYSTEM_LOCK_SECONDS")
