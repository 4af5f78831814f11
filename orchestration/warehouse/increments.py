"""Whether the models' tables can grow by what is new, or must be built in full: what shaped them says so.

The shape of the last build that finished stands in staging.build_state. It is struck out before a full build and
written after it, so a full build that was killed is done again, and never carried on from a half.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from orchestration.warehouse.identity import shape_of


def begin_build(connection: duckdb.DuckDBPyConnection, dbt_project: Path) -> bool:
    """Whether this build must be a full one: the vocabulary, a model or dbt changed, or no build has finished yet."""
    if connection.execute("SELECT shape FROM staging.build_state").fetchall() == [(shape_of(dbt_project),)]:
        return False
    connection.execute("DELETE FROM staging.build_state")
    return True


def finish_build(connection: duckdb.DuckDBPyConnection, dbt_project: Path) -> None:
    """Note the shape of a build that succeeded."""
    connection.execute("DELETE FROM staging.build_state")
    connection.execute("INSERT INTO staging.build_state VALUES (?)", [shape_of(dbt_project)])
