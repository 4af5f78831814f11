"""The asset `release_changes`: what the release changed for those who read it, against the one before."""

import dagster as dg

from orchestration.assets.presentation import OWNERS, markdown_table
from orchestration.resources import Ecosystem

SHOWN_ROWS = 20


@dg.asset(
    name="release_changes",
    deps=["release"],
    group_name="release",
    kinds={"parquet", "duckdb"},
    owners=OWNERS,
    description=(
        "Observations that the current release adds, changes or lacks against the release published before it, by "
        "indicator and with the cause: new document, extractor, correction, withdrawn document. "
        "`ecosystem diff` compares any two releases."
    ),
)
def release_changes(context: dg.AssetExecutionContext, ecosystem: Ecosystem) -> dg.MaterializeResult[None]:
    """Compare and show; nothing is stored, since both releases stand."""
    from orchestration.warehouse.releases import current_release
    from orchestration.warehouse.releases.comparison import CHANGES, compare
    from orchestration.warehouse.releases.standing import release_before

    published = ecosystem.settings.published
    current = current_release(published)
    if current is None:
        raise dg.Failure("There is no release to compare; materialise `release` first.")
    before = release_before(published, current.release_id)
    compared = compare(before, current, SHOWN_ROWS)
    context.log.info(f"Against {compared.before or 'nothing'}: {compared.told} observations.")
    none = dg.MetadataValue.text("none")
    tables = [
        {"table": t.table, "before": t.before, "after": t.after, "added": t.added, "gone": t.gone}
        for t in compared.tables
    ]
    return dg.MaterializeResult(
        metadata={
            "release_id": compared.after,
            "compared_with": compared.before or "nothing: the first release",
            **{change: compared.count(change) for change in CHANGES},
            "by_indicator": markdown_table(compared.by_indicator) if compared.by_indicator else none,
            "observations": markdown_table(compared.rows) if compared.rows else none,
            "tables": markdown_table(tables) if tables else none,
        }
    )
