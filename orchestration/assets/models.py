"""The dbt models as assets, one each, described by dbt's own manifest and built by dbt in this process."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import dagster as dg

from orchestration.assets.manifest import Manifest
from orchestration.assets.presentation import OWNERS, markdown_table
from orchestration.assets.reconcile import RECONCILIATIONS
from orchestration.assets.reconcile import TABLES as RECONCILED
from orchestration.assets.stage import TABLES, staging_key
from orchestration.resources import Ecosystem

if TYPE_CHECKING:
    from orchestration.warehouse.transform import NodeResult

CHECK = "dbt_tests"
_KINDS = {"model": {"dbt", "duckdb"}, "seed": {"dbt", "csv"}}
_PASSED = ("pass", "success", "warn")


def model_key(node: Mapping[str, Any]) -> dg.AssetKey:
    """The asset of a dbt model or seed: schema and table, as they are queried."""
    return dg.AssetKey([node["schema"], node["alias"]])


def model_assets(manifest: Manifest) -> dg.AssetsDefinition:
    """All models as one step: dbt orders them itself, and runs what is independent side by side."""
    nodes = {i: node for i, node in manifest["nodes"].items() if node["resource_type"] in _KINDS}
    keys = {node["name"]: model_key(node) for node in nodes.values()}
    tested = _tests_by_key(manifest)

    @dg.multi_asset(
        name="models",
        specs=[_spec(node, manifest) for node in nodes.values()],
        check_specs=[
            dg.AssetCheckSpec(CHECK, asset=key, description="dbt's data tests: " + ", ".join(sorted(tests)))
            for key, tests in tested.items()
        ],
        pool="warehouse",
    )
    def models(
        context: dg.AssetExecutionContext, ecosystem: Ecosystem
    ) -> Iterator[dg.MaterializeResult[None] | dg.AssetCheckResult]:
        from orchestration.warehouse.transform import TransformFailed, build_marts

        settings = ecosystem.settings
        try:
            built = build_marts(
                ecosystem.open().warehouse, settings.dbt_project, settings.dbt_target, write_artifacts=False
            )
        except TransformFailed as failure:
            yield from (r for r in _check_results(tested, failure.nodes) if not r.passed)
            raise dg.Failure(str(failure)) from failure
        context.log.info(f"Built {built.identity.release_id} in {built.seconds:.1f} s.")
        for node in built.nodes:
            if node.kind in _KINDS:
                yield dg.MaterializeResult(keys[node.name], metadata=_metadata(node))
        yield from _check_results(tested, built.nodes)

    return models


def _spec(node: Mapping[str, Any], manifest: Manifest) -> dg.AssetSpec:
    columns = [
        dg.TableColumn(name, type=column.get("data_type") or "", description=column.get("description") or None)
        for name, column in node["columns"].items()
    ]
    dependencies = (_dependency(i, manifest) for i in node["depends_on"].get("nodes", []))
    return dg.AssetSpec(
        model_key(node),
        deps=sorted({key for key in dependencies if key is not None}),
        description=node["description"] or None,
        group_name=node["schema"],
        kinds=_KINDS[node["resource_type"]],
        owners=OWNERS,
        metadata={
            "dagster/table_name": f"{node['schema']}.{node['alias']}",
            "dbt_file": node["original_file_path"],
            **({"dagster/column_schema": dg.TableSchema(columns)} if columns else {}),
        },
    )


def _dependency(unique_id: str, manifest: Manifest) -> dg.AssetKey | None:
    if unique_id in manifest["sources"]:
        table = manifest["sources"][unique_id]["identifier"]
        if table in RECONCILED:
            return RECONCILIATIONS
        return staging_key(table) if table in TABLES else None  # the release's own bookkeeping is no asset
    return model_key(manifest["nodes"][unique_id])


def _tests_by_key(manifest: Manifest) -> dict[dg.AssetKey, set[str]]:
    """Names of dbt's data tests by the model or seed that they are attached to."""
    found: dict[dg.AssetKey, set[str]] = defaultdict(set)
    for node in manifest["nodes"].values():
        if node["resource_type"] == "test" and node.get("attached_node") in manifest["nodes"]:
            found[model_key(manifest["nodes"][node["attached_node"]])].add(node["name"])
    return dict(found)


def _check_results(
    tested: Mapping[dg.AssetKey, set[str]], nodes: "Sequence[NodeResult]"
) -> Iterator[dg.AssetCheckResult]:
    by_name = {node.name: node for node in nodes if node.kind == "test"}
    for key, tests in tested.items():
        failed = [by_name[test] for test in tests if test in by_name and by_name[test].status not in _PASSED]
        metadata: dict[str, Any] = {"tests": len(tests), "failed": len(failed)}
        if failed:
            rows = [{"test": node.name, "rows": node.rows, "message": node.message} for node in failed]
            metadata["failed_tests"] = markdown_table(rows)
        yield dg.AssetCheckResult(passed=not failed, asset_key=key, check_name=CHECK, metadata=metadata)


def _metadata(node: "NodeResult") -> dict[str, Any]:
    return {"dagster/row_count": node.rows, "seconds": round(node.seconds, 3)}
