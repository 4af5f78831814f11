"""The asset `staging/reconciliations`: the arithmetic between the observations as they stand."""

import dagster as dg

from orchestration.assets.presentation import OWNERS, markdown_table
from orchestration.assets.stage import staging_key
from orchestration.resources import Ecosystem

RECONCILIATIONS = staging_key("reconciliations")
TABLES = ("reconciliations", "reconciliation_members")
SHOWN_ROWS = 20


@dg.asset(
    key=RECONCILIATIONS,
    deps=[staging_key("observation_events"), staging_key("documents"), staging_key("articles")],
    description="Arithmetic relations that the texts imply between observations, with verdicts by interval arithmetic.",
    group_name="staging",
    kinds={"duckdb", "table"},
    owners=OWNERS,
    pool="warehouse",
)
def reconciliations(context: dg.AssetExecutionContext, ecosystem: Ecosystem) -> dg.MaterializeResult[None]:
    """Compute the relations anew where the content changed; contradictions are shown, and block nothing."""
    from orchestration.warehouse.reconciling import contradictions, reconcile

    warehouse = ecosystem.open().warehouse
    reconciled = reconcile(warehouse)
    found = contradictions(warehouse, SHOWN_ROWS)
    context.log.info(
        f"{reconciled.relations} relations, {reconciled.by_verdict.get('contradiction', 0)} contradictions."
    )
    return dg.MaterializeResult(
        metadata={
            "dagster/row_count": reconciled.relations,
            **{
                verdict: reconciled.by_verdict.get(verdict, 0)
                for verdict in ("consistent", "contradiction", "undecidable")
            },
            "rebuilt": reconciled.rebuilt,
            "seconds": round(reconciled.seconds, 2),
            "contradictions": markdown_table(found) if found else dg.MetadataValue.text("none"),
        }
    )
