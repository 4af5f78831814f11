"""What a run of the job came to, read from its events: the closing summary, or the reason of its failure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import dagster as dg
    from dagster._core.execution.plan.objects import StepFailureData

REASON_CHARACTERS = 400
CORRECTIONS = ("in_force", "applied", "withdrawn", "lapsed")
CHANGES = ("added", "changed", "gone")
DOCUMENTS = ("new", "changed", "rejected", "withdrawn", "unchanged")


class Outcome:
    """The result of a run in terms of the project: `metadata` by asset, `checks` as evaluated."""

    def __init__(self, result: dg.ExecuteInProcessResult) -> None:
        self.success = result.success
        self.run_id = result.run_id
        self.result = result
        self.metadata = {
            event.asset_key.to_user_string(): _plain(event.materialization.metadata)
            for event in result.get_asset_materialization_events()
            if event.asset_key is not None
        }
        self.checks = result.get_asset_check_evaluations()

    def summary(self, seconds: Mapping[str, float], total: float) -> Iterator[str]:
        """The closing lines; `seconds` by step, and in total with loading."""
        documents = self.metadata.get("documents", {})
        observations = self.metadata.get("observations", {})
        retracted = observations.get("retracted", 0) + documents.get("observations_retracted", 0)
        yield ""
        yield "Documents     " + _counts(documents, DOCUMENTS)
        yield (
            "Observations  "
            + _counts(observations, ("recorded", "revised"))
            + f", {retracted} retracted; {observations.get('unread_numbers', 0)} numbers left unread, with reasons"
        )
        if observations.get("failed"):
            yield f"Failed        {observations['failed']} documents could not be extracted; the run's log says why"
        yield from self._correction_lines()
        yield "Checks        " + self._checks_line()
        yield "Release       " + self._release_line()
        loading = total - sum(seconds.values())
        steps = [f"{' '.join(step.replace('_', ' ').split())} {took:.1f}" for step, took in seconds.items()]
        yield f"Seconds       {total:.1f}: " + ", ".join([f"loading {loading:.1f}", *steps])
        yield f"Run           {self.run_id}"

    def failure(self) -> str:
        """Why the run failed, in one line."""
        failed = [check for check in self.checks if not check.passed and check.severity.value == "ERROR"]
        if failed:
            told = "; ".join(f"{check.check_name} ({check.description})" for check in failed)
            return f"checks failed, so the release stays as it was: {told}"
        for event in self.result.get_step_failure_events():
            return f"{event.step_key} failed: {_reason(event.step_failure_data)}"
        return "the run failed; `ecosystem dev` shows its log"

    def _correction_lines(self) -> Iterator[str]:
        corrections = self.metadata.get("corrections", {})
        if any(corrections.get(count) for count in CORRECTIONS):
            lapsed = "; `ecosystem review` says why" if corrections["lapsed"] else ""
            yield "Corrections   " + _counts(corrections, CORRECTIONS).replace("in_force", "in force") + lapsed

    def _checks_line(self) -> str:
        if not self.checks:
            return "nothing to check: the content is that of the release"
        passed = sum(check.passed for check in self.checks)
        evaluated = sum(_plain(check.metadata).get("expectations", 0) for check in self.checks)
        warned = [c.check_name for c in self.checks if not c.passed and c.severity.value == "WARN"]
        failed = [c.check_name for c in self.checks if not c.passed and c.severity.value == "ERROR"]
        line = f"{passed} of {len(self.checks)} passed ({evaluated} expectations)"
        line += f"; warnings: {', '.join(warned)}" if warned else ""
        return line + (f"; failed: {', '.join(failed)}" if failed else "")

    def _release_line(self) -> str:
        release = self.metadata.get("release")
        if release is not None:
            changes = self.metadata.get("release_changes", {})
            told = f"; observations {_counts(changes, CHANGES)}" if changes else ""
            return f"{release.get('release_id')} with {release.get('dagster/row_count', 0)} rows{told}"
        return "up to date, none published" if self.success else "none published, the one before stands"


def _reason(failure: StepFailureData) -> str:
    """What the step raised: the words of a failure of ours, else the first cause of the exception."""
    told = failure.user_failure_data.description if failure.user_failure_data else None
    error = failure.error
    while error is not None and error.cause is not None and not error.message.startswith("orchestration."):
        error = error.cause
    text = told or (error.message.strip() if error else "no reason given")
    name, _, message = text.partition(": ")
    # Errors of this project speak for themselves; a foreign one needs its type.
    text = message if name.startswith("orchestration.") else text
    return text if len(text) <= REASON_CHARACTERS else text[: REASON_CHARACTERS - 1] + "…"


def _counts(metadata: Mapping[str, Any], names: tuple[str, ...]) -> str:
    return ", ".join(f"{metadata.get(name, 0)} {name}" for name in names)


def _plain(metadata: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value.value for name, value in metadata.items()}
