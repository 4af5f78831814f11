"""What Dagster loads: the assets, checks, jobs, schedules and sensors of one home, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import dagster as dg

from orchestration import checks, jobs, schedules, sensors
from orchestration.assets.extract import observations
from orchestration.assets.ingest import documents
from orchestration.assets.models import model_assets
from orchestration.assets.publish import release
from orchestration.assets.stage import staging
from orchestration.resources import Ecosystem
from orchestration.settings import Settings


def build_definitions(
    settings: Settings | None = None,
    resources: Mapping[str, object] | None = None,
    loggers: Mapping[str, dg.LoggerDefinition] | None = None,
) -> dg.Definitions:
    """The definitions of the home that `settings` name (default: the environment's).

    dbt's manifest is read as it was prepared; it is written first where there is none, or a model changed since.
    `resources` and `loggers` replace or add to those of the same name.
    """
    from orchestration.warehouse.transform import prepare_manifest

    settings = settings or Settings()
    manifest: dict[str, Any] = json.loads(prepare_manifest(settings).read_bytes())
    return dg.Definitions(
        assets=[documents, observations, staging, model_assets(manifest), release],
        asset_checks=[checks.staging_suites, checks.mart_suites],
        jobs=[jobs.refresh],
        schedules=[schedules.daily],
        sensors=[sensors.new_seeds, sensors.failed_checks],
        resources={"ecosystem": Ecosystem.of(settings), **(resources or {})},
        loggers=loggers,
        executor=dg.in_process_executor,
    )


@dg.definitions
def defs() -> dg.Definitions:
    """The entry point for `dagster` and `dg`: `-m orchestration.definitions`."""
    return build_definitions()
