"""Whether the release shows the ledger's content already: then nothing below staging has work to do."""

from __future__ import annotations

from orchestration.settings import Settings
from orchestration.state import State
from orchestration.warehouse.catalogue import problems_of
from orchestration.warehouse.database_files import FULL_FILE
from orchestration.warehouse.identity import identify, stamped
from orchestration.warehouse.release import ReleaseError, current_release

_LAST_RELEASED = "SELECT content_key FROM staging.releases ORDER BY position DESC LIMIT 1"


def up_to_date(settings: Settings, state: State) -> bool:
    """Whether marts, release and the ledger's last ReleasePublished all are of the staging tables as they stand.

    A release that is damaged, or lacks one of its two database files, is not up to date: it is to be written again.
    """
    try:
        release = current_release(settings.published)
    except ReleaseError:
        return False
    if release is None or problems_of(release.path):
        return False
    if not (settings.view_file.exists() and (settings.published / FULL_FILE).exists()):
        return False
    with state.warehouse.connect() as connection:
        wanted = identify(connection, settings.dbt_project).content_key
        built = stamped(connection)[1]
        recorded = connection.execute(_LAST_RELEASED).fetchone()
    return release.catalogue.content_key == wanted == built and recorded == (wanted,)
