"""Reading the reference tables of currencies and units that lie among the project's seeds."""

from __future__ import annotations

import csv
from functools import cache

from orchestration.vocabulary import DEFAULT_FOLDER


@cache
def reference_rows(table: str) -> tuple[dict[str, str], ...]:
    """The rows of `table`.csv as dictionaries, in the order of the file."""
    with (DEFAULT_FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))
