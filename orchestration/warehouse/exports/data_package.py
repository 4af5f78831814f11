"""datapackage.json: the Parquet files of a release, described for Frictionless readers by the dbt contracts.

Sizes and checksums stand in catalogue.json only: Frictionless reads Parquet through pandas and never sees the bytes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from orchestration.warehouse.catalogue import Column, Table
from orchestration.warehouse.exports.contracts import Contract

FILE_NAME = "datapackage.json"
_TYPES = {
    "VARCHAR": "string",
    "DOUBLE": "number",
    "BIGINT": "integer",
    "INTEGER": "integer",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "TIMESTAMP WITH TIME ZONE": "datetime",
}


def write_data_package(
    folder: Path, release_id: str, tables: Mapping[str, Table], contracts: Mapping[str, Contract]
) -> Path:
    """Write datapackage.json beside the Parquet files and return its path."""
    package = {
        "name": "ecosystem-metrics",
        "id": release_id,
        "title": "Metrics of innovation districts, read from prose",
        "version": release_id,
        "resources": [_resource(name, table, tables, contracts) for name, table in tables.items()],
    }
    path = folder / FILE_NAME
    path.write_text(json.dumps(package, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def _resource(
    name: str, table: Table, tables: Mapping[str, Table], contracts: Mapping[str, Contract]
) -> dict[str, Any]:
    contract = contracts.get(name, Contract())
    schema: dict[str, Any] = {
        "fields": [
            {
                "name": column.name,
                "type": _type(column, contract),
                **({"description": column.description} if column.description else {}),
                **({"constraints": {"required": True}} if column.name in contract.required else {}),
            }
            for column in table.columns
        ]
    }
    if contract.grain and contract.required.issuperset(contract.grain):
        schema["primaryKey"] = contract.grain
    references = [
        {"fields": [key], "reference": {"resource": dimension, "fields": [key]}}
        for key, dimension in contract.references.items()
        if dimension in tables
    ]
    if references:
        schema["foreignKeys"] = references
    return {
        "name": name,
        "type": "table",
        "path": table.file,
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        **({"description": table.description} if table.description else {}),
        "schema": schema,
    }


def _type(column: Column, contract: Contract) -> str:
    """Frictionless's name of the type; pandas has no missing integers, so one that may be null is a number."""
    type_ = _TYPES[column.type]
    return "number" if type_ == "integer" and column.name not in contract.required else type_
