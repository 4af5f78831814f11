"""The releases that stand: which there are, and which one is current."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from orchestration.warehouse.catalogue import Catalogue, problems_of, read_catalogue

FOLDER = "releases"
CURRENT = "current"
_UNREADABLE = (OSError, ValueError, TypeError, KeyError)


class ReleaseError(Exception):
    """What was asked of the releases cannot be done; what is current is as it was."""


@dataclass(frozen=True, slots=True)
class Release:
    """A published release."""

    release_id: str
    path: Path  # its folder
    catalogue: Catalogue
    is_new: bool = False  # published by this call

    @property
    def rows(self) -> dict[str, int]:
        """Rows of each table."""
        return {name: table.rows for name, table in self.catalogue.tables.items()}


def current_release(published: Path) -> Release | None:
    """The release that `current` points to, or None before the first. Raises ReleaseError for one that is broken."""
    link = published / CURRENT
    if not link.is_symlink():
        return None
    folder = link.resolve()
    try:
        catalogue = read_catalogue(folder)
    except _UNREADABLE as error:
        raise ReleaseError(f"The current release {folder} has no readable catalogue: {error}") from error
    return Release(catalogue.release_id, folder, catalogue)


def releases(published: Path) -> list[Release]:
    """All releases with a readable catalogue, oldest publication first."""
    folders = [path.parent for path in (published / FOLDER).glob("[!.]*/catalogue.json")]
    found = []
    for folder in folders:
        with suppress(*_UNREADABLE):  # `ecosystem verify` tells of a damaged one
            found.append(Release(folder.name, folder, read_catalogue(folder)))
    return sorted(found, key=lambda release: (release.catalogue.published_at, release.release_id))


def find_release(published: Path, release_id: str) -> Release:
    """The release of this id, or of an id that begins so. Raises ReleaseError for none, several or a damaged one."""
    known = releases(published)
    found = [r for r in known if r.release_id == release_id] or [
        r for r in known if r.release_id.startswith(release_id)
    ]
    if len(found) != 1:
        told = "no release" if not found else f"{len(found)} releases"
        raise ReleaseError(f"there is {told} {release_id}; `ecosystem releases` lists those that stand")
    problems = problems_of(found[0].path)
    if problems:
        raise ReleaseError(f"the release is damaged: {'; '.join(problems)}")
    return found[0]


def release_before(published: Path, release_id: str) -> Release | None:
    """The release published before the one of this id; None where that is the first."""
    known = releases(published)
    ids = [release.release_id for release in known]
    place = ids.index(release_id) if release_id in ids else 0
    return known[place - 1] if place else None
