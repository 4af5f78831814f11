"""Loads the whole vocabulary from a folder of CSV files and checks the rows against each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import get_args

from orchestration.vocabulary.model import Alias, Naming, Organisation, Programme, Vocabulary, VocabularyError
from orchestration.vocabulary.rows import Folder, filled, one_of
from orchestration.vocabulary.terms import read_cue_sets, read_indicators, read_terms

DEFAULT_FOLDER = Path(__file__).resolve().parent.parent.parent / "dbt_project" / "seeds"
_LETTER_CASES = ("proper", "any")
_ORGANISATION = ("kind", "parent", "location", "naming", "description")
_PROGRAMME = ("operator", "describes", "naming", "description")


def load_vocabulary(path: Path) -> Vocabulary:
    """The vocabulary of a folder. Raises VocabularyError at the first fault."""
    folder = Folder(path)
    indicators = {row.code: row for row in read_indicators(folder)}
    organisations = {row.name: row for row in _organisations(folder)}
    programmes = {row.name: row for row in _programmes(folder, organisations)}
    cue_sets = read_cue_sets(folder)
    return Vocabulary(
        indicators=indicators,
        terms=tuple(read_terms(folder, indicators, cue_sets)),
        cue_sets=cue_sets,
        organisations=organisations,
        organisation_aliases=_aliases(folder, "organisation_aliases.csv", organisations),
        programmes=programmes,
        programme_aliases=_aliases(folder, "programme_aliases.csv", programmes),
        content_hash=folder.digest.hexdigest(),
    )


def _organisations(folder: Folder) -> list[Organisation]:
    rows = list(folder.named_rows("organisations.csv", "name", _ORGANISATION))
    names = {row["name"] for _, row in rows}
    for where, row in rows:
        filled(where, row, "kind")
        if row["parent"] and row["parent"] not in names:
            raise VocabularyError(f"{where}: parent {row['parent']!r} is no organisation")
    return [
        Organisation(
            name=row["name"],
            kind=row["kind"],
            parent=row["parent"] or None,
            location=row["location"] or None,
            description=row["description"] or None,
            naming=one_of(where, "naming", row, get_args(Naming)),
        )
        for where, row in rows
    ]


def _programmes(folder: Folder, organisations: Mapping[str, Organisation]) -> Iterator[Programme]:
    for where, row in folder.named_rows("programmes.csv", "name", _PROGRAMME):
        for column in ("operator", "describes"):
            if row[column] and row[column] not in organisations:
                raise VocabularyError(f"{where}: {column} {row[column]!r} is no organisation")
        yield Programme(
            name=row["name"],
            operator=row["operator"],
            describes=row["describes"] or None,
            description=row["description"] or None,
            naming=one_of(where, "naming", row, get_args(Naming)),
        )


def _aliases(folder: Folder, name: str, members: Iterable[str]) -> tuple[Alias, ...]:
    known = set(members)
    aliases = []
    for where, row in folder.named_rows(name, "alias", ("name", "letter_case")):
        if row["name"] not in known:
            raise VocabularyError(f"{where}: {row['name']!r} is no canonical name")
        if row["alias"] in known:
            raise VocabularyError(f"{where}: alias {row['alias']!r} is a canonical name itself")
        if row["letter_case"] not in _LETTER_CASES:
            raise VocabularyError(f"{where}: letter_case {row['letter_case']!r} is not one of {_LETTER_CASES}")
        aliases.append(Alias(row["alias"], row["name"], row["letter_case"] == "any"))
    return tuple(aliases)
