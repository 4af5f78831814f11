"""Runs a suite on a data frame with Great Expectations and keeps the rows that failed."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING, Any

from expectations.model import Expectation, ExpectationResult, Suite, SuiteResult

if TYPE_CHECKING:
    import duckdb
    import pandas as pd

MAX_ROWS = 20
# Shown for every failing row, before the columns that the expectation itself looked at.
IDENTIFYING = ("observation_id", "document", "sentence")


class SuiteError(Exception):
    """A suite that cannot be run as written: an expectation Great Expectations does not know."""


def run_on_warehouse(suite: Suite, connection: duckdb.DuckDBPyConnection) -> SuiteResult:
    """Run the suite's query on an open warehouse connection and validate what it yields."""
    return run_suite(suite, connection.execute(suite.query).df())


def run_suite(suite: Suite, frame: pd.DataFrame) -> SuiteResult:
    """Validate a frame, rows of the suite's grain; raises SuiteError for an unknown expectation.

    Great Expectations reports an expectation whose column is missing as failed with an exception: the
    result says so in `observed`.
    """
    started = time.monotonic()
    batch = _batch(suite.name, frame)
    known = _expectation_classes()
    import great_expectations as gx

    unknown = [e.kind for e in suite.expectations if e.kind not in known]
    if unknown:
        raise SuiteError(f"suite {suite.name}: Great Expectations has no {', '.join(sorted(set(unknown)))}")
    validated = batch.validate(
        gx.ExpectationSuite(
            name=suite.name,
            expectations=[known[e.kind](**e.arguments, meta={"name": e.name}) for e in suite.expectations],
        ),
        result_format={"result_format": "COMPLETE"},
    )
    by_name = {r.expectation_config.meta["name"]: r for r in validated.results}
    results = tuple(_result(e, by_name[e.name], frame) for e in suite.expectations)
    return SuiteResult(suite.name, suite.table, len(frame), time.monotonic() - started, results)


def _batch(name: str, frame: pd.DataFrame) -> Any:
    import great_expectations as gx
    from great_expectations.data_context.types.base import ProgressBarsConfig

    logging.getLogger("great_expectations").setLevel(logging.ERROR)
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    asset = context.data_sources.add_pandas(name).add_dataframe_asset(name)
    return asset.add_batch_definition_whole_dataframe(name).get_batch({"dataframe": frame})


def _expectation_classes() -> dict[str, Any]:
    import great_expectations as gx

    return {name: getattr(gx.expectations, name) for name in dir(gx.expectations) if name.startswith("Expect")}


def _result(expectation: Expectation, outcome: Any, frame: pd.DataFrame) -> ExpectationResult:
    places = outcome.result.get("unexpected_index_list") or []
    return ExpectationResult(
        name=expectation.name,
        because=expectation.because,
        severity=expectation.severity,
        success=bool(outcome.success),
        observed=_observed(outcome, len(places), len(frame)),
        failed_rows=len(places),
        rows=tuple(_row(frame, place, expectation) for place in places[:MAX_ROWS]),
    )


def _observed(outcome: Any, failed: int, rows: int) -> str:
    if failed:
        return f"{failed} of {rows} rows"
    raised = [e for e in _exceptions(outcome.exception_info) if e]
    if raised:
        return raised[0]
    value = outcome.result.get("observed_value")
    return "" if value is None else str(value)


def _exceptions(info: Any) -> list[str]:
    """The messages in Great Expectations' exception info: one record, or one a metric."""
    if not isinstance(info, dict):
        return []
    records = [info] if "exception_message" in info else [r for r in info.values() if isinstance(r, dict)]
    return [str(r.get("exception_message") or "") for r in records]


def _row(frame: pd.DataFrame, place: int, expectation: Expectation) -> dict[str, Any]:
    arguments = expectation.arguments
    looked_at = [arguments[key] for key in ("column", "column_A", "column_B") if key in arguments]
    looked_at += arguments.get("column_list", [])
    columns = [c for c in dict.fromkeys([*IDENTIFYING, *looked_at]) if c in frame.columns]
    return {column: _plain(frame.iloc[place][column]) for column in columns}


def _plain(value: Any) -> Any:
    """A value that JSON takes: numbers and text as they are, missing values as null, the rest as text."""
    import pandas as pd

    if value is None or (pd.api.types.is_scalar(value) and pd.isna(value)):
        return None
    if hasattr(value, "item"):
        value = value.item()
    return value if isinstance(value, bool | int | float | str) else str(value)
