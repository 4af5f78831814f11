"""The dbt models as assets, one each, described by dbt's own manifest and built by dbt in this process."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import dagster as dg

from orchestration.assets.presentation import OWNERS
from orchestration.assets.stage import staging_key
from orchestration.resources import Ecosystem

Manifest = Mapping[str, Any]
_KINDS = {"model": {"dbt", "duckdb"}, "seed": {"dbt", "csv"}}


def model_key(node: Mapping[str, Any]) -> dg.AssetKey:
    """The asset of a dbt model or seed: schema and table, as they are queried."""
    return dg.AssetKey([node["schema"], node["alias"]])


def model_specs(manifest: Manifest) -> list[dg.AssetSpec]:
    """An asset a model and a seed, with dbt's descriptions, columns and lineage."""
    return [_spec(node, manifest) for node in _nodes(manifest).values()]


def model_assets(manifest: Manifest) -> dg.AssetsDefinition:
    """All models as one step: dbt orders them itself, and runs what is independent side by side."""
    keys = {unique_id: model_key(node) for unique_id, node in _nodes(manifest).items()}

    @dg.multi_asset(name="models", specs=model_specs(manifest), pool="warehouse")
    def models(context: dg.AssetExecutionContext, ecosystem: Ecosystem) -> Iterator[dg.MaterializeResult[None]]:
        raise NotImplementedError

    return models


def _nodes(manifest: Manifest) -> dict[str, dict[str, Any]]:
    return {i: node for i, node in manifest["nodes"].items() if node["resource_type"] in _KINDS}


def _spec(node: Mapping[str, Any], manifest: Manifest) -> dg.AssetSpec:
    columns = [
        dg.TableColumn(name, type=column.get("data_type") or "", description=column.get("description") or None)
        for name, column in node["columns"].items()
    ]
    return dg.AssetSpec(
        model_key(node),
        deps=sorted({_dependency(i, manifest) for i in node["depends_on"].get("nodes", [])}),
        description=node["description"] or None,
        group_name=node["schema"],
        kinds=_KINDS[node["resource_type"]],
        owners=OWNERS,
        tags={tag: "" for tag in node["tags"]},
        metadata={
            "dagster/table_name": f"{node['schema']}.{node['alias']}",
            "dbt_file": node["original_file_path"],
            **({"dagster/column_schema": dg.TableSchema(columns)} if columns else {}),
        },
    )


def _dependency(unique_id: str, manifest: Manifest) -> dg.AssetKey:
    if unique_id in manifest["sources"]:
        return staging_key(manifest["sources"][unique_id]["identifier"])
    return model_key(manifest["nodes"][unique_id])
