"""The exports of a release are read back by the tools that others use: Frictionless, pysdmx."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from orchestration.warehouse.catalogue import problems_of
from orchestration.warehouse.releases import current_release


@pytest.fixture(scope="module")
def folder(built: Any) -> Path:
    release = current_release(built.published)
    assert release is not None
    return release.path


def test_frictionless_finds_the_data_package_valid(folder: Path) -> None:
    frictionless = pytest.importorskip("frictionless", reason="needs the extra `test`")
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["name", "fieldName", "rowNumber", "message"])[:10]
    assert {task.name for task in report.tasks} == {path.stem for path in folder.glob("*.parquet")}


def test_the_data_package_says_what_the_contracts_promise(folder: Path) -> None:
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    resources = {resource["name"]: resource for resource in package["resources"]}
    schema = resources["fct_indicator_year"]["schema"]
    fields = {field["name"]: field for field in schema["fields"]}
    assert schema["primaryKey"] == ["indicator_year_key", "basis"]
    assert fields["value"]["type"] == "number" and fields["value"]["constraints"] == {"required": True}
    assert fields["period_end"]["type"] == "date"
    assert {key["reference"]["resource"] for key in schema["foreignKeys"]} >= {"dim_indicator", "dim_organisation"}
    for resource in resources.values():
        assert resource["description"]
        assert all(field["description"] for field in resource["schema"]["fields"]), resource["name"]


def test_pysdmx_reads_every_figure_back_by_its_structure(built: Any, folder: Path) -> None:
    sdmx = pytest.importorskip("pysdmx.io", reason="needs the extra `test`")
    (dataset,) = sdmx.get_datasets(folder / "sdmx" / "data.csv", folder / "sdmx" / "structure.json")
    components = [component.id for component in dataset.structure.components]
    assert {"OBS_VALUE", "TIME_PERIOD", "UNIT_MEASURE", "UNIT_MULT", "OBS_STATUS"} <= set(components)
    assert set(dataset.data.columns) == set(components)
    read = sorted(zip(dataset.data["OBSERVATION_ID"], dataset.data["OBS_VALUE"], strict=True))
    assert read == built.rows(
        "SELECT observation_id, value FROM marts.mart_indicator_values WHERE period_end IS NOT NULL ORDER BY ALL"
    )


def test_every_code_is_in_its_list_and_no_key_comes_twice(folder: Path) -> None:
    message = json.loads((folder / "sdmx" / "structure.json").read_text(encoding="utf-8"))["data"]
    lists = {codes["id"]: {code["id"] for code in codes["codes"]} for codes in message["codelists"]}
    with (folder / "sdmx" / "data.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    dimensions = message["dataStructures"][0]["dataStructureComponents"]["dimensionList"]["dimensions"]
    names = [dimension["id"] for dimension in dimensions]
    for row in rows:
        for name in (*names, "UNIT_MULT", "OBS_STATUS", "AGREEMENT", "MODIFIER"):
            assert row[name] in lists[f"CL_{name}"], (name, row[name])
    keys = [tuple(row[name] for name in (*names, "TIME_PERIOD")) for row in rows]
    assert len(set(keys)) == len(keys) == len(rows) > 0
    assert all(len(codes) == len({code.upper() for code in codes}) for codes in lists.values())


def test_the_status_of_an_observation_says_that_sources_conflict(folder: Path) -> None:
    with (folder / "sdmx" / "data.csv").open(encoding="utf-8", newline="") as file:
        statuses = {row["INDICATOR"]: row["OBS_STATUS"] for row in csv.DictReader(file)}
    assert statuses == {"ENTERPRISES": "U", "EMPLOYEES": "A"}


def test_a_damaged_export_is_a_problem(built: Any, tmp_path: Path, folder: Path) -> None:
    import shutil

    copy = shutil.copytree(folder, tmp_path / folder.name)
    with (copy / "sdmx" / "data.csv").open("a") as file:
        file.write("x")
    (copy / "datapackage.json").unlink()
    assert [problem.split(": ")[1] for problem in problems_of(copy)] == [
        "datapackage.json is missing",
        "sdmx/data.csv differs from its checksum",
    ]
