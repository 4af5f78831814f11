"""dbt's parse of the project: made once for each content of its files, and used by every home and every command."""

from __future__ import annotations

import hashlib
import os
from importlib.metadata import version
from pathlib import Path

from filelock import FileLock

_PARSED_FILES = ("*.yml", "models/**/*", "macros/**/*", "seeds/**/*", "tests/**/*")
_KEY, _MANIFEST, _STATE = "parsed.key", "manifest.json", "partial_parse.msgpack"

# A parse names every table by its database, and DuckDB takes that from the name of the file.
WAREHOUSE_NAME = "warehouse.duckdb"


def parsed_project(dbt_project: Path, target: Path) -> ParsedProject:
    """dbt's parse of the project, made now where a file changed since the last. Raises TransformFailed."""
    parsed = ParsedProject(dbt_project, target)
    parsed.ensure()
    return parsed


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

    def ensure(self) -> None:
        """Parse into the folder, unless what lies there is of these files and this dbt. Raises TransformFailed."""
        wanted = self._wanted()
        if self._lies_there(wanted):
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        # The UI's processes load at the same time: one parses, the others wait for it.
        with FileLock(self.folder / "parsed.lock"):
            if not self._lies_there(wanted):
                (self.folder / _KEY).unlink(missing_ok=True)
                self._parse()
                (self.folder / _KEY).write_text(wanted, encoding="utf-8")

    def _parse(self) -> None:
        from orchestration.warehouse.transform import run_dbt  # seconds of imports, needed after a change only

        # No table is touched: the file only lends its name to the database of every table.
        run_dbt(["parse"], self.folder / WAREHOUSE_NAME, self._project, self.folder)

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
