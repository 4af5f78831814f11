"""`ecosystem refresh`: the Dagster job in this process, its stages shown as they end, and what came of it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from rich.console import Console

from orchestration.cli.abandoned import alive, end_abandoned_runs
from orchestration.cli.failure import Failure
from orchestration.cli.garbage import keep_what_is_loaded, rarely_searched
from orchestration.cli.logs import quiet_libraries
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


def run(settings: Settings, job: str, ops: dict[str, Any] | None = None) -> None:
    """Run a job, print what changed, and end with the path of the release. Raises Failure where the run fails.

    `ops` is Dagster's configuration of single steps.
    """
    started = time.monotonic()
    progress = Progress(Console(stderr=True, highlight=False))
    with progress.shown():
        outcome = execute(settings, job, progress, ops)
    for line in outcome.summary(progress.seconds, time.monotonic() - started):
        print(line)
    if not outcome.success:
        raise Failure(outcome.failure())
    print(settings.current_release.resolve())


def execute(settings: Settings, job: str, progress: Progress, ops: dict[str, Any] | None = None) -> Outcome:
    """The job, with Dagster's storage under the home so that the UI shows this run too. Raises Failure."""
    quiet_libraries()
    with rarely_searched():
        from orchestration.validation import start_ahead

        if not settings.current_release.exists():
            start_ahead()  # a first run is sure to have something to check
        from orchestration.cli.run_records import open_instance
        from orchestration.definitions import build_definitions
        from orchestration.warehouse.transform import TransformFailed

        try:
            definitions = build_definitions(settings, loggers={"progress": progress.logger_definition()})
            dagster_home = settings.prepare_dagster_home()
        except (OSError, TransformFailed) as error:
            raise Failure(error) from error
        keep_what_is_loaded()
        running = settings.dagster_home / "running"
        with ExitStack() as stack:
            stack.enter_context(_told(dagster_home))
            tags = stack.enter_context(alive(running))
            instance = stack.enter_context(open_instance(dagster_home))
            end_abandoned_runs(instance, running)
            result = definitions.resolve_job_def(job).execute_in_process(
                instance=instance,
                run_config={"loggers": {"progress": {}}, "ops": ops or {}},
                tags=REPOSITORY_TAG | tags,
                raise_on_error=False,
            )
    return Outcome(result)


@contextmanager
def _told(dagster_home: Path) -> Iterator[None]:
    """Dagster's own storage failing ends in one line: the disk is full, say, or may not be written."""
    from sqlalchemy.exc import DBAPIError

    try:
        yield
    except DBAPIError as error:
        reason = f"Dagster's storage in {dagster_home} cannot be used: {error.orig}"
        raise Failure(f"{reason}; is there room on the disk, and may it be written?") from error
    except OSError as error:
        raise Failure(error) from error
