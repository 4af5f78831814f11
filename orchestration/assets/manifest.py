"""dbt's manifest, prepared ahead: parsed when a file of the dbt project changed, read as it lies otherwise."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from filelock import FileLock

from orchestration.settings import Settings

Manifest = Mapping[str, Any]
_PARSED = ("*.yml", "models/**/*", "macros/**/*", "seeds/**/*", "tests/**/*")


def prepared_manifest(settings: Settings) -> Manifest:
    """The manifest of the dbt project as it stands. Raises TransformFailed where dbt cannot parse it."""
    wanted = _project_hash(settings.dbt_project)
    if not _is_of(settings, wanted):
        settings.dbt_target.mkdir(parents=True, exist_ok=True)
        # The UI's processes load at the same time: one parses, the others wait for it.
        with FileLock(settings.manifest_key.with_suffix(".lock")):
            if not _is_of(settings, wanted):
                _parse(settings)
                settings.manifest_key.write_text(wanted, encoding="utf-8")
    manifest: Manifest = json.loads(settings.manifest.read_bytes())
    return manifest


def _parse(settings: Settings) -> None:
    from orchestration.warehouse.transform import run_dbt

    settings.manifest_key.unlink(missing_ok=True)
    run_dbt(["parse"], settings.warehouse, settings.dbt_project, settings.dbt_target)


def _is_of(settings: Settings, wanted: str) -> bool:
    return (
        settings.manifest.is_file()
        and settings.manifest_key.is_file()
        and settings.manifest_key.read_text(encoding="utf-8") == wanted
    )


def _project_hash(folder: Path) -> str:
    """sha256 over every file that dbt parses; the rows of a seed play no part in the manifest, its columns do."""
    digest = hashlib.sha256()
    for path in sorted({path for pattern in _PARSED for path in folder.glob(pattern) if path.is_file()}):
        digest.update(f"{path.relative_to(folder).as_posix()}\n".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
