"""Slots of own-worded sentences, as data: organisation, programme and indicator of one value mention each."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from orchestration.documents import read_document
from orchestration.extraction import extract
from orchestration.extraction.model import Observation
from orchestration.vocabulary import Vocabulary

CASES = Path(__file__).resolve().parents[2] / "golden" / "cases"


def cases(name: str) -> list[Any]:
    loaded = json.loads((CASES / name).read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["input"][:60]) for case in loaded]


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary.load()


def observe(case: dict[str, Any], vocabulary: Vocabulary) -> Observation:
    document = read_document(case["input"].encode(), "2019-06-30-case.txt")
    observations = extract(document, vocabulary).observations
    found = [o for o in observations if " ".join(o.value_text.split()) == case["value_text"]]
    assert found, f"{case['value_text']!r} not among {[o.value_text for o in observations]}"
    return found[0]


@pytest.mark.parametrize("case", cases("organisations.json"))
def test_organisation(case: dict[str, Any], vocabulary: Vocabulary) -> None:
    assert observe(case, vocabulary).organisation == case["expected"]


@pytest.mark.parametrize("case", cases("programmes.json"))
def test_organisation_and_programme(case: dict[str, Any], vocabulary: Vocabulary) -> None:
    observation = observe(case, vocabulary)
    assert [observation.organisation, observation.programme] == case["expected"]


@pytest.mark.parametrize("case", cases("indicators.json"))
def test_indicator(case: dict[str, Any], vocabulary: Vocabulary) -> None:
    observation = observe(case, vocabulary)
    assert observation.indicator == case["expected"]
    assert observation.provisional == (case["expected"] not in vocabulary.indicators)
