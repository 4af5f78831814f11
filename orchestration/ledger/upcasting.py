"""Brings payloads of older schema versions to the present one, a version at a time.

When a payload changes shape: raise its version in `events.PRESENT`, register here the step from the old version,
and add a recorded ledger of the old version to the tests. A recorded event is never rewritten.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from orchestration.ledger.errors import LedgerError
from orchestration.ledger.events import PRESENT

Payload = dict[str, Any]
Upcaster = Callable[[Payload], Payload]

# (event type, version) -> what turns such a payload into one of the next version.
UPCASTERS: Mapping[tuple[str, int], Upcaster] = {
    # Before there was a reviewed file, every correction came from a command.
    ("ObservationCorrected", 1): lambda payload: {**payload, "entry": None},
    # Before the expectations that passed were named.
    ("ValidationCompleted", 1): lambda payload: {
        **payload,
        "suites": [{**suite, "passed": []} for suite in payload["suites"]],
    },
}


def upcast(
    event_type: str,
    schema_version: int,
    payload: Payload,
    *,
    present: Mapping[str, int] | None = None,
    upcasters: Mapping[tuple[str, int], Upcaster] = UPCASTERS,
) -> tuple[int, Payload]:
    """The present schema version of the type, and the payload in it.

    Raises LedgerError for a type or version that this program does not know: it never guesses.
    """
    versions = PRESENT_VERSIONS if present is None else present
    newest = versions.get(event_type)
    if newest is None:
        raise LedgerError(f"unknown event type {event_type}")
    if not 1 <= schema_version <= newest:
        raise LedgerError(f"unknown schema version {schema_version} of {event_type}: this program knows 1 to {newest}")
    for version in range(schema_version, newest):
        step = upcasters.get((event_type, version))
        if step is None:
            raise LedgerError(f"no upcaster for {event_type} version {version}")
        payload = step(payload)
    return newest, payload


PRESENT_VERSIONS: Mapping[str, int] = {event_type: version for event_type, (version, _) in PRESENT.items()}
