"""The asset `corrections`: the reviewed file of corrections, brought into the ledger by events."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import dagster as dg

from orchestration.assets.extract import observations
from orchestration.assets.presentation import OWNERS, markdown_table
from orchestration.resources import Ecosystem

if TYPE_CHECKING:
    from orchestration.ledger import Head, NewEvent
    from orchestration.ledger.reviewed_plan import ReviewedPlan


@dg.asset(
    deps=[observations],
    group_name="extraction",
    kinds={"yaml", "deltalake"},
    owners=OWNERS,
    pool="warehouse",
    tags={"state": "durable"},
    description=(
        "What people decided about observations, from the reviewed file: each entry an event, once. Entries whose "
        "guard no longer holds are not applied and reported as lapses."
    ),
)
def corrections(context: dg.AssetExecutionContext, ecosystem: Ecosystem) -> dg.MaterializeResult[None]:
    """Compare the file with the ledger, append what differs, and report every correction that is not applied."""
    from orchestration.ledger.reviewed_file import read_reviewed_file
    from orchestration.validation import start_ahead
    from orchestration.vocabulary import Vocabulary
    from orchestration.warehouse.corrections import corrected_observations, lapsed_corrections, plan_entries

    settings, state = ecosystem.settings, ecosystem.open()
    entries = read_reviewed_file(settings.corrections_file, Vocabulary.load(settings.vocabulary))
    plans: list[ReviewedPlan] = []

    def decide(head: "Head") -> "Sequence[NewEvent]":
        state.project(upto=head.position)
        with state.warehouse.connect() as connection:
            plans.append(plan_entries(connection, entries))
        return plans[-1].events

    _, appended = state.ledger.append_with_retry(decide, run_id=context.run_id, actor="dagster")
    if appended:
        start_ahead()
        state.project()
    with state.warehouse.connect() as connection:
        in_force = sum(len(corrected.corrections) for corrected in corrected_observations(connection).values())
        lapsed = [*lapsed_corrections(connection), *plans[-1].lapses]
    for lapse in lapsed:
        context.log.warning(f"correction of {lapse.person} not applied: {lapse.because}")
    return dg.MaterializeResult(
        metadata={
            "entries": len(entries),
            "in_force": in_force - sum(lapse.correction_id is not None for lapse in lapsed),
            "applied": len(plans[-1].applied),
            "withdrawn": len(plans[-1].withdrawn),
            "lapsed": len(lapsed),
            **_table([asdict(lapse) for lapse in lapsed]),
        }
    )


def _table(lapses: list[dict[str, Any]]) -> dict[str, Any]:
    return {"lapses": markdown_table(lapses)} if lapses else {}
