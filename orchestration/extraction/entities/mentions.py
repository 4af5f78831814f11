"""A place of the text that names an organisation or a programme, or refers to one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MemberType = Literal["organisation", "programme"]
Source = Literal["name", "abbreviation", "discovered", "description", "pronoun", "demonym"]

PLACES = frozenset(("country", "region"))  # kinds of members that are places


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention; `start` and `end` are offsets into the article's repaired text."""

    start: int
    end: int
    name: str  # canonical name, or the full proper name where the vocabulary lacks it
    member: MemberType
    kind: str  # the organisation's kind; for a programme "programme"
    source: Source = "name"
