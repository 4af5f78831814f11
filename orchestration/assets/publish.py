"""The asset `release`: what has passed every blocking check, published in one step."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import dagster as dg

from orchestration.assets.presentation import OWNERS, markdown_table
from orchestration.resources import Ecosystem

if TYPE_CHECKING:
    from orchestration.state import State
    from orchestration.warehouse.releases import Release


class ReleaseConfig(dg.Config):
    """`afresh`: write the release even where one of the same content stands."""

    afresh: bool = False


def release_asset(tables: list[dg.AssetKey]) -> dg.AssetsDefinition:
    """The release, which waits for these tables and the checks on them."""

    @dg.asset(
        name="release",
        deps=tables,
        group_name="release",
        kinds={"parquet", "duckdb"},
        owners=OWNERS,
        pool="warehouse",
        description=(
            "The marts as Parquet files with a catalogue, switched in one step. BI tools that hold the view file open "
            "see the new release at their next query."
        ),
    )
    def release(
        context: dg.AssetExecutionContext, config: ReleaseConfig, ecosystem: Ecosystem
    ) -> dg.MaterializeResult[None]:
        """Write, switch, and record it in the ledger; a run that gets here has passed the checks."""
        from orchestration.extraction import EXTRACTOR_VERSION
        from orchestration.warehouse.parsed import parsed_project
        from orchestration.warehouse.releases import Retention, publish
        from orchestration.warehouse.releases.folder import Description

        settings, state = ecosystem.settings, ecosystem.open()
        state.project()  # the outcomes of the checks: mart_quality and the page show them
        published = publish(
            state.warehouse,
            settings.published,
            settings.dbt_project,
            Description(
                versions={"extractor": EXTRACTOR_VERSION},
                manifest=parsed_project(settings.dbt_project, settings.dbt_target).manifest,
            ),
            retention=Retention(settings.keep_releases, timedelta(days=settings.keep_days)),
            afresh=config.afresh,
        )
        _record(state, published, context.run_id)
        merged = state.ledger.compact()
        if merged:
            context.log.info(f"Merged {merged} small files of the ledger.")
        return dg.MaterializeResult(metadata=_metadata(published, ecosystem))

    return release


def _record(state: "State", published: "Release", run_id: str) -> None:
    """Append ReleasePublished, unless the ledger's last decision names this release: it was written anew then.

    A run killed after the switch left the event out; then this run records it.
    """
    from orchestration.ledger.events import new_event
    from orchestration.ledger.payloads import ReleasePublished
    from orchestration.warehouse.releases.decisions import decided

    with state.warehouse.connect() as connection:
        if decided(connection).release_id == published.release_id:
            return
    catalogue = published.catalogue
    event = ReleasePublished(
        release_id=published.release_id,
        content_position=catalogue.content_position,
        content_key=catalogue.content_key,
        head_chain=catalogue.ledger_chain,
        tables=published.rows,
    )
    state.ledger.append_with_retry(lambda _: [new_event("release", event)], run_id=run_id, actor="dagster")


def _metadata(published: "Release", ecosystem: Ecosystem) -> dict[str, Any]:
    from orchestration.warehouse.quality import PAGE

    tables = [{"table": name, "rows": rows} for name, rows in published.rows.items()]
    return {
        "release_id": published.release_id,
        "new": published.is_new,
        "folder": dg.MetadataValue.path(published.path),
        "view_file": dg.MetadataValue.path(ecosystem.settings.view_file),
        "link": dg.MetadataValue.url(published.path.as_uri()),
        "quality": dg.MetadataValue.url((published.path / PAGE).as_uri()),
        "dagster/row_count": sum(published.rows.values()),
        "tables": markdown_table(tables),
    }
