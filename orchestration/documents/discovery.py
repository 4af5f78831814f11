"""The documents of a folder: which files are documents, and the sidecar beside each."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

SIDECAR_SUFFIX = ".meta.yml"
_SIDECAR_SUFFIXES = (SIDECAR_SUFFIX, ".meta.yaml")
_LEFTOVER_SUFFIXES = ("~", ".swp", ".swo", ".swx", ".bak", ".orig", ".tmp", ".part", ".crdownload")
_LEFTOVER_NAMES = frozenset({"thumbs.db", "desktop.ini"})
CORRECTIONS_NAME = "corrections.yml"  # what people decided about the observations of these documents


class SeedFile(NamedTuple):
    """A document's file; its name is the path below the folder, with forward slashes."""

    name: str
    path: Path
    sidecar_path: Path | None


def iter_documents(folder: Path | str) -> Iterator[SeedFile]:
    """The documents below `folder`, by name; no hidden files, sidecars, leftovers of editors and downloads,
    and not the reviewed file of corrections.

    Raises NotADirectoryError where `folder` is no folder.
    """
    root = Path(folder)
    if not root.is_dir():
        raise NotADirectoryError(f"no such folder: {root}")
    found: list[SeedFile] = []
    for current, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        names = set(files)
        for name in files:
            path = Path(current, name)
            if is_document(name) and path.is_file():
                sidecar = name + SIDECAR_SUFFIX
                beside = Path(current, sidecar) if sidecar in names else None
                found.append(SeedFile(path.relative_to(root).as_posix(), path, beside))
    yield from sorted(found)


def is_document(name: str) -> bool:
    """Whether a file of this name is a document."""
    folded = name.lower()
    if folded.startswith((".", "~$", "#", "._")) or folded in (*_LEFTOVER_NAMES, CORRECTIONS_NAME):
        return False
    return not folded.endswith(_SIDECAR_SUFFIXES + _LEFTOVER_SUFFIXES)
