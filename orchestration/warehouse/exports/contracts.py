"""What the dbt project promises of each table beyond its columns: what is never null, its grain, its references."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_REF = re.compile(r"ref\('(\w+)'\)")


@dataclass(slots=True)
class Contract:
    """The promises of one table."""

    required: set[str] = field(default_factory=set)  # columns that are never null
    grain: list[str] = field(default_factory=list)  # columns that identify a row
    references: dict[str, str] = field(default_factory=dict)  # key column -> dimension that has a column of that name


def read_contracts(manifest: Path | None) -> dict[str, Contract]:
    """Contracts by table from dbt's manifest.json; none where there is no such file."""
    contracts: dict[str, Contract] = defaultdict(Contract)
    if manifest is None or not manifest.is_file():
        return contracts
    nodes: dict[str, dict[str, Any]] = json.loads(manifest.read_text(encoding="utf-8"))["nodes"]
    for node in nodes.values():
        if node["resource_type"] == "model":
            contracts[node["name"]].required = {
                name
                for name, column in node["columns"].items()
                if any(constraint["type"] == "not_null" for constraint in column.get("constraints", []))
            }
        elif node["resource_type"] == "test" and node.get("attached_node") in nodes:
            _add_test(contracts[nodes[node["attached_node"]]["name"]], node["test_metadata"])
    return contracts


def _add_test(contract: Contract, test: dict[str, Any]) -> None:
    if test["name"] == "unique_grain":
        contract.grain = list(test["kwargs"]["columns"])
    elif test["name"] == "known_members":
        for name, relation in test["kwargs"]["dimensions"].items():
            contract.references[f"{name}_key"] = _REF.findall(relation)[0]
