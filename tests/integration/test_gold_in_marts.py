"""Every gold fact that extraction gets right is one WHERE clause away in a mart."""

from __future__ import annotations

import json
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from orchestration.warehouse.query import open_release

_SLOTS = ("indicator", "measure", "per", "status", "unit", "organisation", "programme")


@pytest.fixture(scope="module")
def scorer(shared: Path) -> ModuleType:
    """The scorer of the annotations."""
    spec = spec_from_file_location("score", shared / "score" / "score.py")
    assert spec and spec.loader
    module = module_from_spec(spec)
    sys.modules["score"] = module
    spec.loader.exec_module(module)
    return module


def question(fact: dict[str, Any]) -> str:
    """The query that an analyst would write for the fact: the mart of its subject, its slots, its year."""
    subject = next((name for name in ("programme", "organisation") if fact[name]), "year")
    slots = {"indicator_code" if slot == "indicator" else slot: fact[slot] for slot in _SLOTS}
    clauses = [_clause(column, value) for column, value in slots.items()]
    clauses.append(_clause("year", int(fact["period_end"][:4]) if fact["period_end"] else None))
    return f"SELECT value FROM mart_indicators_by_{subject} WHERE {' AND '.join(clauses)}"


def _clause(column: str, value: str | int | None) -> str:
    if value is None:
        return f"{column} IS NULL"
    return f"{column} = {value}" if isinstance(value, int) else "{} = '{}'".format(column, value.replace("'", "''"))


def test_each_right_fact_is_read_by_its_question(shared: Path, scorer: ModuleType, refreshed_home: Path) -> None:
    lines = (shared / "corpus" / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [json.loads(line) for line in lines]
    with open_release(refreshed_home / "published") as connection:
        cursor = connection.execute(
            """
            SELECT document AS doc, char_start, char_end, value, unit, modifier, measure, per, status,
                indicator_code AS indicator, organisation, programme, scope,
                CAST(period_start AS VARCHAR) AS period_start, CAST(period_end AS VARCHAR) AS period_end
            FROM fct_observation
            """
        )
        names = [column[0] for column in cursor.description]
        read = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
        right = [
            (gold[i], read[j])
            for i, j in scorer.pair(gold, read)
            if gold[i]["scope"] == read[j]["scope"] == "metric"
            and all(scorer.slot(gold[i], slot) == scorer.slot(read[j], slot) for slot in scorer.FACT)
        ]
        missing = []
        for fact, known in right:
            answers = connection.execute(question(known)).fetchall()
            if not any(scorer.close(value, fact["value"]) for (value,) in answers):
                missing.append((fact["value_text"], question(known)))
    assert len(right) >= 150, "extraction got too few facts right for this test to say anything"
    assert missing == []
