"""The commands on a home that the main job has filled from the project's own documents."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from filelock import FileLock

from orchestration.ledger import Ledger

ROOT = Path(__file__).resolve().parents[2]


def _run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "orchestration.cli", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=300, env=os.environ | environment)


def _refresh(home: Path) -> subprocess.CompletedProcess[str]:
    return _run("refresh", "--seeds", ROOT / "seeds", "--home", home)


def test_the_gross_income_of_2013_is_found_with_its_sentence_and_explained(refreshed_home: Path) -> None:
    sql = (
        "SELECT observation_id, sentence FROM mart_indicators_by_year "
        "WHERE indicator_code = 'enterprise_gross_income' AND year = 2013 AND value = 3.05e12 AND unit = 'CNY'"
    )
    finished = _run("query", sql, "--format", "csv", "--home", refreshed_home)
    assert finished.returncode == 0, finished.stderr
    rows = list(csv.DictReader(io.StringIO(finished.stdout)))
    assert rows and "3.05 trillion yuan" in rows[0]["sentence"]
    explained = _run("explain", rows[0]["observation_id"], "--home", refreshed_home)
    assert explained.returncode == 0, explained.stderr
    assert "[3.05 trillion yuan]" in " ".join(explained.stdout.split())
    assert "ObservationRecorded" in explained.stdout


def test_a_second_refresh_changes_nothing_and_ends_with_the_release(refreshed_home: Path) -> None:
    head = Ledger(refreshed_home / "ledger").head()
    finished = _refresh(refreshed_home)
    assert finished.returncode == 0, finished.stderr
    assert Ledger(refreshed_home / "ledger").head() == head
    assert Path(finished.stdout.splitlines()[-1]) == (refreshed_home / "published" / "current").resolve()
    assert "up to date" in finished.stderr


def test_query_goes_back_in_time(refreshed_home: Path) -> None:
    count = "SELECT count(*) AS n FROM fct_observation"
    before = _run("query", count, "--as-of", "2020-01-01", "--format", "json", "--home", refreshed_home)
    assert json.loads(before.stdout) == [{"n": 0}]
    now = _run("query", count, "--as-of", "2999-01-01T00:00:00Z", "--format", "json", "--home", refreshed_home)
    today = _run("query", count, "--format", "json", "--home", refreshed_home)
    assert json.loads(now.stdout) == json.loads(today.stdout)
    wrong = _run("query", count, "--as-of", "yesterday", "--home", refreshed_home)
    assert wrong.returncode == 1 and "yesterday" in wrong.stderr


@pytest.mark.parametrize("sql", ["selec 1", "select * from no_such_table", "drop view fct_observation"])
def test_a_bad_statement_is_one_line(refreshed_home: Path, sql: str) -> None:
    finished = _run("query", sql, "--home", refreshed_home)
    assert finished.returncode == 1
    assert len(finished.stderr.strip().splitlines()) == 1


def test_an_unknown_observation_gets_a_suggestion(refreshed_home: Path) -> None:
    sql = "SELECT min(observation_id) AS id FROM fct_observation"
    known = json.loads(_run("query", sql, "--format", "json", "--home", refreshed_home).stdout)[0]["id"]
    finished = _run("explain", known[:10], "--home", refreshed_home)
    assert finished.returncode == 1
    assert f"did you mean {known}?" in finished.stderr


def test_a_locked_warehouse_is_one_line(refreshed_home: Path) -> None:
    with FileLock(refreshed_home / "warehouse.duckdb.lock"):
        finished = _run(*("refresh", "--seeds", ROOT / "seeds", "--home", refreshed_home), ECOSYSTEM_LOCK_SECONDS="0.5")
    assert finished.returncode == 1
    assert "is held by" in finished.stderr.splitlines()[-1]
    assert "Traceback" not in finished.stderr


def test_verify_and_releases(refreshed_home: Path) -> None:
    verified = _run("verify", "--home", refreshed_home)
    assert verified.returncode == 0, verified.stdout
    assert verified.stdout.startswith("Whole:")
    listed = _run("releases", "--home", refreshed_home).stdout.splitlines()
    assert [line[0] for line in listed].count("*") == 1
    told = json.loads(_run("diff", "--format", "json", "--rows", "1", "--home", refreshed_home).stdout)
    assert told["before"] is None and listed[0].split()[1] == told["after"] and len(told["rows"]) == 1
    refused = _run("rollback", "--reason", "a draft", "--home", refreshed_home)
    assert refused.returncode == 1 and "earliest release that stands" in refused.stderr


def test_dev_serves_the_ui_with_the_runs_of_the_command_and_ends_with_it(refreshed_home: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "orchestration.cli", "dev", "--port", str(port), "--home", str(refreshed_home)]
    command += ["--seeds", str(ROOT / "seeds")]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        runs = _ask(port, "{ runsOrError { ... on Runs { results { jobName status } } } }")
        assert {"jobName": "refresh", "status": "SUCCESS"} in runs["data"]["runsOrError"]["results"]
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(30)
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0


def _ask(port: int, question: str, patience: float = 90.0) -> dict[str, dict[str, dict[str, list[dict[str, str]]]]]:
    """The UI's answer to a GraphQL query, once it serves."""
    body = json.dumps({"query": question}).encode()
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/graphql", body, headers={"Content-Type": "application/json"}
    )
    deadline = time.monotonic() + patience
    while True:
        try:
            with urllib.request.urlopen(request, timeout=10) as response:
                answer: dict[str, dict[str, dict[str, list[dict[str, str]]]]] = json.load(response)
                return answer
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.5)
