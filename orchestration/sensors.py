"""The sensors: new seeds start a run, failed checks are told.

A listing is identified by content. Dates of files play no part: one that is copied in with an old date, or changed
twice within a second, would be missed for ever.
"""

import hashlib
import json
from pathlib import Path

import dagster as dg

from orchestration.jobs import refresh
from orchestration.resources import Ecosystem


def listing_hash(folder: Path, corrections: Path) -> str:
    """The hash of what a refresh reads: names, bytes and sidecars of a folder's documents, the reviewed file.

    The reviewed file need not exist. Raises OSError for a folder that is not there.
    """
    from orchestration.documents.discovery import iter_documents

    digest = hashlib.sha256()
    for seed in sorted(iter_documents(folder), key=lambda seed: seed.name):
        sidecar = seed.sidecar_path.read_bytes() if seed.sidecar_path else b""
        for part in (seed.name.encode(), seed.path.read_bytes(), sidecar):
            digest.update(hashlib.sha256(part).digest())
    if corrections.is_file():
        digest.update(hashlib.sha256(corrections.read_bytes()).digest())
    return digest.hexdigest()


@dg.sensor(
    name="new_seeds",
    job=refresh,
    minimum_interval_seconds=30,
    default_status=dg.DefaultSensorStatus.RUNNING,
    description="Starts one refresh when documents, sidecars or the reviewed file differ from those of the last tick.",
)
def new_seeds(context: dg.SensorEvaluationContext, ecosystem: Ecosystem) -> dg.SensorResult | dg.SkipReason:
    """One run a batch of changes; the cursor is the listing's hash."""
    settings = ecosystem.settings
    try:
        found = listing_hash(settings.seeds, settings.corrections_file)
    except OSError as error:
        return dg.SkipReason(f"The seeds cannot be read: {error}")
    if found == context.cursor:
        return dg.SkipReason("No document, sidecar or correction is new, changed or gone.")
    # No run key: a folder that returns to an earlier state must be read again.
    return dg.SensorResult(run_requests=[dg.RunRequest(tags={"ecosystem/seeds": found[:12]})], cursor=found)


@dg.sensor(
    name="failed_checks",
    minimum_interval_seconds=60,
    default_status=dg.DefaultSensorStatus.RUNNING,
    description="Tells each failed suite once: in the daemon's log, and as a line of failed_checks.jsonl in the home.",
)
def failed_checks(context: dg.SensorEvaluationContext, ecosystem: Ecosystem) -> dg.SensorResult | dg.SkipReason:
    """Look at the validations behind the cursor, a ledger position; Dagster itself fires nothing for a failed check."""
    seen = int(context.cursor or 0)
    ledger = ecosystem.open().ledger
    head = ledger.head().position
    failed = [
        {"position": event.position, "recorded_at": event.recorded_at.isoformat(), "run_id": event.run_id, **suite}
        for event in ledger.read(after=seen, upto=head)
        if event.event_type == "ValidationCompleted"
        for suite in event.payload["suites"]
        if suite["failures"]
    ]
    for suite in failed:
        context.log.error(f"{suite['suite']}: {suite['failed']} of {suite['evaluated']} expectations failed")
    if failed:
        with ecosystem.settings.failed_checks.open("a", encoding="utf-8") as file:
            file.writelines(json.dumps(suite, ensure_ascii=False) + "\n" for suite in failed)
    told = f"{len(failed)} failed suites up to ledger position {head}." if failed else "No check failed."
    return dg.SensorResult(skip_reason=dg.SkipReason(told), cursor=str(head))
