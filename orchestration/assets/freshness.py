"""Whether the release shows the ledger's content already: then nothing below staging has work to do."""

from __future__ import annotations

from orchestration.settings import Settings
from orchestration.state import State
from orchestration.warehouse.identity import identify, stamped
from orchestration.warehouse.release import ReleaseError, current_release

_LAST_RELEASED = "SELECT content_key FROM staging.releases ORDER BY position DESC LIMIT 1"


def up_to_date(settings: Settings, state: State) -> bool:
    """Whether marts, release and the ledger's last ReleasePublished all are of the staging tables as they stand."""
    try:
        release = current_release(settings.published)
    except ReleaseError:
        return False
    if release is None:
        return False
    with state.warehouse.connect() as connection:
        wanted = identify(connection, settings.dbt_project).content_key
        built = stamped(connection)[1]
        recorded = connection.execute(_LAST_RELEASED).fetchone()
    return release.catalogue.content_key == wanted == built and recorded == (wanted,)
