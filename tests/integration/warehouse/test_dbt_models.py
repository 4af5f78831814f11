"""The dbt project, built on a real warehouse: its rules, its contracts, its descriptions, its members."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from orchestration.warehouse.transform import TransformFailed, build_marts, run_dbt

DBT_PROJECT = Path(__file__).resolve().parents[3] / "dbt_project"

# fmt: off
INDICATOR_MART_COLUMNS = [
    "release_id", "year", "indicator_code", "indicator", "theme", "measure", "per", "unit", "organisation",
    "programme", "breakdown", "value", "value_max", "modifier", "status", "period_start", "period_end",
    "source_count", "agreement", "preferred_because", "sentence", "document", "published_on", "observation_id",
]
# fmt: on
DIMENSIONS = ("indicator", "organisation", "programme", "unit", "year", "period", "document")


@pytest.fixture(scope="module")
def manifest(built: Any) -> dict[str, Any]:
    return json.loads((built.dbt_target / "manifest.json").read_text())


def test_every_rule_of_preference_and_agreement_passes_its_unit_tests(built: Any) -> None:
    with built.warehouse.lock():
        results = run_dbt(["test", "--select", "test_type:unit"], built.warehouse.path, DBT_PROJECT, built.dbt_target)
    assert len(results) >= 40
    assert {result.status for result in results} == {"pass"}


def test_every_column_of_every_table_is_described(built: Any, manifest: dict[str, Any]) -> None:
    described = [node for node in manifest["nodes"].values() if node["resource_type"] in ("model", "seed")]
    described += list(manifest["sources"].values())
    missing = []
    for node in described:
        columns = built.rows(
            f"SELECT column_name FROM duckdb_columns() "
            f"WHERE schema_name = '{node['schema']}' AND table_name = '{node['name']}'"
        )
        assert columns, f"{node['name']} is not in the warehouse"
        if len(node["description"]) < 10:
            missing.append(node["name"])
        missing += [
            f"{node['name']}.{column}"
            for (column,) in columns
            if not node["columns"].get(column, {}).get("description")
        ]
        missing += [
            f"{node['name']}.{column} (no such column)" for column in {*node["columns"]} - {c for (c,) in columns}
        ]
    assert missing == []


def test_seed_columns_have_types(manifest: dict[str, Any]) -> None:
    for node in manifest["nodes"].values():
        if node["resource_type"] == "seed":
            assert set(node["config"]["column_types"]) == set(node["columns"]), node["name"]


def test_every_mart_has_a_contract_and_a_grain_test_and_its_release(manifest: dict[str, Any], built: Any) -> None:
    marts = {node["name"]: node for node in manifest["nodes"].values() if node.get("schema") == "marts"}
    marts = {name: node for name, node in marts.items() if node["resource_type"] == "model"}
    with_grain = {
        manifest["nodes"][node["attached_node"]]["name"]
        for node in manifest["nodes"].values()
        if node["resource_type"] == "test" and node.get("test_metadata", {}).get("name") == "unique_grain"
    }
    for name, node in marts.items():
        assert node["contract"]["enforced"], name
        assert name in with_grain
        release_ids = built.rows(f"SELECT DISTINCT release_id FROM marts.{name}")
        assert set(release_ids) <= {*built.rows("SELECT release_id FROM staging.release_state")}, name


@pytest.mark.parametrize("subject", ["year", "organisation", "programme"])
def test_the_indicator_marts_have_the_columns_of_the_design(built: Any, subject: str) -> None:
    columns = built.rows(
        "SELECT column_name FROM duckdb_columns() "
        f"WHERE table_name = 'mart_indicators_by_{subject}' ORDER BY column_index"
    )
    assert [column for (column,) in columns] == INDICATOR_MART_COLUMNS


def test_no_mart_holds_a_time_of_the_run(built: Any) -> None:
    times = built.rows(
        "SELECT table_name, column_name FROM duckdb_columns() "
        "WHERE schema_name = 'marts' AND data_type LIKE 'TIMESTAMP%'"
    )
    # Times of events in the ledger, the same in every build; `checked_at` is that of ValidationCompleted.
    assert {column for _, column in times} == {"recorded_from", "recorded_to", "checked_at"}


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_every_dimension_has_one_unknown_member(built: Any, dimension: str) -> None:
    unknown = "0" if dimension == "year" else "'unknown'"
    assert built.rows(f"SELECT count(*) FROM marts.dim_{dimension} WHERE {dimension}_key = {unknown}") == [(1,)]


def test_members_found_in_texts_are_candidates(built: Any) -> None:
    for dimension, member in (("indicator", "robots"), ("organisation", "Moon Base"), ("unit", "CRATES")):
        column = "indicator_code" if dimension == "indicator" else dimension
        rows = built.rows(f"SELECT is_candidate FROM marts.dim_{dimension} WHERE {column} = '{member}'")
        assert rows == [(True,)], dimension
    assert built.rows("SELECT is_candidate FROM marts.dim_indicator WHERE indicator_code = 'enterprises'") == [(False,)]


def test_a_figure_leads_from_the_mart_to_its_sentence_and_document(built: Any) -> None:
    rows = built.rows(
        """
        SELECT value, source_count, agreement, preferred_because, document, published_on, sentence
        FROM marts.mart_indicators_by_year WHERE indicator_code = 'enterprises' AND year = 2013
        """
    )
    assert len(rows) == 2
    assert (rows[1][0], rows[1][3]) == (20000, "not preferred: exact before approximate")
    value, sources, agreement, because, document, published_on, sentence = rows[0]
    assert (value, sources, agreement, because) == (15645, 2, "conflict", "exact before approximate")
    assert (document, str(published_on)) == ("2014-05-02-report.txt", "2014-05-02")
    assert "15,645" in sentence


def test_an_unknown_year_stays_null(built: Any) -> None:
    rows = built.rows("SELECT year, period_end FROM marts.mart_indicators_by_year WHERE indicator_code = 'robots'")
    assert rows == [(None, None)]
    keys = built.rows("SELECT year_key FROM marts.fct_observation WHERE indicator_code = 'robots'")
    assert keys == [(0,)]


def test_subjects_that_nobody_named_are_in_no_mart_of_that_subject(built: Any) -> None:
    assert built.rows("SELECT count(*) FROM marts.mart_indicators_by_programme") == [(1,)]
    programmes = built.rows("SELECT DISTINCT programme FROM marts.mart_indicators_by_programme")
    assert programmes == [("Night School",)]


def test_coverage_counts_every_number_once(built: Any) -> None:
    rows = built.rows(
        "SELECT outcome, reason, number_count, share_of_document, document_number_count, document_read_count, "
        "document_unread_count, first_number FROM marts.mart_coverage "
        "WHERE document = '2014-05-02-report.txt' ORDER BY ALL"
    )
    assert rows == [
        ("observation", "metric", 2, pytest.approx(2 / 3), 3, 2, 1, "15,645"),
        ("unread", "year", 1, pytest.approx(1 / 3), 3, 2, 1, "2013"),
    ]


def test_a_failing_data_test_names_itself(state: Any) -> None:
    document = state.register("a.txt", "There were 5 firms.\n")
    state.observe(document, "5", 5)
    state.project()
    with state.warehouse.connect() as connection:
        connection.execute(
            "INSERT INTO staging.observation_events "
            "SELECT * REPLACE (position + 1 AS position) FROM staging.observation_events"
        )
    with pytest.raises(TransformFailed, match=r"unique_grain_fct_observation") as failure:
        build_marts(state.warehouse, DBT_PROJECT, state.dbt_target)
    assert any(node.rows for node in failure.value.nodes if node.status == "fail")


def test_marts_use_nothing_of_the_run() -> None:
    for path in sorted((DBT_PROJECT / "models" / "marts").glob("*.sql")):
        sql = path.read_text()
        assert not re.search(r"current_timestamp|now\(\)|run_started_at|invocation_id", sql), path.name
