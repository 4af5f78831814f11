"""The asset `release`: what has passed every blocking check, published in one step."""

from __future__ import annotations

import dagster as dg

from orchestration.assets.presentation import OWNERS, markdown_table
from orchestration.resources import Ecosystem

MARTS = ("fct_observation", "mart_indicators_by_year", "mart_indicators_by_organisation", "mart_indicators_by_programme")


@dg.asset(
    deps=[dg.AssetKey(["marts", table]) for table in MARTS],
    group_name="release",
    kinds={"parquet", "duckdb"},
    owners=OWNERS,
    pool="warehouse",
    description=(
        "The marts as Parquet files with a catalogue, switched in one step; BI tools that hold the view file open see "
        "the new release at their next query."
    ),
)
def release(context: dg.AssetExecutionContext, ecosystem: Ecosystem) -> dg.MaterializeResult[None]:
    """Write, then switch; a run that gets here has passed the checks."""
    raise NotImplementedError
