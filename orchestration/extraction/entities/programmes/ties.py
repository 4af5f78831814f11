"""Whom the figures of a programme describe: its operator, by the document or else by the vocabulary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from orchestration.extraction.entities.mentions import Mention
from orchestration.extraction.entities.names.countries import country_of
from orchestration.vocabulary import Programme, Vocabulary


class Ties:
    """Programmes and their operators in one article with these mentions; `told` are operators that it tells itself."""

    def __init__(self, mentions: Sequence[Mention], told: Mapping[str, Mention], vocabulary: Vocabulary) -> None:
        self._operators, self._vocabulary = told, vocabulary
        self._named = {mention.name for mention in mentions}
        entries = (vocabulary.organisations.get(name) for name in self._named)
        self._countries = {country_of(entry) for entry in entries if entry is not None}
        self._successors = self._names_of_their_time(mentions)

    def is_run_by(self, programme: str, organisation: str) -> bool:
        """Whether the vocabulary or the document says that the organisation runs the programme."""
        entry, told = self._vocabulary.programmes.get(programme), self._operators.get(programme)
        operator = self._successors.get(entry.operator, entry.operator) if entry else None
        return organisation in (operator, told.name if told else None)

    def is_for(self, programme: str, organisation: str) -> bool:
        """Whether the organisation is the place that the programme is for, of which it may bear the name."""
        entry = self._vocabulary.programmes.get(programme)
        return programme.startswith(f"{organisation} ") or (entry is not None and organisation == entry.describes)

    def described_by(self, programme: str) -> tuple[str | None, str | None]:
        """Whom the figures of a programme describe, and of what kind that is."""
        entry = self._vocabulary.programmes.get(programme)
        if entry is not None and entry.describes and not self._is_told_of(entry):
            return entry.describes, self._kind(entry.describes)
        told = self._operators.get(programme)
        if told is not None:
            return told.name, told.kind
        if entry is None:
            return None, None
        operator = self._successors.get(entry.operator, entry.operator)
        if operator not in self._named and self._is_abroad(operator):
            return None, None  # another country's scheme of the same name
        return operator, self._kind(operator)

    def _is_told_of(self, entry: Programme) -> bool:
        """Whether the text names the operator of a programme that else stands for its country."""
        operator = self._successors.get(entry.operator, entry.operator)
        return self._kind(entry.describes or "") == "country" and operator in self._named

    def _is_abroad(self, name: str) -> bool:
        entry = self._vocabulary.organisations.get(name)
        return entry is not None and bool(self._countries) and country_of(entry) not in self._countries

    def _kind(self, name: str) -> str | None:
        entry = self._vocabulary.organisations.get(name)
        return entry.kind if entry else None

    def _names_of_their_time(self, mentions: Sequence[Mention]) -> dict[str, str]:
        """For a ministry or department that is not named, the one of its earlier or later names that is."""
        named = {mention.name for mention in mentions if mention.kind == "government"}
        found: dict[str, str] = {}
        for name in sorted(named):
            entry = self._vocabulary.organisations.get(name)
            parent = entry.parent if entry is not None else None
            if parent is not None and parent not in named and self._kind(parent) == "government":
                found.setdefault(parent, name)
        return found
