"""Every expectation is proved: a fault planted in real rows makes it fail, and it passes without.

Great Expectations reports success for what it does not know, so an expectation that nothing can fail is a defect.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from expectations import SUITES, Expectation, Suite
from expectations.runner import run_suite

Fault = Callable[[pd.DataFrame, dict[str, Any]], pd.DataFrame]


def _with_first(frame: pd.DataFrame, column: str, value: Any) -> pd.DataFrame:
    frame = frame.astype({column: object})
    frame.loc[frame.index[0], column] = value
    return frame


def _out_of_bounds(frame: pd.DataFrame, arguments: dict[str, Any]) -> pd.DataFrame:
    bad = arguments["max_value"] + 1 if "max_value" in arguments else arguments["min_value"] - 1
    return _with_first(frame, arguments["column"], bad)


def _not_greater(frame: pd.DataFrame, arguments: dict[str, Any]) -> pd.DataFrame:
    low, high = ("2000-01-01", "2000-01-02") if "period" in arguments["column_A"] else (1, 2)
    if isinstance(low, str):
        low, high = pd.Timestamp(low), pd.Timestamp(high)
    return _with_first(_with_first(frame, arguments["column_A"], low), arguments["column_B"], high)


FAULTS: dict[str, Fault] = {
    "ExpectColumnValuesToNotBeNull": lambda frame, a: _with_first(frame, a["column"], None),
    "ExpectColumnValuesToBeUnique": lambda frame, a: _with_first(frame, a["column"], frame[a["column"]].iloc[1]),
    "ExpectColumnValuesToBeInSet": lambda frame, a: _with_first(frame, a["column"], "nonsense"),
    "ExpectColumnPairValuesToBeEqual": lambda frame, a: _with_first(frame, a["column_A"], "another text"),
    "ExpectColumnValuesToBeBetween": _out_of_bounds,
    "ExpectColumnPairValuesAToBeGreaterThanB": _not_greater,
    "ExpectTableRowCountToBeBetween": lambda frame, a: frame.iloc[: a["min_value"] - 1],
    "ExpectTableColumnsToMatchOrderedList": lambda frame, a: frame[[*a["column_list"][1:], a["column_list"][0]]],
    "ExpectTableColumnsToMatchSet": lambda frame, a: frame.drop(columns=a["column_set"][0]),
    "ExpectCompoundColumnsToBeUnique": lambda frame, a: pd.concat([frame, frame.iloc[:1]], ignore_index=True),
    "ExpectColumnUniqueValueCountToBeBetween": lambda frame, a: _with_first(frame, a["column"], "another"),
}


@pytest.fixture(scope="module", params=SUITES.values(), ids=lambda suite: suite.name)
def suite(request: pytest.FixtureRequest) -> Suite:
    return request.param


@pytest.fixture(scope="module")
def frame(suite: Suite, refreshed_home: Path) -> pd.DataFrame:
    """The suite's rows of a real warehouse."""
    import duckdb

    with duckdb.connect(str(refreshed_home / "warehouse.duckdb"), read_only=True) as connection:
        return connection.execute(suite.query).df()


def _failed(suite: Suite, frame: pd.DataFrame) -> set[str]:
    return {r.name for r in run_suite(suite, frame).expectations if not r.success}


def test_real_rows_pass(suite: Suite, frame: pd.DataFrame) -> None:
    result = run_suite(suite, frame)
    assert result.failures("error") == ()
    # The seeds do contradict themselves; a warning of anything else would be a fault.
    assert {failure.name for failure in result.failures("warn")} <= {"ExpectColumnValuesToBeInSet.can_be_true"}


def test_each_expectation_catches_its_planted_fault(suite: Suite, frame: pd.DataFrame) -> None:
    uncaught = []
    for expectation in suite.expectations:
        faulty = FAULTS[expectation.kind](frame.copy(), dict(expectation.arguments))
        if expectation.name not in _failed(_alone(suite, expectation), faulty):
            uncaught.append(expectation.name)
    assert uncaught == []


def test_a_failing_row_is_shown_with_its_sentence(frame: pd.DataFrame, suite: Suite) -> None:
    expectation = next(e for e in suite.expectations if e.kind == "ExpectColumnValuesToNotBeNull")
    column = expectation.arguments["column"]
    faulty = FAULTS[expectation.kind](frame.copy(), dict(expectation.arguments))
    result = run_suite(_alone(suite, expectation), faulty)
    assert not result.success
    row = result.expectations[0].rows[0]
    assert row[column] is None
    if column != "sentence":
        assert row["sentence"] == frame["sentence"].iloc[0]
    assert "document" in row


def _alone(suite: Suite, expectation: Expectation) -> Suite:
    return Suite(suite.name, suite.table, suite.query, (expectation,))
