"""What Dagster loads: the assets, checks, jobs, schedules and sensors of one home, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping

import dagster as dg

from orchestration import checks, jobs, schedules, sensors
from orchestration.assets.changes import release_changes
from orchestration.assets.corrections import corrections
from orchestration.assets.extract import observations
from orchestration.assets.ingest import documents
from orchestration.assets.manifest import prepared_manifest
from orchestration.assets.models import model_assets
from orchestration.assets.publish import release_asset
from orchestration.assets.reconcile import reconciliations
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
    settings = settings or Settings()
    models = model_assets(prepared_manifest(settings))
    marts = (key for key in models.keys if key.path[0] == "marts")
    gated = sorted({*marts, *staging.keys})  # staging too: a release waits for the checks of all of its tables
    return dg.Definitions(
        assets=[
            *(documents, observations, corrections, staging, reconciliations, models),
            *(release_asset(gated), release_changes),
        ],
        asset_checks=[checks.staging_suites, checks.mart_suites],
        jobs=[jobs.refresh, jobs.rebuild],
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
