"""Rows of the CSV files, read strictly: a fault is told with its file and line."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from orchestration.vocabulary.model import VocabularyError

Value = TypeVar("Value", bound=str)
Row = tuple[str, dict[str, str]]  # "file:line" and the cells


class Folder:
    """One folder of reference data; `digest` is taken over every file read so far."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.digest = hashlib.sha256()

    def rows(self, name: str, columns: Iterable[str]) -> Iterator[Row]:
        """The rows of one file, cells stripped. VocabularyError if the file, a column or a cell is missing."""
        path = self.path / name
        if not path.is_file():
            raise VocabularyError(f"{path}: no such file")
        data = path.read_bytes()
        self.digest.update(name.encode() + b"\0" + data)
        reader = csv.DictReader(data.decode("utf-8").splitlines())
        missing = [column for column in columns if column not in (reader.fieldnames or ())]
        if missing:
            raise VocabularyError(f"{name}: no column {', '.join(missing)}")
        for row in reader:
            where = f"{name}:{reader.line_num}"
            if None in row or None in row.values():
                raise VocabularyError(f"{where}: not as many cells as columns")
            yield where, {key: value.strip() for key, value in row.items()}

    def named_rows(self, name: str, key: str, columns: tuple[str, ...]) -> Iterator[Row]:
        """The rows of one file whose column `key` is filled and differs in every row."""
        seen: set[str] = set()
        for where, row in self.rows(name, (key, *columns)):
            if not row[key]:
                raise VocabularyError(f"{where}: {key} is empty")
            if row[key] in seen:
                raise VocabularyError(f"{where}: {key} {row[key]!r} stands twice")
            seen.add(row[key])
            yield where, row


def yes_or_no(where: str, column: str, row: Mapping[str, str]) -> bool:
    """The cell as a truth value."""
    if row[column] not in ("yes", "no"):
        raise VocabularyError(f"{where}: {column} is {row[column]!r}, not yes or no")
    return row[column] == "yes"


def one_of(where: str, column: str, row: Mapping[str, str], allowed: Iterable[Value]) -> Value:
    """The cell as one of the allowed values."""
    for value in allowed:
        if value == row[column]:
            return value
    raise VocabularyError(f"{where}: {column} is {row[column]!r}, not {' or '.join(allowed)}")


def filled(where: str, row: Mapping[str, str], *columns: str) -> None:
    """Raise VocabularyError where one of the cells is empty."""
    for column in columns:
        if not row[column]:
            raise VocabularyError(f"{where}: {column} is empty")
