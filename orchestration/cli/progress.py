"""Follows a run: a line a stage on standard error as it ends, and the seconds that each took."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.status import Status

if TYPE_CHECKING:
    import dagster as dg

LABELS = {
    "documents": "Documents",
    "observations": "Extraction",
    "corrections": "Corrections",
    "staging": "Staging",
    "staging_suites": "Checks on staging",
    "staging__reconciliations": "Reconciliation",
    "models": "Transformation",
    "mart_suites": "Checks on marts",
    "release": "Release",
    "release_changes": "Changes",
}
_MARKS = {"done": "[green]✓[/]", "failed": "[red]✗[/]", "up to date": "[dim]–[/]"}


@dataclass
class Progress(logging.Handler):
    """A handler of a run's log that keeps only the beginnings and ends of its steps."""

    console: Console
    seconds: dict[str, float] = field(default_factory=dict)
    _started: dict[str, float] = field(default_factory=dict)
    _status: Status | None = None

    def __post_init__(self) -> None:
        super().__init__(level=logging.DEBUG)

    # A dataclass with eq would not be hashable, and logging keeps its handlers in a set.
    __hash__ = logging.Handler.__hash__

    @contextmanager
    def shown(self) -> Iterator[None]:
        """Show a moving line for the stage that runs, where standard error is a terminal."""
        with self.console.status("Loading") as self._status:
            yield

    def emit(self, record: logging.LogRecord) -> None:
        """Take one record of the run's log."""
        event = getattr(record, "dagster_event", None)
        if event is None or event.step_key is None:
            return
        label = LABELS.get(event.step_key, event.step_key)
        if event.is_step_start:
            self._started[event.step_key] = record.created
            if self._status is not None:
                self._status.update(label)
        elif event.is_step_success:
            self._ended(event.step_key, record.created, "done")
        elif event.is_step_failure:
            self._ended(event.step_key, record.created, "failed")
        elif event.is_step_skipped:
            self.console.print(f"{_MARKS['up to date']} {label:<20}    up to date")

    def logger_definition(self) -> dg.LoggerDefinition:
        """The logger that hands a run's records to this handler, and to nobody else."""
        import dagster as dg

        def make(_: Any) -> logging.Logger:
            logger = logging.Logger("ecosystem", level=logging.DEBUG)
            logger.addHandler(self)
            return logger

        return dg.LoggerDefinition(make, description="Shows the stages of a run on the terminal.")

    def _ended(self, step: str, when: float, outcome: str) -> None:
        took = self.seconds[step] = when - self._started.get(step, when)
        self.console.print(f"{_MARKS[outcome]} {LABELS.get(step, step):<20} {took:5.1f} s")
