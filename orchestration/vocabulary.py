"""The reference data of the project: indicators, organisations and programmes, with the terms that name them.

The rows live in `dbt_project/seeds/*.csv`, the one home of reference data. Adding an indicator or an organisation
is adding rows; the meaning of each column stands beside the class that holds it.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal

DEFAULT_FOLDER = Path(__file__).resolve().parent.parent / "dbt_project" / "seeds"
TERM_ROLES = ("noun", "verb", "topic", "unit", "exclude")
LETTER_CASES = ("proper", "any")

TermRole = Literal["noun", "verb", "topic", "unit", "exclude"]
Row = tuple[str, dict[str, str]]  # "file:line" and the cells


class VocabularyError(ValueError):
    """Reference data that cannot be used; the message names the file, the line and the fault."""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One thing that can be measured."""

    code: str
    theme: str
    unit: str  # the unit it is kept in by default: COUNT, CNY, PERCENT, ...
    label: str
    definition: str
    additive_over_organisations: bool
    additive_over_time: bool
    scope: Literal["metric", "incidental"] = "metric"  # incidental: trivia, kept but judged apart


@dataclass(frozen=True, slots=True)
class Term:
    """Words that speak for an indicator.

    `role` is noun (names the thing measured), verb (base form), topic (sets the theme of the text around),
    unit (ISO code or unit that the indicator takes besides its own) or exclude (speaks against it).
    `requires` is a tuple of groups, all of which must hold; a group holds when one of its alternatives does:
    `words` stand in the sentence, `^words` in the part of the sentence that belongs to the quantity, `~words` in
    the sentence or its surroundings, `@kind` the organisation is of that kind; `!` before any of them negates.
    """

    code: str
    role: TermRole
    term: str
    weight: float
    requires: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body, place or group that figures describe."""

    name: str
    kind: str
    parent: str | None = None
    location: str | None = None
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme, scheme, plan, prize or course, and the organisations it is tied to."""

    name: str
    operator: str
    describes: str | None = None  # whom its figures describe where nobody else is the subject
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Alias:
    """Another spelling of a name. Letter case "any" matches however it is capitalised."""

    alias: str
    name: str
    any_case: bool = False


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """All reference data, validated; compared and hashed by identity so that indexes can be cached for it."""

    indicators: Mapping[str, Indicator]
    terms: tuple[Term, ...]
    organisations: Mapping[str, Organisation]
    organisation_aliases: tuple[Alias, ...]
    programmes: Mapping[str, Programme]
    programme_aliases: tuple[Alias, ...]
    content_hash: str = field(default="")

    @classmethod
    def load(cls, folder: Path | str | None = None) -> Vocabulary:
        """Read and validate the reference data in `folder` (default: the project's own).

        Raises VocabularyError for a missing file or column and for any row that contradicts another.
        """
        root = Path(folder) if folder is not None else DEFAULT_FOLDER
        return _Loader(root).load()

    def organisation_names(self) -> Iterator[Alias]:
        """Every spelling of every organisation, the canonical one first."""
        yield from (Alias(name, name) for name in self.organisations)
        yield from self.organisation_aliases

    def programme_names(self) -> Iterator[Alias]:
        """Every spelling of every programme, the canonical one first."""
        yield from (Alias(name, name) for name in self.programmes)
        yield from self.programme_aliases

    def names_with_digits(self) -> frozenset[str]:
        """Names and aliases that hold a digit: the digits in them are no quantity."""
        return self._names_with_digits

    @cached_property
    def _names_with_digits(self) -> frozenset[str]:
        names = (*self.organisation_names(), *self.programme_names())
        return frozenset(entry.alias for entry in names if re.search(r"\d", entry.alias))


class _Loader:
    """Reads one folder of reference data, row by row, and says where a row is wrong."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.digest = hashlib.sha256()

    def load(self) -> Vocabulary:
        indicators = {row.code: row for row in self._indicators()}
        organisations = {row.name: row for row in self._organisations()}
        programmes = {row.name: row for row in self._programmes(organisations)}
        terms = tuple(self._terms(indicators))
        return Vocabulary(
            indicators=indicators,
            terms=terms,
            organisations=organisations,
            organisation_aliases=self._aliases("organisation_aliases.csv", organisations),
            programmes=programmes,
            programme_aliases=self._aliases("programme_aliases.csv", programmes),
            content_hash=self.digest.hexdigest(),
        )

    def _rows(self, name: str, columns: Iterable[str]) -> Iterator[Row]:
        path = self.folder / name
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

    def _named_rows(self, name: str, key: str, columns: tuple[str, ...]) -> Iterator[Row]:
        seen: set[str] = set()
        for where, row in self._rows(name, (key, *columns)):
            if not row[key]:
                raise VocabularyError(f"{where}: {key} is empty")
            if row[key] in seen:
                raise VocabularyError(f"{where}: {key} {row[key]!r} stands twice")
            seen.add(row[key])
            yield where, row

    def _indicators(self) -> Iterator[Indicator]:
        columns = (
            "theme",
            "unit",
            "label",
            "definition",
            "additive_over_organisations",
            "additive_over_time",
            "scope",
        )
        for where, row in self._named_rows("indicators.csv", "code", columns):
            if not re.fullmatch(r"[a-z][a-z0-9_]*", row["code"]):
                raise VocabularyError(f"{where}: code {row['code']!r} is not in snake case")
            for column in ("theme", "unit", "label"):
                if not row[column]:
                    raise VocabularyError(f"{where}: {column} is empty")
            if row["scope"] not in ("metric", "incidental"):
                raise VocabularyError(f"{where}: scope {row['scope']!r} is not metric or incidental")
            yield Indicator(
                row["code"],
                row["theme"],
                row["unit"],
                row["label"],
                row["definition"],
                _yes_or_no(where, "additive_over_organisations", row),
                _yes_or_no(where, "additive_over_time", row),
                "incidental" if row["scope"] == "incidental" else "metric",
            )

    def _terms(self, indicators: Mapping[str, Indicator]) -> Iterator[Term]:
        for where, row in self._rows("indicator_terms.csv", ("code", "role", "term", "weight", "requires")):
            if row["code"] not in indicators:
                raise VocabularyError(f"{where}: no indicator {row['code']!r}")
            if not row["term"]:
                raise VocabularyError(f"{where}: term is empty")
            yield Term(row["code"], _role(where, row["role"]), row["term"], _weight(where, row), _groups(where, row))

    def _organisations(self) -> list[Organisation]:
        rows = list(self._named_rows("organisations.csv", "name", ("kind", "parent", "location", "description")))
        names = {row["name"] for _, row in rows}
        for where, row in rows:
            if not row["kind"]:
                raise VocabularyError(f"{where}: kind is empty")
            if row["parent"] and row["parent"] not in names:
                raise VocabularyError(f"{where}: parent {row['parent']!r} is no organisation")
        return [
            Organisation(
                row["name"], row["kind"], row["parent"] or None, row["location"] or None, row["description"] or None
            )
            for _, row in rows
        ]

    def _programmes(self, organisations: Mapping[str, Organisation]) -> Iterator[Programme]:
        columns = ("operator", "describes", "description")
        for where, row in self._named_rows("programmes.csv", "name", columns):
            for column in ("operator", "describes"):
                if row[column] and row[column] not in organisations:
                    raise VocabularyError(f"{where}: {column} {row[column]!r} is no organisation")
            yield Programme(row["name"], row["operator"], row["describes"] or None, row["description"] or None)

    def _aliases(self, name: str, members: Iterable[str]) -> tuple[Alias, ...]:
        known = set(members)
        aliases = []
        for where, row in self._named_rows(name, "alias", ("name", "letter_case")):
            if row["name"] not in known:
                raise VocabularyError(f"{where}: {row['name']!r} is no canonical name")
            if row["alias"] in known:
                raise VocabularyError(f"{where}: alias {row['alias']!r} is a canonical name itself")
            if row["letter_case"] not in LETTER_CASES:
                raise VocabularyError(f"{where}: letter_case {row['letter_case']!r} is not one of {LETTER_CASES}")
            aliases.append(Alias(row["alias"], row["name"], row["letter_case"] == "any"))
        return tuple(aliases)


def _yes_or_no(where: str, column: str, row: Mapping[str, str]) -> bool:
    if row[column] not in ("yes", "no"):
        raise VocabularyError(f"{where}: {column} is {row[column]!r}, not yes or no")
    return row[column] == "yes"


def _role(where: str, role: str) -> TermRole:
    for known in TERM_ROLES:
        if role == known:
            return known  # type: ignore[return-value]
    raise VocabularyError(f"{where}: role {role!r} is not one of {TERM_ROLES}")


def _weight(where: str, row: Mapping[str, str]) -> float:
    try:
        weight = float(row["weight"])
    except ValueError:
        weight = 0.0
    if not 0 < weight <= 10:
        raise VocabularyError(f"{where}: weight {row['weight']!r} is not a number above 0 and up to 10")
    return weight


def _groups(where: str, row: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    groups = []
    for group in filter(None, row["requires"].split(";")):
        atoms = tuple(atom.strip() for atom in group.split("|"))
        if not all(re.fullmatch(r"!?[\^~@]?[^!^~@;|]+", atom) for atom in atoms):
            raise VocabularyError(f"{where}: requirement {group!r} cannot be read")
        groups.append(atoms)
    return tuple(groups)
