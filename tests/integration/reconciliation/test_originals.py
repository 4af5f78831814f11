"""The originals and the project's own seeds, read and reconciled: the relations known by hand are found by rule."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import fields
from pathlib import Path

import pytest

from orchestration.documents import Document, read_document
from orchestration.documents.discovery import iter_documents
from orchestration.extraction import extract
from orchestration.reconciliation import Fact, Relation, reconcile_document, reconcile_series
from orchestration.vocabulary import Vocabulary

ROOT = Path(__file__).resolve().parents[3]
_SLOTS = {field.name for field in fields(Fact)} - {"document", "publisher", "published_on"}

# What the texts imply, found by hand: kind and the values of the observations, in any order.
CONSISTENT = [
    ("sum_of_parts", {155, 130, 46, 331}),
    ("sum_of_parts", {131, 69, 200}),
    ("sum_of_parts", {23, 27}),  # and four companies by name
    ("sum_of_parts", {34, 11, 45}),
    ("sum_of_parts", {1091.8e9, 717e9, 243.5e9, 2052.3e9}),
    ("sum_of_parts", {35.4e9, 16.6e9, 10.1e9, 62.1e9}),
    ("ratio_of_levels", {1091.8e9, 35.4e9, 30.8}),
    ("ratio_of_levels", {717e9, 16.6e9, 43.2}),
    ("ratio_of_levels", {243.5e9, 10.1e9, 24.1}),
    ("level_change_growth", {2052.3e9, 696.9e9, 51}),
    ("level_change_growth", {15e9, 7e9, 22e9}),
    ("share_of_whole", {1047.6e9, 2052.3e9, 51}),
    ("rate_against_total", {4000, 11}),
    ("threshold_ladder", {34, 68}),
]
CONTRADICTIONS = [
    ("two_shares_of_one_whole", {9001, 35, 6961, 46.4}),
    ("two_shares_of_one_whole", {3427, 23.1, 1563, 31.1}),
    ("rate_against_total", {2244, 9}),
    ("same_fact_twice", {2300, 3000}),
]
ROUNDED_DOWN = ("level_change_growth", {3620, 3930, 8})  # of another park: 8.56 percent are printed as 8
TWO_TOO_FEW = ("sum_of_parts", {376, 54, 432})  # a park's tenants, domestic and foreign: 430


def read(path: Path) -> Document:
    sidecar = path.with_name(path.name + ".meta.yml")
    return read_document(path.read_bytes(), path.name, sidecar.read_bytes() if sidecar.exists() else None)


def facts_of(document: Document, vocabulary: Vocabulary) -> list[Fact]:
    told = {article.number: article.metadata for article in document.articles}
    return [
        Fact(
            **{slot: getattr(observation, slot) for slot in _SLOTS},
            document=document.name,
            publisher=told[observation.article].publisher or document.metadata.publisher,
            published_on=told[observation.article].published_on or document.metadata.published_on,
        )
        for observation in extract(document, vocabulary).observations
    ]


def relations_of(folder: Path) -> list[Relation]:
    """All relations of a folder's documents."""
    vocabulary = Vocabulary.load()
    found: list[Relation] = []
    series: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for seed in (seed for seed in iter_documents(folder) if seed.path.suffix in (".txt", ".md")):
        document = read(seed.path)
        starts = {a.number: (a.char_start, document.raw[a.char_start : a.char_end]) for a in document.articles}
        facts = facts_of(document, vocabulary)
        found += reconcile_document(facts, lambda _, article, starts=starts: starts.get(article))
        for fact in facts:
            series[fact.series].append(fact)
    for shared_series in series.values():
        found += reconcile_series(shared_series)
    return found


@pytest.fixture(scope="module")
def originals(shared: Path) -> list[Relation]:
    return relations_of(shared / "seeds")


def told(relations: list[Relation], verdict: str) -> list[tuple[str, set[float]]]:
    return [(r.kind, {member.fact.value for member in r.members}) for r in relations if r.verdict == verdict]


@pytest.mark.parametrize(("kind", "values"), CONSISTENT, ids=lambda x: str(sorted(x)) if isinstance(x, set) else x)
def test_a_relation_that_holds_is_found(originals: list[Relation], kind: str, values: set[float]) -> None:
    assert (kind, values) in told(originals, "consistent")


@pytest.mark.parametrize(("kind", "values"), CONTRADICTIONS, ids=lambda x: str(sorted(x)) if isinstance(x, set) else x)
def test_a_relation_that_cannot_hold_is_found(originals: list[Relation], kind: str, values: set[float]) -> None:
    assert (kind, values) in told(originals, "contradiction")


def test_nothing_else_is_called_a_contradiction(originals: list[Relation]) -> None:
    assert [relation for relation in told(originals, "contradiction") if relation not in CONTRADICTIONS] == []


def test_the_four_companies_are_counted_by_their_names(originals: list[Relation]) -> None:
    (found,) = [r for r in originals if r.notes]
    assert len(found.notes["named"].split(", ")) == 4


def test_nothing_else_is_called_a_contradiction_in_our_own_words() -> None:
    assert [
        relation for relation in told(relations_of(ROOT / "seeds"), "contradiction") if relation not in CONTRADICTIONS
    ] == []


def test_no_document_of_another_park_is_wrongly_said_to_contradict_itself() -> None:
    """Of two of these documents on one park each has figures of its own, so that only relations within one count."""
    relations = [
        r for r in relations_of(ROOT / "tests/golden/unseen") if len({m.fact.document for m in r.members}) == 1
    ]
    assert len(relations) >= 20
    assert told(relations, "contradiction") == [TWO_TOO_FEW, ROUNDED_DOWN]


def test_relations_and_their_ids_are_the_same_in_every_run(shared: Path, originals: list[Relation]) -> None:
    assert [r.relation_id for r in relations_of(shared / "seeds")] == [r.relation_id for r in originals]
    assert len({r.relation_id for r in originals}) == len(originals)
