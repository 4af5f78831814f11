"""The asset checks: the suites of expectations/, blocking, each run kept as a ValidationCompleted event."""

from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import dagster as dg

from expectations.model import Suite
from expectations.suites import SUITES
from orchestration.assets import stage
from orchestration.assets.presentation import markdown_table
from orchestration.resources import Ecosystem

if TYPE_CHECKING:
    from expectations.model import SuiteResult

SHOWN_ROWS = 20
LAST = "mart_suites"  # no suites run behind these


# Relations are computed behind the checks on staging: what is found of them is shown on the marts that they become.
_SHOWN_ON = {
    "staging.reconciliations": "marts.fct_reconciliation",
    "staging.reconciliation_members": "marts.bridge_reconciliation_observation",
}


def table_key(table: str) -> dg.AssetKey:
    """The asset on which the check of a table, named as `schema.table`, is shown."""
    return dg.AssetKey(_SHOWN_ON.get(table, table).split("."))


def suite_checks(name: str, suites: Sequence[Suite], description: str) -> dg.AssetChecksDefinition:
    """One step that runs these suites in order: a check a suite, on the asset of its table."""

    @dg.multi_asset_check(
        name=name,
        specs=[
            dg.AssetCheckSpec(suite.name, asset=table_key(suite.table), blocking=True, description=_description(suite))
            for suite in suites
        ],
        description=description,
        pool="warehouse",
    )
    def run(context: dg.AssetCheckExecutionContext, ecosystem: Ecosystem) -> Iterator[dg.AssetCheckResult]:
        from orchestration import validation

        if name != LAST:
            # This process would only wait: it takes in what the next step needs instead.
            Thread(target=import_module, args=("dbt.cli.main",), daemon=True).start()
        results = validate(ecosystem, suites, context.run.run_id)
        page = None
        if not all(result.success for result in results):
            page = write_failed_page(ecosystem.settings.quality / f"{context.run.run_id}.html", results)
        yield from (check_result(result, page) for result in results)
        if name == LAST:
            validation.finish()

    return run


def validate(ecosystem: Ecosystem, suites: Sequence[Suite], run_id: str) -> "list[SuiteResult]":
    """Run the suites on the warehouse and append what came out to the ledger."""
    from orchestration.ledger.events import new_event
    from orchestration.ledger.payloads import SuiteOutcome, ValidationCompleted
    from orchestration.validation import run_suites, surroundings
    from orchestration.warehouse.identity import identify

    state = ecosystem.open()
    beside = surroundings(ecosystem.settings, state)
    results = run_suites(state.warehouse, [suite.name for suite in suites], beside)
    with state.warehouse.connect() as connection:
        identity = identify(connection, ecosystem.settings.dbt_project)
    completed = ValidationCompleted(
        content_position=identity.content_position,
        content_key=identity.content_key,
        success=all(result.success for result in results),
        suites=tuple(SuiteOutcome(**result.payload()) for result in results),
    )
    state.ledger.append_with_retry(lambda _: [new_event("validation", completed)], run_id=run_id, actor="dagster")
    return results


def write_failed_page(path: Path, results: "Sequence[SuiteResult]") -> Path:
    """The page of a gate that was not passed; that of one that was lies in its release."""
    from expectations.page import quality_page, told_by

    path.parent.mkdir(parents=True, exist_ok=True)
    page = quality_page(f"run {path.stem}", told_by(result.payload() for result in results))
    path.write_text(page, encoding="utf-8")
    return path


def check_result(result: "SuiteResult", page: Path | None = None) -> dg.AssetCheckResult:
    """What a person sees of a suite: counts, the expectations that failed, the rows that failed them, and the page."""
    failures = [*result.failures("error"), *result.failures("warn")]
    metadata: dict[str, Any] = {
        "rows": result.row_count,
        "expectations": len(result.expectations),
        "failed": len(failures),
        "seconds": round(result.seconds, 2),
    }
    if page is not None:
        metadata["page"] = dg.MetadataValue.url(page.as_uri())
    if failures:
        metadata["failed_expectations"] = markdown_table(
            [
                {"expectation": f.name, "severity": f.severity, "because": f.because, "observed": f.observed}
                for f in failures
            ]
        )
        rows = [{"rule": f.because, **row} for f in failures for row in f.rows]
        if rows:
            metadata["failing_rows"] = markdown_table(rows[:SHOWN_ROWS])
    return dg.AssetCheckResult(
        passed=not failures,
        asset_key=table_key(result.table),
        check_name=result.suite,
        severity=dg.AssetCheckSeverity.WARN if result.success else dg.AssetCheckSeverity.ERROR,
        description="; ".join(f"{f.name}: {f.observed}" for f in failures) or None,
        metadata=metadata,
    )


def _description(suite: Suite) -> str:
    reasons = dict.fromkeys(expectation.because for expectation in suite.expectations)
    return f"{len(suite.expectations)} expectations on {suite.table}: {'; '.join(reasons)}."


_BEFORE_DBT = {".".join(stage.staging_key(table).path) for table in stage.TABLES}
_ON_STAGING = [suite for suite in SUITES.values() if suite.table in _BEFORE_DBT]
_ON_MARTS = [suite for suite in SUITES.values() if suite.table not in _BEFORE_DBT]

staging_suites = suite_checks("staging_suites", _ON_STAGING, "What extraction said, before anything is built on it.")
mart_suites = suite_checks(LAST, _ON_MARTS, "What analysts will query, before it is released.")
