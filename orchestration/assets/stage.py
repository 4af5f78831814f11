"""The assets `staging/*`: DuckDB tables projected from the ledger. Nothing new there ends the run early."""

from collections.abc import Iterator

import dagster as dg

from orchestration.assets.corrections import corrections
from orchestration.assets.extract import observations
from orchestration.assets.ingest import documents
from orchestration.assets.presentation import OWNERS, markdown_table
from orchestration.resources import Ecosystem

SHOWN_ROWS = 20
TABLES = {
    "documents": "A document: its metadata, and whether it is current, withdrawn, superseded or rejected.",
    "articles": "An article of a document, with its raw text.",
    "observation_events": "An event of an observation, with every slot as it stood after it.",
    "extractions": "The last extraction of a document, with the number of its observations.",
    "unread_numbers": "A number of the prose that became no observation, with the reason.",
    "quarantine": "A version of an observation that breaks a row rule, and that rule; it is in no table below.",
}


def staging_key(table: str) -> dg.AssetKey:
    """The asset of a staging table."""
    return dg.AssetKey(["staging", table])


@dg.multi_asset(
    name="staging",
    specs=[
        dg.AssetSpec(
            staging_key(table),
            deps=[documents, observations, corrections],
            description=description,
            group_name="staging",
            kinds={"duckdb", "table"},
            owners=OWNERS,
            skippable=True,
        )
        for table, description in TABLES.items()
    ],
    pool="warehouse",
)
def staging(context: dg.AssetExecutionContext, ecosystem: Ecosystem) -> Iterator[dg.MaterializeResult[None]]:
    """Catch up with the ledger; where the release shows this content already, everything below is skipped."""
    from orchestration.assets.freshness import up_to_date
    from orchestration.validation import start_ahead
    from orchestration.warehouse.quarantine import quarantine, quarantined

    state = ecosystem.open()
    projected = state.project()
    if up_to_date(ecosystem.settings, state):
        context.log.info(f"Up to date: the release shows the ledger's content at {projected.content_position}.")
        return
    start_ahead()
    kept_out = quarantine(state.warehouse, ecosystem.settings.dbt_project)
    rows = projected.rows | {"quarantine": kept_out.rows}
    shown = {"quarantine": quarantined(state.warehouse, SHOWN_ROWS) if kept_out.rows else []}
    for table in TABLES:
        yield dg.MaterializeResult(
            staging_key(table),
            metadata={
                "dagster/row_count": rows[table],
                "ledger_position": projected.position,
                "content_position": projected.content_position,
                "rebuilt": projected.rebuilt,
                **({"last_rows": markdown_table(shown[table])} if shown.get(table) else {}),
            },
        )
