"""dbt's parse of the project: made once for each content of its files, and used by every home and every command."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from filelock import FileLock

_PARSED_FILES = ("*.yml", "models/**/*", "macros/**/*", "seeds/**/*", "tests/**/*")
_KEY, _MANIFEST, _STATE = "parsed.key", "manifest.json", "partial_parse.msgpack"


class ParsedProject:
    """The folder that the parse lies in: `target` in the dbt project, or `fallback` where that cannot be written."""

    def __init__(self, dbt_project: Path, fallback: Path) -> None:
        self._project = dbt_project
        self.folder = dbt_project / "target" if os.access(dbt_project, os.W_OK) else fallback

    @property
    def manifest(self) -> Path:
        """dbt's manifest.json: models, columns, descriptions."""
        return self.folder / _MANIFEST

    @property
    def state(self) -> Path:
        """The same as dbt reads it back, in msgpack."""
        return self.folder / _STATE

    def ensure(self, parse: Callable[[Path], None]) -> None:
        """Let `parse` fill the folder, unless what lies there is of these files and this dbt."""
        wanted = self._wanted()
        if self._lies_there(wanted):
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        # The UI's processes load at the same time: one parses, the others wait for it.
        with FileLock(self.folder / "parsed.lock"):
            if not self._lies_there(wanted):
                (self.folder / _KEY).unlink(missing_ok=True)
                parse(self.folder)
                (self.folder / _KEY).write_text(wanted, encoding="utf-8")

    def _lies_there(self, wanted: str) -> bool:
        key = self.folder / _KEY
        whole = self.manifest.is_file() and self.state.is_file() and key.is_file()
        return whole and key.read_text(encoding="utf-8") == wanted

    def _wanted(self) -> str:
        """sha256 over dbt's version and every file that it parses."""
        digest = hashlib.sha256(version("dbt-core").encode())
        for path in sorted({p for pattern in _PARSED_FILES for p in self._project.glob(pattern) if p.is_file()}):
            digest.update(f"{path.relative_to(self._project).as_posix()}\n".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
        return digest.hexdigest()
