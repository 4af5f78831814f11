"""Whether the release shows the ledger's content already: then nothing below staging has work to do."""

from __future__ import annotations

from orchestration.settings import Settings
from orchestration.state import State
from orchestration.warehouse.catalogue import problems_of
from orchestration.warehouse.identity import identify, stamped
from orchestration.warehouse.releases import ReleaseError, current_release
from orchestration.warehouse.releases.database_files import FULL_FILE, view_file_fits
from orchestration.warehouse.releases.decisions import decided
from orchestration.warehouse.releases.publishing import serves


def up_to_date(settings: Settings, state: State) -> bool:
    """Whether the staging tables' content is in the marts and was published last, and readers see what was decided.

    That is the release of this content, or the one that somebody rolled back to since. A release that is damaged, or
    that files and views do not lead to, is not up to date: it is to be released again.
    """
    try:
        release = current_release(settings.published)
    except ReleaseError:
        return False
    if release is None or problems_of(release.path) or not serves(settings.published, release.release_id):
        return False
    if not view_file_fits(settings.published, release.catalogue) or not (settings.published / FULL_FILE).exists():
        return False
    with state.warehouse.connect() as connection:
        wanted = identify(connection, settings.dbt_project).content_key
        built = stamped(connection)[1]
        decision = decided(connection)
    return built == wanted == decision.published_key and decision.release_id == release.release_id
