"""What identifies the content of a release: the ledger's content, the dbt project that shapes it and the suites that
check it, no clock."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import duckdb

from expectations.row_rules import ROW_RULES
from expectations.version import FOLDER as SUITES
from expectations.version import gate_version
from orchestration.reconciliation import RECONCILER_VERSION

_SHAPING = (
    "dbt_project.yml",
    "models/**/*.sql",
    "models/**/*.yml",
    "macros/**/*.sql",
    "seeds/**/*.csv",
    "seeds/**/*.yml",
)


@dataclass(frozen=True, slots=True)
class ReleaseIdentity:
    """The name of a release and the key of its content: equal keys, equal content."""

    release_id: str
    content_key: str
    content_position: int


def content_key(content_chain: str, dbt_project: Path, suites: Path = SUITES) -> str:
    """sha256 over the chain value of the last content event, the reconciler, every file that shapes the marts, and the
    suites that they must pass: where these change, what stands is validated anew."""
    digest = hashlib.sha256(content_chain.encode())
    digest.update(f"\nreconciler {RECONCILER_VERSION}\nsuites {gate_version(suites)}\n".encode())
    _add_files(digest, dbt_project)
    return digest.hexdigest()


def shape_of(dbt_project: Path) -> str:
    """sha256 over every file that shapes the marts, and what runs them: tables of one shape can grow by increments."""
    digest = hashlib.sha256(f"dbt {version('dbt-core')}, duckdb {version('duckdb')}, rules {ROW_RULES!r}\n".encode())
    _add_files(digest, dbt_project)
    return digest.hexdigest()


def _add_files(digest: hashlib._Hash, dbt_project: Path) -> None:
    for pattern in _SHAPING:
        for path in sorted(dbt_project.glob(pattern)):
            digest.update(f"\n{path.relative_to(dbt_project).as_posix()}\n".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())


def identify(connection: duckdb.DuckDBPyConnection, dbt_project: Path) -> ReleaseIdentity:
    """The identity that a release of the staging tables as they stand would have."""
    position, chain = connection.execute(
        "SELECT content_position, content_chain FROM staging.projection_state"
    ).fetchall()[0]
    key = content_key(chain, dbt_project)
    return ReleaseIdentity(f"{position:08d}-{key[:12]}", key, position)


def stamp(connection: duckdb.DuckDBPyConnection, identity: ReleaseIdentity) -> None:
    """Say in staging.release_state which release the next build of the marts is."""
    connection.execute(
        "UPDATE staging.release_state SET release_id = ?, content_key = ?", [identity.release_id, identity.content_key]
    )


def stamped(connection: duckdb.DuckDBPyConnection) -> tuple[str, str]:
    """The release_id and content_key of the last `stamp`."""
    release_id, key = connection.execute("SELECT release_id, content_key FROM staging.release_state").fetchall()[0]
    return release_id, key
