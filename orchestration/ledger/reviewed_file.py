"""The reviewed file of corrections: `corrections.yml` in the folder of documents, or where ECOSYSTEM_CORRECTIONS says.

The file is a list of entries. Each says what to correct, who says so and why, and what must hold for it:

    - action: correct                    # may be left out
      observation: 3f9a2c41d07be865      # the id, as every mart shows it
      set: {value: 43, unit: COUNT}      # slots and what they shall read
      expect: {value: 430}               # the guard: the slots as they were when this was decided
      person: Ada Wong
      reason: The printed edition says 43.

    - observation:                       # or by its place, which outlives a new edition of the document
        document: 2012-03-01-harbour.txt
        value_text: 430
        sentence: the park housed        # words that its sentence contains; needed where the value stands twice
      set: {organisation: Harbour Science Park}
      expect: {organisation: null}
      person: Ada Wong
      reason: The heading names the park.

    - action: withdraw                   # takes back a correction that `ecosystem correct` made
      correction: 01938f2e-6d1c-7c3a-9f55-0242ac120002
      person: Ada Wong
      reason: The printed edition was wrong.

Slots: value, value_max, unit, modifier, measure, per, status, indicator, organisation, programme, breakdown,
period_start, period_end, period_basis, scope. null empties one.

The file is declarative: each refresh brings the ledger to what it says. An entry that is in force already appends
nothing; one that was taken out of the file is withdrawn. A correction outranks every later extraction for as long as
its guard holds; an entry whose guard no longer holds, or whose observation is not found, is not applied and reported
as a lapse in the refresh's summary and by `ecosystem review`. An entry that cannot be read stops the refresh before
anything is released.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter, ValidationError

from orchestration.ledger.chain import canonical_json
from orchestration.ledger.corrections import CorrectionRefused, checked, checked_guard
from orchestration.vocabulary import Vocabulary

# YAML reads an unquoted 430 as a number, and 01234567 as another one; only the former can be taken as meant.
Words = Annotated[str, BeforeValidator(lambda value: str(value) if isinstance(value, int | float) else value)]
Text = Annotated[str, Field(min_length=1)]


class Place(BaseModel):
    """An observation by where it stands."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    document: Text
    value_text: Annotated[Words, Field(min_length=1)]
    sentence: str = ""

    def __str__(self) -> str:
        words = f" in “{self.sentence}”" if self.sentence else ""
        return f"“{self.value_text}”{words} of {self.document}"


class CorrectEntry(BaseModel):
    """An entry that sets slots; `number` counts the entries of the file from 1."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    action: Literal["correct"] = "correct"
    observation: Text | Place
    set: dict[str, Any]
    expect: dict[str, Any]
    person: Text
    reason: Text
    number: int = 0

    @property
    def key(self) -> str:
        """What the ledger knows the entry by: a hash of all that it says."""
        content = self.model_dump(mode="json", exclude={"number"})
        return hashlib.sha256(canonical_json(content).encode()).hexdigest()


class WithdrawEntry(BaseModel):
    """An entry that takes a correction of a command back."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    action: Literal["withdraw"]
    correction: Text
    person: Text
    reason: Text
    number: int = 0


Entry = CorrectEntry | WithdrawEntry
_ENTRIES: TypeAdapter[list[dict[str, Any]] | None] = TypeAdapter(list[dict[str, Any]] | None)


def read_reviewed_file(path: Path, vocabulary: Vocabulary) -> list[Entry]:
    """The entries of the file, their slots checked; none where there is no file.

    Raises CorrectionRefused naming the file, the entry and what is wrong with it.
    """
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        rows = _ENTRIES.validate_python(content) or []
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise CorrectionRefused(f"{path.name} cannot be read: {' '.join(str(error).split())}") from error
    except ValidationError as error:
        raise CorrectionRefused(f"{path.name} must be a list of entries, each with its fields") from error
    entries = []
    for number, row in enumerate(rows, start=1):
        try:
            entries.append(_entry(row, number, vocabulary))
        except CorrectionRefused as error:
            raise CorrectionRefused(f"{path.name}, entry {number}: {error}") from error
    _require_distinct(path, entries)
    return entries


def _entry(row: dict[str, Any], number: int, vocabulary: Vocabulary) -> Entry:
    model = WithdrawEntry if row.get("action") == "withdraw" else CorrectEntry
    try:
        entry = model.model_validate({**row, "number": number})
    except ValidationError as error:
        told = (f"{'.'.join(map(str, problem['loc']))}: {problem['msg']}" for problem in error.errors())
        raise CorrectionRefused("; ".join(told)) from error
    if isinstance(entry, CorrectEntry):
        update = {"set": checked(entry.set, vocabulary), "expect": checked_guard(entry.expect)}
        return entry.model_copy(update=update)
    return entry


def _require_distinct(path: Path, entries: Sequence[Entry]) -> None:
    seen: dict[str, int] = {}
    for entry in entries:
        if isinstance(entry, CorrectEntry) and seen.setdefault(entry.key, entry.number) != entry.number:
            raise CorrectionRefused(f"{path.name}, entry {entry.number}: it repeats entry {seen[entry.key]}")
