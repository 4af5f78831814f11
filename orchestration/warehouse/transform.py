"""Builds the marts: dbt, in this process, on the warehouse file."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import duckdb

from orchestration.warehouse.connection import Warehouse
from orchestration.warehouse.identity import ReleaseIdentity, identify, stamp
from orchestration.warehouse.increments import begin_build, finish_build
from orchestration.warehouse.parsed import WAREHOUSE_NAME, parsed_project
from orchestration.warehouse.quarantine import quarantine
from orchestration.warehouse.reconciling import reconcile

_TABLE_TYPES = ("model", "seed")


@dataclass(frozen=True, slots=True)
class NodeResult:
    """What became of one model, seed or test."""

    name: str
    kind: str  # model, seed, test, unit_test
    status: str  # success, pass, fail, error, skipped, warn
    seconds: float
    schema: str | None
    rows: int | None  # of a table or view; rows that failed, of a test
    message: str | None


@dataclass(frozen=True, slots=True)
class Built:
    """A finished build of all models."""

    identity: ReleaseIdentity
    nodes: tuple[NodeResult, ...]
    seconds: float


class TransformFailed(Exception):
    """dbt could not build every model, or a data test of it failed; the message names what and why."""

    def __init__(self, message: str, nodes: Sequence[NodeResult] = ()) -> None:
        super().__init__(message)
        self.nodes = tuple(nodes)


def build_marts(
    warehouse: Warehouse,
    dbt_project: Path,
    target: Path,
    *,
    on_node: Callable[[NodeResult], None] | None = None,
    write_artifacts: bool = True,
    full_refresh: bool = False,
) -> Built:
    """Load the seeds, build all models and run their data tests, stamped with the release that they would be.

    `target` takes what dbt writes (manifest.json, run_results.json, logs) and makes later calls quick. `on_node` is
    called with each result as it comes, row counts left out. Without `write_artifacts` a second or more is saved where
    the manifest was prepared before. The incremental models take up what is new, or are built anew where their shape
    changed, or with `full_refresh`. Raises TransformFailed, WarehouseLocked.
    """
    started = time.perf_counter()
    with warehouse.lock():
        quarantine(warehouse, dbt_project)
        reconcile(warehouse)
        with warehouse.connect() as connection:
            identity = identify(connection, dbt_project)
            stamp(connection, identity)
            is_full = begin_build(connection, dbt_project) or full_refresh
        command = ["build", "--exclude-resource-type", "unit_test", *([] if write_artifacts else ["--no-write-json"])]
        command += ["--full-refresh"] if is_full else []
        results = run_dbt(command, warehouse.path, dbt_project, target, on_node=on_node)
        with warehouse.connect() as connection:
            finish_build(connection, dbt_project)
            nodes = _with_rows(connection, results)
    return Built(identity, nodes, time.perf_counter() - started)


def run_dbt(
    arguments: Sequence[str],
    warehouse_path: Path,
    dbt_project: Path,
    target: Path,
    *,
    on_node: Callable[[NodeResult], None] | None = None,
) -> tuple[NodeResult, ...]:
    """Run a dbt command (without the options that name folders) in this process, quietly.

    The caller holds the warehouse's lock. Raises TransformFailed.
    """
    parsed = None
    if arguments[0] != "parse" and warehouse_path.name == WAREHOUSE_NAME:
        parsed = parsed_project(dbt_project, target).state
    from dbt.cli.main import dbtRunner  # two seconds of imports

    def listen(event: Any) -> None:
        if on_node is not None and event.info.name == "NodeFinished":
            on_node(_finished(event.data))

    folders = ["--project-dir", dbt_project, "--profiles-dir", dbt_project, "--target-path", target]
    options = [*folders, "--log-path", target / "logs", "--log-level", "none", "--log-level-file", "info"]
    with _environment(ECOSYSTEM_WAREHOUSE=str(warehouse_path)), _closing_connections():
        outcome = dbtRunner(_manifest(parsed), callbacks=[listen]).invoke(
            [*arguments, *map(str, options), "--no-use-colors"]
        )
    nodes = tuple(_node(result) for result in getattr(outcome.result, "results", None) or ())
    if not outcome.success:
        failed = [node for node in nodes if node.status in ("error", "fail", "runtime error")]
        reasons = "; ".join(f"{node.kind} {node.name}: {node.message}" for node in failed[:5]) or str(outcome.exception)
        raise TransformFailed(f"dbt {arguments[0]} failed: {reasons}", nodes)
    return nodes


def _manifest(parsed: Path | None) -> Any:
    """The parsed project for dbt, read anew each time, since dbt compiles into it; None lets dbt parse."""
    if parsed is None:
        return None
    from dbt.contracts.graph.manifest import Manifest

    return Manifest.from_msgpack(parsed.read_bytes())


def _node(result: Any) -> NodeResult:
    return NodeResult(
        name=result.node.name,
        kind=str(result.node.resource_type),
        status=str(result.status),
        seconds=result.execution_time,
        schema=getattr(result.node, "schema", None),
        rows=result.failures,
        message=result.message,
    )


def _finished(data: Any) -> NodeResult:
    node, result = data.node_info, data.run_result
    return NodeResult(
        node.node_name, node.resource_type, node.node_status, result.execution_time, None, None, result.message
    )


def _with_rows(connection: duckdb.DuckDBPyConnection, nodes: Sequence[NodeResult]) -> tuple[NodeResult, ...]:
    counted = []
    for node in nodes:
        if node.kind in _TABLE_TYPES:
            rows = connection.execute(f'SELECT count(*) FROM "{node.schema}"."{node.name}"').fetchall()[0][0]
            node = replace(node, rows=rows)
        counted.append(node)
    return tuple(counted)


@contextmanager
def _environment(**variables: str) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


@contextmanager
def _closing_connections() -> Iterator[None]:
    """dbt-duckdb keeps its connection for the next command, and with it the file's lock against other processes."""
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager

    try:
        yield
    finally:
        environment = DuckDBConnectionManager._ENV
        if environment is not None:
            environment.close()
        DuckDBConnectionManager._ENV = None
