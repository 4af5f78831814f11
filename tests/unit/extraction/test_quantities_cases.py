"""Quantities and unread numbers of single sentences, case by case: the cases are data in tests/golden/cases."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from orchestration.extraction.model import Sentence
from orchestration.extraction.numbers import detect_style
from orchestration.extraction.quantities import read_quantities

CASES = Path(__file__).resolve().parents[2] / "golden" / "cases"
KINDS = ("numbers", "units", "ranges", "modifiers", "exclusions", "notation")


def _cases() -> list[Any]:
    return [
        pytest.param(case, id=f"{kind}-{place}")
        for kind in KINDS
        for place, case in enumerate(json.loads((CASES / f"{kind}.json").read_text(encoding="utf-8")))
    ]


@pytest.mark.parametrize("case", _cases())
def test_case(case: dict[str, Any]) -> None:
    text = case["input"]
    quantities, unread = read_quantities(
        Sentence(text, 0, 0, 0, heads=tuple(case.get("heads", ()))), detect_style(text)
    )
    found = []
    for quantity in quantities:
        row: dict[str, Any] = {"text": text[quantity.start : quantity.end], "value": float(quantity.value)}
        if quantity.value_max is not None:
            row["value_max"] = float(quantity.value_max)
        row["unit"] = quantity.unit
        if quantity.modifier != "eq":
            row["modifier"] = quantity.modifier
        found.append(row)
    assert found == case["expected"]
    assert [{"text": number.text, "reason": number.reason} for number in unread] == case["unread"]


@pytest.mark.parametrize("case", _cases())
def test_spans_are_disjoint_and_lie_in_the_sentence(case: dict[str, Any]) -> None:
    text = case["input"]
    quantities, unread = read_quantities(
        Sentence(text, 0, 0, 0, heads=tuple(case.get("heads", ()))), detect_style(text)
    )
    spans = sorted([(q.start, q.end) for q in quantities] + [(u.start, u.end) for u in unread])
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    for quantity in quantities:
        if quantity.noun_start is not None:
            assert text[quantity.noun_start : quantity.noun_end] == quantity.noun
