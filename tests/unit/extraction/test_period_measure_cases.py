"""Cases as data for periods, measures, statuses and breakdowns: sentences with their quantities marked.

A quantity is marked [[text|UNIT]], [[text|UNIT|value]] or [[text|UNIT|value|modifier]]; "" in a list of sentences
begins a paragraph.
"""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from orchestration.extraction.claims import absorbed, breakdown_of, measure_of, status_of
from orchestration.extraction.model import Quantity, Sentence
from orchestration.extraction.periods import PeriodTracker, fiscal_start_month, moves

CASES = Path(__file__).parents[2] / "golden" / "cases"
MARK = re.compile(r"\[\[(?P<text>[^|\]]+)\|(?P<unit>\w+)(?:\|(?P<value>[\d.]+))?(?:\|(?P<modifier>\w+))?\]\]")
NOUN = re.compile(r"\s((?:[a-z]+[\s-]){0,2}?[a-z]+s)\b")


def marked(text: str, index: int = 0, paragraph: int = 0) -> tuple[Sentence, list[Quantity]]:
    """The sentence without its marks, and its quantities."""
    plain, quantities, end = "", [], 0
    for match in MARK.finditer(text):
        plain += text[end : match.start()]
        start = len(plain)
        plain += match["text"]
        end = match.end()
        noun = NOUN.match(text, end) if match["unit"] == "COUNT" else None
        quantities.append(
            Quantity(
                start=start,
                end=len(plain),
                value=Decimal(match["value"] or "7"),
                unit=match["unit"],
                modifier=match["modifier"] or "eq",  # type: ignore[arg-type]
                noun=noun[1] if noun else None,
            )
        )
    return Sentence(plain + text[end:], 0, index, paragraph), quantities


def cases(name: str) -> list[Any]:
    """The cases of a file, each named by its input."""
    rows = json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))
    return [pytest.param(row, id=str(row["input"])[:80]) for row in rows]


def as_date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize("case", cases("periods"))
def test_period(case: dict[str, Any]) -> None:
    tracker = PeriodTracker(as_date(case["published_on"]), fiscal_start_month(" ".join(case["input"])))
    read, found, paragraph = [], [], 0
    for index, text in enumerate(case["input"]):
        paragraph += not text
        read.append(marked(text, index, paragraph))
    tracker.survey([sentence for sentence, _ in read])
    for sentence, quantities in read:
        tracker.enter(sentence, quantities)
        readings = [measure_of(sentence, quantities, number) for number in range(len(quantities))]
        for number, quantity in enumerate(quantities):
            moving = moves(sentence.text, quantities, readings, number)
            period = tracker.period_for(quantity, per=readings[number].per, moving=moving).period
            found.append({"start": period.start, "end": period.end, "basis": period.basis})
    expected = [{**row, "start": as_date(row["start"]), "end": as_date(row["end"])} for row in case["expected"]]
    assert found == expected


@pytest.mark.parametrize("case", cases("measures"))
def test_measure(case: dict[str, Any]) -> None:
    sentence, quantities = marked(case["input"])
    readings = [measure_of(sentence, quantities, number) for number in range(len(quantities))]
    for reading, expected in zip(readings, case["expected"], strict=True):
        assert (reading.measure, reading.per) == (expected["measure"], expected["per"])
        if "value" in expected:
            assert reading.value == Decimal(expected["value"])


@pytest.mark.parametrize("case", cases("statuses"))
def test_status(case: dict[str, Any]) -> None:
    published_on = as_date(case["published_on"])
    sentence, quantities = marked(case["input"])
    tracker = PeriodTracker(published_on)
    tracker.enter(sentence, quantities)
    found = []
    for number, quantity in enumerate(quantities):
        period = tracker.period_for(quantity).period
        found.append(status_of(sentence, quantities, number, period, published_on).status)
    assert found == case["expected"]


@pytest.mark.parametrize("case", cases("breakdowns"))
def test_breakdown(case: dict[str, Any]) -> None:
    sentence, quantities = marked(case["input"])
    none_claims = absorbed(sentence, quantities)
    found = [
        none_claims[number].reason if number in none_claims else breakdown_of(sentence, quantities, number, none_claims)
        for number in range(len(quantities))
    ]
    assert found == case["expected"]
