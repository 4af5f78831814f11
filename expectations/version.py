"""What identifies the gate: the suites, their rules and the engine that judges them, for the key of a release."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

FOLDER = Path(__file__).parent
ENGINE = "great-expectations"


@cache
def gate_version(folder: Path = FOLDER) -> str:
    """sha256 over every module and template below the folder, and the engine's version."""
    digest = hashlib.sha256(f"{ENGINE} {version(ENGINE)}\n".encode())
    for path in sorted(p for pattern in ("**/*.py", "**/*.jinja") for p in folder.glob(pattern)):
        digest.update(f"{path.relative_to(folder).as_posix()}\n".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
