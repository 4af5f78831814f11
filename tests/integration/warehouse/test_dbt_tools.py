"""What else dbt users expect of the project: freshness, documentation without a network, metrics by name."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from orchestration.warehouse.transform import run_dbt

DBT_PROJECT = Path(__file__).resolve().parents[3] / "dbt_project"


def test_sources_have_freshness(built: Any) -> None:
    with built.warehouse.lock():
        results = run_dbt(["source", "freshness"], built.warehouse.path, DBT_PROJECT, built.dbt_target)
    assert {(result.name, result.status) for result in results} == {
        ("documents", "pass"),
        ("observation_events", "pass"),
    }


def test_the_documentation_is_one_page_without_a_network(built: Any, tmp_path: Path) -> None:
    with built.warehouse.lock():
        run_dbt(["docs", "generate", "--static"], built.warehouse.path, DBT_PROJECT, tmp_path)
    page = (tmp_path / "static_index.html").read_text(encoding="utf-8")
    assert "mart_indicators_by_year" in page and "exposure.ecosystem.view_file" in page


def test_metricflow_answers_the_governed_metrics(built: Any, tmp_path: Path) -> None:
    pytest.importorskip("dbt_metricflow", reason="needs the extra `semantic`")
    project = shutil.copytree(DBT_PROJECT, tmp_path / "dbt_project", ignore=shutil.ignore_patterns("target", "logs"))
    warehouse = shutil.copy(built.warehouse.path, tmp_path / "warehouse.duckdb")
    environment = {**os.environ, "ECOSYSTEM_WAREHOUSE": str(warehouse), "DBT_PROFILES_DIR": str(project)}

    def run(module: str, *arguments: str) -> None:
        command = [sys.executable, "-c", f"from {module} import cli; cli()", *arguments]
        finished = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, timeout=300)
        assert finished.returncode == 0, finished.stdout + finished.stderr

    run("dbt.cli.main", "parse", "--quiet")
    answer = tmp_path / "answer.csv"
    metrics = "observations,documents,series,conflicts,conflict_share,enterprises"
    run(
        "dbt_metricflow.cli.main", "query", "--metrics", metrics, "--group-by", "indicator__theme", "--csv", str(answer)
    )
    with answer.open(encoding="utf-8", newline="") as file:
        rows = {row["indicator__theme"]: row for row in csv.DictReader(file)}
    enterprise = {name: float(value) for name, value in rows["enterprise"].items() if name != "indicator__theme"}
    assert enterprise == {
        "observations": 2,
        "documents": 2,
        "series": 1,
        "conflicts": 1,
        "conflict_share": 1,
        "enterprises": 15645,
    }
