"""Has Great Expectations judge what was measured: no row may fail an expectation.

Great Expectations reports success for what it does not know, so the frame that it is given holds a column for each
expectation, and a verdict that is missing, doubled, raised or of another number than measured is an error of the run.
"""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from expectations.measuring import Measured, measure
from expectations.model import Expectation, ExpectationResult, Suite, SuiteResult

if TYPE_CHECKING:
    import duckdb


class SuiteError(Exception):
    """Great Expectations did not judge what it was given."""


def run_suites(suites: Sequence[Suite], connection: duckdb.DuckDBPyConnection) -> list[SuiteResult]:
    """Measure the suites on a connection to a warehouse with its surroundings, and have all of them judged.

    An expectation that cannot be measured, for want of its column or table, has failed, and `observed` says why.
    Raises SuiteError.
    """
    measured = [_timed(suite, connection) for suite in suites]
    verdicts = _judged({_column(taken, e): m for taken in measured for e, m in taken.pairs()})
    return [_suite_result(taken, verdicts) for taken in measured]


@dataclass(frozen=True, slots=True)
class _Taken:
    """The measures of one suite."""

    suite: Suite
    rows: int
    measured: list[Measured]
    seconds: float

    def pairs(self) -> Iterator[tuple[Expectation, Measured]]:
        """Each expectation with its measure."""
        return zip(self.suite.expectations, self.measured, strict=True)


def _timed(suite: Suite, connection: duckdb.DuckDBPyConnection) -> _Taken:
    started = time.monotonic()
    rows, measured = measure(suite, connection)
    return _Taken(suite, rows, measured, time.monotonic() - started)


def _column(taken: _Taken, expectation: Expectation) -> str:
    return f"{taken.suite.name}: {expectation.name}"


def _judged(measured: Mapping[str, Measured]) -> dict[str, bool]:
    """Great Expectations' verdict on each number of failing rows, by column; what was not measured never passes."""
    import great_expectations as gx
    import pandas as pd
    from great_expectations.expectations import ExpectColumnMaxToBeBetween  # type: ignore[attr-defined]

    failing = {column: math.nan if m.failing is None else float(m.failing) for column, m in measured.items()}
    batch = _asset().add_batch_definition_whole_dataframe(f"measured {time.monotonic_ns()}")
    judged = batch.get_batch({"dataframe": pd.DataFrame([failing])}).validate(
        gx.ExpectationSuite(
            name="no row fails",
            expectations=[ExpectColumnMaxToBeBetween(column=column, max_value=0) for column in failing],
        ),
        result_format="BASIC",
    )
    verdicts = {r.expectation_config.kwargs["column"]: r for r in judged.results}
    if len(judged.results) != len(failing) or verdicts.keys() != failing.keys():
        raise SuiteError(f"{len(failing)} expectations, {len(judged.results)} verdicts")
    return {column: _passed(column, count, verdicts[column]) for column, count in failing.items()}


def _passed(column: str, failing: float, verdict: Any) -> bool:
    if math.isnan(failing):
        return False
    observed, passed = verdict.result.get("observed_value"), bool(verdict.success)
    if observed != failing or passed != (failing == 0):
        raise SuiteError(f"{column}: measured {failing:g}, judged {observed} as {'passed' if passed else 'failed'}")
    return passed


@cache
def _asset() -> Any:
    import great_expectations as gx
    from great_expectations.data_context.types.base import ProgressBarsConfig

    logging.getLogger("great_expectations").setLevel(logging.ERROR)
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    return context.data_sources.add_pandas("measured").add_dataframe_asset("measured")


def _suite_result(taken: _Taken, verdicts: Mapping[str, bool]) -> SuiteResult:
    results = tuple(_result(e, m, verdicts[_column(taken, e)], taken.rows) for e, m in taken.pairs())
    return SuiteResult(taken.suite.name, taken.suite.table, taken.rows, taken.seconds, results)


def _result(expectation: Expectation, measured: Measured, passed: bool, rows: int) -> ExpectationResult:
    observed = measured.problem
    if measured.failing:
        observed = f"{measured.failing} of {rows} rows" if expectation.where else _findings(measured.failing)
    return ExpectationResult(
        name=expectation.name,
        because=expectation.because,
        severity=expectation.severity,
        success=passed,
        observed=observed,
        failed_rows=measured.failing or 0,
        rows=measured.rows,
    )


def _findings(count: int) -> str:
    return "1 finding" if count == 1 else f"{count} findings"
