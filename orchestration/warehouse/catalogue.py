"""The catalogue of a release: what stands in its folder's catalogue.json."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

FILE_NAME = "catalogue.json"


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its DuckDB type and, where dbt knows it, what it means."""

    name: str
    type: str
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the release: one Parquet file of that name."""

    file: str
    rows: int
    size_bytes: int
    sha256: str
    description: str | None
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What a release holds and what it was made from."""

    release_id: str
    content_key: str
    content_position: int  # of the last event that changes content
    ledger_position: int  # the head of the ledger when the staging tables were projected
    ledger_chain: str
    published_at: str  # ISO, UTC: when we published; nothing in the tables depends on it
    versions: dict[str, str]
    tables: dict[str, Table]
    exports: dict[str, str] = field(default_factory=dict)  # other files, by path in the folder: their sha256

    @property
    def shape(self) -> list[tuple[str, str, str]]:
        """Table, column and type of every column: views are written anew when it changes."""
        return [(name, column.name, column.type) for name, table in self.tables.items() for column in table.columns]

    def write(self, folder: Path) -> Path:
        """Write catalogue.json into the folder and return its path."""
        path = folder / FILE_NAME
        path.write_text(json.dumps(asdict(self), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        return path


def read_catalogue(folder: Path) -> Catalogue:
    """The catalogue of a release's folder. Raises FileNotFoundError, ValueError for one that is cut short."""
    content = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
    tables = {
        name: Table(**{**table, "columns": tuple(Column(**column) for column in table["columns"])})
        for name, table in content["tables"].items()
    }
    return Catalogue(**{**content, "tables": tables})


def file_sha256(path: Path) -> str:
    """sha256 of a file's bytes, hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def problems_of(folder: Path) -> list[str]:
    """What is wrong with a release's folder: each file against its checksum; empty for a whole release."""
    try:
        catalogue = read_catalogue(folder)
    except (OSError, ValueError, TypeError, KeyError) as error:
        return [f"{folder.name}: no readable catalogue ({error})"]
    problems = []
    for name, table in catalogue.tables.items():
        path = folder / table.file
        if not path.is_file():
            problems.append(f"{folder.name}: {name} is missing")
        elif file_sha256(path) != table.sha256:
            problems.append(f"{folder.name}: {name} differs from its checksum")
    for export, sha256 in catalogue.exports.items():
        path = folder / export
        if not path.is_file():
            problems.append(f"{folder.name}: {export} is missing")
        elif file_sha256(path) != sha256:
            problems.append(f"{folder.name}: {export} differs from its checksum")
    return problems
