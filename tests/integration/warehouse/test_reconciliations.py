"""staging.reconciliations and what is built on it, in a real warehouse: rebuilt when the content changed."""

from __future__ import annotations

import json
from typing import Any

import pytest

from orchestration.warehouse import reconciling
from orchestration.warehouse.reconciling import contradictions, reconcile
from orchestration.warehouse.relations_of import relations_of

FIRST = "At the end of 2013 the park had 331 firms: 155 in trade, 130 in software and 47 in health.\n"
SECOND = "At the end of 2013 the park had 339 firms.\n"


@pytest.fixture
def told(state: Any) -> Any:
    """Two documents: a list that misses its whole, and another figure for the same."""
    first = state.register("2014-05-02-report.txt", FIRST)
    for text in ("331", "155", "130", "47"):
        state.observe(first, text, float(text))
    second = state.register("2015-03-01-review.txt", SECOND)
    state.observe(second, "339", 339.0)
    return state


def _table(state: Any) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = state.rows("SELECT * FROM staging.reconciliations ORDER BY reconciliation_id")
    return rows


def test_a_planted_fault_is_a_row_with_its_sentences(told: Any) -> None:
    told.project()
    reconciled = reconcile(told.warehouse)
    assert (reconciled.rebuilt, reconciled.by_verdict) == (True, {"contradiction": 1})
    ((kind, expected, found, observations),) = told.rows(
        "SELECT kind, expected, found, observations FROM staging.reconciliations"
    )
    assert (kind, expected, found) == ("sum_of_parts", 332.0, 331.0)
    assert [member["role"] for member in json.loads(observations)] == ["part", "part", "part", "whole"]
    assert FIRST.strip() in contradictions(told.warehouse, 5)[0]["sentences"]


def test_the_table_is_computed_once_for_one_content_and_anew_for_another(
    told: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    told.project()
    reconcile(told.warehouse)
    before = _table(told)
    assert not reconcile(told.warehouse).rebuilt
    monkeypatch.setattr(reconciling, "RECONCILER_VERSION", "another")
    assert reconcile(told.warehouse).rebuilt
    assert _table(told) == before
    third = told.register("2016-01-01-note.txt", "The park had 331 firms in all.\n")
    told.observe(third, "331", 331.0)
    told.project()
    assert reconcile(told.warehouse).rebuilt
    assert len(_table(told)) == len(before) + 1


def test_the_marts_show_contradictions_and_rivals_but_no_parts(told: Any) -> None:
    told.build()
    told.publish()
    assert told.rows("SELECT kind, verdict, observation_count FROM marts.fct_reconciliation") == [
        ("sum_of_parts", "contradiction", 4)
    ]
    conflicts = told.rows("SELECT kind, role, value FROM marts.mart_conflicts ORDER BY kind, place")
    assert {("sum_of_parts", "whole", 331.0), ("sum_of_parts", "part", 47.0)} <= set(conflicts)
    assert {value for kind, _, value in conflicts if kind == "different_values"} >= {331.0, 339.0}
    ((whole,),) = told.rows("SELECT observation_id FROM marts.fct_observation WHERE value = 331")
    assert [(r.verdict, r.role) for r in relations_of(told.published, whole)] == [("contradiction", "whole")]


def test_the_suite_passes_and_shows_the_contradiction(told: Any) -> None:
    told.build()
    result = told.check("fct_reconciliation")
    assert result.success
    (shown,) = result.failures("warn")
    assert shown.failed_rows == 1
    assert shown.rows[0]["sentence"]
