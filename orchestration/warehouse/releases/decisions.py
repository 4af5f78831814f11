"""What the ledger says of releases: which content was published last, and which release shall be current.

The two differ after a rollback: then the ledger's newest content has been released, and somebody decided that readers
shall see an earlier release. It stands until there is new content, or somebody rolls back elsewhere.
"""

from __future__ import annotations

from typing import NamedTuple

import duckdb

_DECIDED = """
    SELECT
        (SELECT content_key FROM staging.releases WHERE event_type = 'ReleasePublished' ORDER BY position DESC LIMIT 1),
        (SELECT release_id FROM staging.releases ORDER BY position DESC LIMIT 1)
"""


class Decided(NamedTuple):
    """The key of the content that was published last, and the id of the release that shall be current."""

    published_key: str | None
    release_id: str | None


def decided(connection: duckdb.DuckDBPyConnection) -> Decided:
    """The last decisions as of the staging tables; nothing before the first release."""
    published_key, release_id = connection.execute(_DECIDED).fetchall()[0]
    return Decided(published_key, release_id)
