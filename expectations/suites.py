"""The suites by name: every module of expectations/staging and expectations/marts, named as its table."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from expectations.model import Suite

FOLDER = Path(__file__).parent
SCHEMAS = ("staging", "marts")


def _suites() -> dict[str, Suite]:
    found = {}
    for schema in SCHEMAS:
        for path in sorted((FOLDER / schema).glob("[!_]*.py")):
            suite: Suite = import_module(f"expectations.{schema}.{path.stem}").SUITE
            if suite.table != f"{schema}.{path.stem}":
                raise ValueError(f"{path}: its suite is of {suite.table}")
            found[suite.name] = suite
    return found


SUITES = _suites()
