"""Facts of own-worded texts: figures stand between brackets, their slots are given in the same order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import pytest

from orchestration.reconciliation import Fact, Relation, reconcile_document

_FIGURE = re.compile(r"\[([^\]]+)\]")
_SCALES = {"million": 1e6, "billion": 1e9, "trillion": 1e12}
_DEFAULTS: dict[str, Any] = {
    "value_max": None,
    "unit": "COUNT",
    "modifier": "eq",
    "measure": "level",
    "per": None,
    "status": "actual",
    "indicator": "enterprises",
    "organisation": "Harbour Park",
    "programme": None,
    "breakdown": {},
    "period_start": None,
    "period_end": date(2013, 12, 31),
    "period_basis": "stated",
    "scope": "metric",
    "publisher": "Harbour Gazette",
    "published_on": date(2014, 5, 1),
}


def read_value(text: str) -> float:
    """The value of a figure with thousands commas and a scale word."""
    number = float(re.sub(r"[^\d.]", "", text))
    return number * next((scale for name, scale in _SCALES.items() if name in text), 1.0)


def facts_of(sentences: Iterable[tuple[str, list[dict[str, Any]]]], document: str = "report.txt") -> list[Fact]:
    """The facts of one document; each sentence has its figures in brackets and the slots of each."""
    found: list[Fact] = []
    offset = 0
    for marked, slots in sentences:
        sentence = _FIGURE.sub(r"\1", marked)
        removed = 0
        for match, given in zip(_FIGURE.finditer(marked), slots, strict=True):
            start = offset + match.start() - removed
            removed += 2
            text = match.group(1)
            fact = {"value_text": text, "sentence": sentence, **_DEFAULTS, **given}
            fact.setdefault("value", read_value(text) if any(map(str.isdigit, text)) else None)
            found.append(
                Fact(
                    observation_id=f"{document}-{start}",
                    document_id=document,
                    document=document,
                    article=1,
                    char_start=start,
                    char_end=start + len(text),
                    **fact,
                )
            )
        offset += len(sentence) + 1
    return found


@pytest.fixture
def facts() -> Callable[..., list[Fact]]:
    """Builds the facts of a document."""
    return facts_of


@pytest.fixture(scope="session")
def relate() -> Callable[..., list[Relation]]:
    """The relations that a document implies, of one kind."""

    def relations(kind: str, *sentences: tuple[str, list[dict[str, Any]]], text: str | None = None) -> list[Relation]:
        given = (0, text) if text is not None else None
        found = reconcile_document(facts_of(sentences), lambda document_id, article: given)
        return [relation for relation in found if relation.kind == kind]

    return relations
