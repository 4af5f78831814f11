"""Every expectation is proved: a fault planted in a real warehouse makes rows fail that did not fail before.

Great Expectations reports success for what it does not know, so an expectation that nothing can fail is a defect.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import duckdb
import pytest
import yaml

from expectations import runner
from expectations.measuring import measure
from expectations.model import Expectation, Suite
from expectations.runner import SuiteError, run_suites
from expectations.suites import SUITES
from orchestration.assets.reconcile import TABLES as RECONCILED
from orchestration.assets.stage import TABLES as STAGED
from orchestration.ledger import Ledger, new_event
from orchestration.ledger.payloads import Cause, ObservationRevised
from orchestration.settings import Settings
from orchestration.state import open_state
from orchestration.validation import surroundings
from orchestration.warehouse.quarantine import fill_quarantine
from orchestration.warehouse.transform import build_marts

CASES = yaml.safe_load(Path(__file__).with_name("cases").joinpath("planted_faults.yml").read_text(encoding="utf-8"))
# The position of a version that breaks no rule.
HEALTHY = """
    select min(position) from staging.observation_events
    where observation_id not in (select observation_id from staging.quarantine)
"""
# What a column is set to so that it leads nowhere, and two values of which the first is greater, by DuckDB type.
NOWHERE = {"VARCHAR": "'nowhere'", "INTEGER": "-999", "BIGINT": "-999"}
DESCENDING = {
    "DATE": ("date '2015-01-01'", "date '2010-01-01'"),
    "TIMESTAMP WITH TIME ZONE": ("timestamptz '2015-01-01'", "timestamptz '2010-01-01'"),
    **dict.fromkeys(("DOUBLE", "INTEGER", "BIGINT"), ("2", "1")),
}
Types = dict[str, str]


def _set(values: dict[str, str]) -> str:
    return "update {table} set " + ", ".join(f"{c} = {v}" for c, v in values.items()) + " where {first}"


# The faults of an expectation that a building block made: SQL as in the cases.
BY_KIND: dict[str, Callable[[Expectation, Types], list[str]]] = {
    "contract": lambda e, types: ["alter table {table} add column one_more integer"],
    "not_empty": lambda e, types: ["delete from {table}"],
    "unique": lambda e, types: ["insert into {table} select * from {table} where {first}"],
    "required": lambda e, types: [_set({column: "null"}) for column in e.columns],
    "in_set": lambda e, types: [_set({e.columns[0]: "'nonsense'"})],
    "at_least": lambda e, types: [_set({e.columns[0]: str(e.arguments["low"] - 1)})],
    "between": lambda e, types: [
        _set({e.columns[0]: str(bad)}) for bad in (e.arguments["low"] - 1, e.arguments["high"] + 1)
    ],
    "refers": lambda e, types: [_set({e.columns[0]: NOWHERE[types[e.columns[0]]]})],
    "ordered": lambda e, types: [_set(dict(zip(e.columns, DESCENDING[types[e.columns[0]]], strict=True)))],
    "one_release": lambda e, types: [_set({"release_id": "'another'"})],
    "unknown_member": lambda e, types: [f"delete from {{table}} where {e.columns[0]} = {e.arguments['value']}"],
}


def faults(suite: Suite, expectation: Expectation, types: Types) -> list[str]:
    """SQL for each fault that the expectation must catch; none where nobody thought of one."""
    if suite.name == "staging_quarantine" and expectation.kind in CASES["rows"]:
        broken = CASES["rows"][expectation.kind]
        templates = [f"update staging.observation_events set {broken} where position = ({HEALTHY})"]
    elif expectation.kind in BY_KIND:
        templates = BY_KIND[expectation.kind](expectation, types)
    else:
        template = CASES["faults"].get(suite.name, {}).get(expectation.kind)
        templates = [] if template is None else [template]
    first = f"rowid = (select min(rowid) from {suite.table})"
    return [template.replace("{table}", suite.table).replace("{first}", first) for template in templates]


# Nobody revised a figure in the seeds: one figure, told twice.
_REVISION = """
    insert into marts.mart_revisions by name
    select release_id, publisher, 'x' as document, 2 * value as value, value as revision, sentence, observation_id,
        published_on, value as earlier_value, sentence as earlier_sentence, 'y' as earlier_document,
        observation_id as earlier_observation_id, date '2000-01-01' as earlier_published_on
    from marts.fct_observation where publisher is not null limit 1
"""


@pytest.fixture(scope="module")
def settings(refreshed_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A home in which one observation is in quarantine."""
    home = shutil.copytree(refreshed_home, tmp_path_factory.mktemp("planted") / "home", symlinks=True)
    settings = Settings(home=home)
    state = open_state(settings)
    recorded = next(
        e for e in state.ledger.read() if e.payload.get("measure") == "share" and e.event_type == "ObservationRecorded"
    )
    cause = Cause(kind="person", detail="planted")
    revised = ObservationRevised(**recorded.payload | {"value": 140.0}, cause=cause)
    ledger = Ledger(settings.ledger_location)
    ledger.append(
        [new_event(recorded.stream_id, revised)],
        expected_position=ledger.head().position,
        run_id="test",
        actor="test",
    )
    state.project()
    build_marts(state.warehouse, settings.dbt_project, settings.dbt_target, write_artifacts=False)
    return settings


@pytest.fixture(scope="module")
def warehouse(settings: Settings) -> Iterator[duckdb.DuckDBPyConnection]:
    """Its warehouse with surroundings, every checked table a plain one with rows that can be changed at will."""
    state = open_state(settings)
    beside = surroundings(settings, state)
    with duckdb.connect(str(settings.warehouse)) as connection:
        connection.execute("set TimeZone = 'UTC'")
        beside.attach(connection)
        # The outcomes of the home's own run, as if they were of this content.
        connection.execute(
            "update staging.expectation_outcomes set content_key = (select content_key from staging.release_state)"
        )
        for suite in SUITES.values():
            _without_constraints(connection, suite.table)
        connection.execute(_REVISION)
        yield connection


def _without_constraints(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    schema, name = table.split(".")
    ((kind,),) = connection.execute(
        "select table_type from information_schema.tables where table_schema = ? and table_name = ?", [schema, name]
    ).fetchall()
    connection.execute(f"create table {schema}.plain as from {table}")
    connection.execute(f"drop {'view' if kind == 'VIEW' else 'table'} {table}")
    connection.execute(f"alter table {schema}.plain rename to {name}")


@pytest.fixture(params=SUITES.values(), ids=lambda suite: suite.name)
def suite(request: pytest.FixtureRequest) -> Suite:
    return request.param


def _failing(suite: Suite, expectation: Expectation, connection: duckdb.DuckDBPyConnection) -> int:
    _, (measured,) = measure(Suite(suite.table, (expectation,), suite.rows), connection)
    assert measured.failing is not None, measured.problem
    return measured.failing


def test_each_expectation_catches_its_planted_fault(
    suite: Suite, warehouse: duckdb.DuckDBPyConnection, settings: Settings
) -> None:
    columns = warehouse.execute(f"describe {suite.table}").fetchall()
    types = {name: type_ for name, type_, *_ in columns}
    uncaught = []
    for expectation in suite.expectations:
        before = _failing(suite, expectation, warehouse)
        sql = faults(suite, expectation, types)
        caught = 0
        for fault in sql:
            warehouse.execute("begin")
            try:
                assert warehouse.execute(fault).fetchall() != [(0,)], f"{expectation.name}: no row to plant a fault in"
                if expectation.kind in CASES["rows"]:
                    fill_quarantine(warehouse, settings.dbt_project)
                caught += _failing(suite, expectation, warehouse) > before
            finally:
                warehouse.execute("rollback")
        if not sql or caught < len(sql):
            uncaught.append(expectation.name)
    assert uncaught == []


def test_every_table_that_leaves_a_stage_has_a_suite(warehouse: duckdb.DuckDBPyConnection) -> None:
    marts = warehouse.execute(
        "select table_name from information_schema.tables where table_schema = 'marts'"
    ).fetchall()
    tables = {f"marts.{name}" for (name,) in marts} | {f"staging.{name}" for name in (*STAGED, *RECONCILED)}
    assert len(tables) > 25
    assert tables == {suite.table for suite in SUITES.values()}


def test_no_case_is_left_of_an_expectation_that_is_gone() -> None:
    named = {(suite, kind) for suite, by_kind in CASES["faults"].items() for kind in by_kind}
    named |= {("staging_quarantine", rule) for rule in CASES["rows"]}
    assert named <= {(s.name, e.kind) for s in SUITES.values() for e in s.expectations}


def test_real_rows_pass_and_only_contradictions_warn(refreshed_home: Path) -> None:
    settings = Settings(home=refreshed_home)
    beside = surroundings(settings, open_state(settings))
    with duckdb.connect() as connection:
        beside.attach(connection)
        connection.execute(f"attach '{settings.warehouse}' as warehouse (read_only)")
        connection.execute("use warehouse")
        results = run_suites(list(SUITES.values()), connection)
    assert [failure.name for result in results for failure in result.failures("error")] == []
    assert [failure.name for result in results for failure in result.failures("warn")] == ["can_be_true"]
    assert sum(len(result.expectations) for result in results) > 300


def test_a_failing_row_is_shown_with_its_sentence_and_document(warehouse: duckdb.DuckDBPyConnection) -> None:
    warehouse.execute("begin")
    ((observation_id, sentence, document),) = warehouse.execute(
        "select observation_id, sentence, document from marts.mart_indicator_values limit 1"
    ).fetchall()
    try:
        for table in ("fct_observation", "fct_indicator_year"):
            warehouse.execute(f"update marts.{table} set unit = null where observation_id = '{observation_id}'")
        shown = [
            next(e for e in result.expectations if e.name == "required").rows[0]
            for result in run_suites([SUITES["fct_observation"], SUITES["fct_indicator_year"]], warehouse)
        ]
    finally:
        warehouse.execute("rollback")
    for row in shown:
        assert (row["sentence"], row["document"], row["unit"]) == (sentence, document, None)


def test_a_column_that_is_gone_fails_and_hides_nothing(warehouse: duckdb.DuckDBPyConnection) -> None:
    # No transaction: a statement that cannot be bound would end it.
    warehouse.execute("create table marts.kept as from marts.fct_unread_number")
    try:
        warehouse.execute("alter table marts.fct_unread_number drop column reason")
        warehouse.execute("update marts.fct_unread_number set char_end = char_start")
        (result,) = run_suites([SUITES["fct_unread_number"]], warehouse)
    finally:
        warehouse.execute("create or replace table marts.fct_unread_number as from marts.kept")
        warehouse.execute("drop table marts.kept")
    observed = {e.name: e.observed for e in result.failures("error")}
    assert "reason" in observed["required"]
    assert "contract" in observed
    assert observed["span_has_length"] == f"{result.row_count} of {result.row_count} rows"


def test_a_verdict_on_another_number_than_measured_stops_the_run() -> None:
    blind = SimpleNamespace(success=True, result={"observed_value": 0.0})
    with pytest.raises(SuiteError, match="measured 3, judged 0"):
        runner._passed("dim_unit: unique", 3.0, blind)
