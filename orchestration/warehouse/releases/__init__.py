"""Releases: the marts as immutable folders of Parquet files, one of which readers see at a time.

published/releases/<release_id>/   tables, exports, attachments and catalogue.json; never changed once there
published/current                  symbolic link to one of them: the release as files
published/slots/, published/live/  which release a statement on the views reads: see slots.py
published/ecosystem.duckdb         views over the slots, for BI tools to hold open
published/ecosystem-full.duckdb    the current release as one file, for download
"""

from orchestration.warehouse.releases.pruning import Retention
from orchestration.warehouse.releases.publishing import publish
from orchestration.warehouse.releases.rollback import roll_back
from orchestration.warehouse.releases.standing import Release, ReleaseError, current_release, find_release, releases

__all__ = [
    "Release",
    "ReleaseError",
    "Retention",
    "current_release",
    "find_release",
    "publish",
    "releases",
    "roll_back",
]
