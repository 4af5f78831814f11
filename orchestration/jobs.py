"""The jobs: what is materialised together, and by which executor."""

from __future__ import annotations

import dagster as dg

# One process: a step costs milliseconds there, seconds where each imports everything anew.
refresh = dg.define_asset_job(
    "refresh",
    selection=dg.AssetSelection.all(),
    executor_def=dg.in_process_executor,
    description="Read the seeds, rebuild what depends on new documents, check it, publish a release.",
)

# What can be deleted: staging, marts and release, built again from the ledger alone.
rebuild = dg.define_asset_job(
    "rebuild",
    selection=dg.AssetSelection.all() - dg.AssetSelection.groups("ingest", "extraction"),
    executor_def=dg.in_process_executor,
    description="Rebuild everything below the ledger; the seeds are not looked at.",
)
