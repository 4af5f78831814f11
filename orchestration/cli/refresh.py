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

JOB = "refresh"
# By this tag the UI files a run under its code location.
REPOSITORY_TAG = {".dagster/repository": "__repository__@orchestration.definitions"}


def refresh(settings: Settings) -> None:
    """Run the job, print what changed, and end with the path of the release. Raises Failure."""
    if not settings.seeds.is_dir():
        raise Failure(f"there is no folder {settings.seeds}; name the documents' folder with --seeds")
    started = time.monotonic()
    progress = Progress(Console(stderr=True, highlight=False))
    with progress.shown():
        outcome = run_job(settings, progress)
    for line in outcome.summary(progress.seconds, time.monotonic() - started):
        print(line)
    if not outcome.success:
        raise Failure(outcome.failure())
    print(settings.current_release.resolve())


def run_job(settings: Settings, progress: Progress) -> Outcome:
    """The job, with Dagster's storage under the home so that the UI shows this run too."""
    warnings.filterwarnings("ignore", module="dagster")
    logging.getLogger().addHandler(logging.NullHandler())  # else dbt sends every library's log to the terminal
    import dagster as dg

    from orchestration.definitions import build_definitions

    logging.getLogger("dagster").setLevel(logging.ERROR)
    definitions = build_definitions(settings, loggers={"progress": progress.logger_definition()})
    with dg.DagsterInstance.from_config(str(settings.prepare_dagster_home())) as instance:
        result = definitions.resolve_job_def(JOB).execute_in_process(
            instance=instance,
            run_config={"loggers": {"progress": {}}},
            tags=REPOSITORY_TAG,
            raise_on_error=False,
        )
    return Outcome(result)
