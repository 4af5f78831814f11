"""The definitions load quickly, whole, and without what is not needed to load them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import dagster as dg
import pytest

from orchestration.assets.manifest import prepared_manifest
from orchestration.definitions import build_definitions
from orchestration.settings import Settings
from orchestration.warehouse.parsed import ParsedProject

LOAD = """
import json, sys, time
started = time.process_time()
from orchestration.definitions import build_definitions
definitions = build_definitions()
definitions.resolve_job_def("refresh")
seconds = time.process_time() - started
heavy = [name for name in ("dbt", "dagster_dbt", "great_expectations", "pandas", "deltalake") if name in sys.modules]
print(json.dumps({"seconds": seconds, "heavy": heavy}))
"""


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    settings = Settings(home=tmp_path_factory.mktemp("definitions"))
    prepared_manifest(settings)
    return settings


@pytest.fixture(scope="module")
def definitions(settings: Settings) -> dg.Definitions:
    return build_definitions(settings)


def test_loading_takes_about_a_second_and_imports_neither_dbt_nor_great_expectations(settings: Settings) -> None:
    command = [sys.executable, "-c", LOAD]
    finished = subprocess.run(
        command, env=os.environ | settings.environment(), capture_output=True, text=True, check=True
    )
    loaded = json.loads(finished.stdout)
    assert loaded["heavy"] == []
    assert loaded["seconds"] < 2.5  # of processor time; about one on a quiet machine


def test_every_dbt_model_and_seed_is_an_asset_with_its_lineage(definitions: dg.Definitions, settings: Settings) -> None:
    graph = definitions.resolve_asset_graph()
    nodes = prepared_manifest(settings)["nodes"].values()
    models = {dg.AssetKey([n["schema"], n["alias"]]) for n in nodes if n["resource_type"] in ("model", "seed")}
    assert models <= graph.get_all_asset_keys()
    staged = graph.get(dg.AssetKey(["staging", "stg_documents"]))
    assert dg.AssetKey(["staging", "documents"]) in staged.parent_keys


def test_every_asset_says_what_it_is(definitions: dg.Definitions) -> None:
    bare = [
        spec.key.to_user_string()
        for spec in definitions.resolve_all_asset_specs()
        if not (spec.description and spec.owners and spec.kinds and spec.group_name)
    ]
    assert bare == []


def test_the_release_waits_for_every_blocking_check(definitions: dg.Definitions) -> None:
    graph = definitions.resolve_asset_graph()
    checks = [graph.get_check_spec(key) for key in graph.asset_check_keys]
    blocking = {spec.asset_key for spec in checks if spec.blocking}
    assert len(blocking) >= 5
    assert blocking <= graph.get_ancestor_asset_keys(dg.AssetKey("release"))


def test_the_manifest_is_parsed_again_only_when_a_model_changed(settings: Settings, tmp_path: Path) -> None:
    manifest = ParsedProject(settings.dbt_project, settings.dbt_target).manifest
    written = manifest.stat().st_mtime_ns
    prepared_manifest(settings)
    assert manifest.stat().st_mtime_ns == written
    project = tmp_path / "dbt_project"
    shutil.copytree(settings.dbt_project, project, ignore=shutil.ignore_patterns("target", "logs"))
    model = project / "models" / "marts" / "one_more.sql"
    model.write_text("{{ config(contract={'enforced': false}) }}\nselect 1 as one\n", encoding="utf-8")
    changed = settings.model_copy(update={"dbt_project": project})
    names = {node["name"] for node in prepared_manifest(changed)["nodes"].values()}
    assert "one_more" in names
