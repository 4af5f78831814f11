"""The sensors: new seeds start a run, failed checks are told.

A listing is identified by content: names, sizes of time and dates of files play no part, since a file that is
copied in with an old date, or changed within a second, would be missed for ever.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import dagster as dg

from orchestration.documents.discovery import iter_documents
from orchestration.jobs import refresh
from orchestration.resources import Ecosystem


def listing_hash(folder: Path) -> str:
    """The hash of all documents of a folder: names, bytes, sidecars. Raises OSError for a folder that is not there."""
    digest = hashlib.sha256()
    for seed in sorted(iter_documents(folder), key=lambda seed: seed.name):
        sidecar = seed.sidecar_path
        for part in (seed.name.encode(), seed.path.read_bytes(), sidecar.read_bytes() if sidecar else b""):
            digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()


@dg.sensor(
    name="new_seeds",
    job=refresh,
    minimum_interval_seconds=30,
    description="Starts one refresh whenever the content of the seeds folder is another than at the last tick.",
)
def new_seeds(context: dg.SensorEvaluationContext, ecosystem: Ecosystem) -> dg.SensorResult | dg.SkipReason:
    """One run a batch; the cursor is the listing's hash."""
    try:
        found = listing_hash(ecosystem.settings.seeds)
    except OSError as error:
        return dg.SkipReason(f"The seeds cannot be read: {error}")
    if found == context.cursor:
        return dg.SkipReason("No document is new, changed or gone.")
    # No run key: a folder that returns to an earlier state must be read again.
    return dg.SensorResult(run_requests=[dg.RunRequest(tags={"ecosystem/seeds": found[:12]})], cursor=found)
