"""`ecosystem refresh`: the Dagster job in this process, its stages shown as they end, and what came of it."""

from __future__ import annotations

import logging
import time
import warnings

from rich.console import Console

from orchestration.cli.failure import Failure
from orchestration.cli.outcome import Outcome
from orchestration.cli.progress import Progress
from orchestration.settings import Settings

REFRESH, REBUILD = "refresh", "rebuild"
# By this tag the UI files a run under its code location.
REPOSITORY_TAG = {".dagster/repository": "__repository__@orchestration.definitions"}


def refresh(settings: Settings) -> None:
    """Run the main job. Raises Failure for a missing folder of documents, and as `run` does."""
    if not settings.seeds.is_dir():
        raise Failure(f"there is no folder {settings.seeds}; name the documents' folder with --seeds")
    run(settings, REFRESH)


def run(settings: Settings, job: str) -> None:
    """Run a job, print what changed, and end with the path of the release. Raises Failure where the run fails."""
    started = time.monotonic()
    progress = Progress(Console(stderr=True, highlight=False))
    with progress.shown():
        outcome = execute(settings, job, progress)
    for line in outcome.summary(progress.seconds, time.monotonic() - started):
        print(line)
    if not outcome.success:
        raise Failure(outcome.failure())
    print(settings.current_release.resolve())


def execute(settings: Settings, job: str, progress: Progress) -> Outcome:
    """The job, with Dagster's storage under the home so that the UI shows this run too."""
    warnings.filterwarnings("ignore", module="dagster")
    logging.getLogger().addHandler(logging.NullHandler())  # else dbt sends every library's log to the terminal
    import dagster as dg

    from orchestration.definitions import build_definitions
    from orchestration.validation import start_ahead
    from orchestration.warehouse.transform import TransformFailed

    logging.getLogger("dagster").setLevel(logging.ERROR)
    if not settings.current_release.exists():
        start_ahead()  # a first run is sure to have something to check
    try:
        definitions = build_definitions(settings, loggers={"progress": progress.logger_definition()})
        dagster_home = str(settings.prepare_dagster_home())
    except (OSError, TransformFailed) as error:
        raise Failure(error) from error
    with dg.DagsterInstance.from_config(dagster_home) as instance:
        result = definitions.resolve_job_def(job).execute_in_process(
            instance=instance,
            run_config={"loggers": {"progress": {}}},
            tags=REPOSITORY_TAG,
            raise_on_error=False,
        )
    return Outcome(result)
