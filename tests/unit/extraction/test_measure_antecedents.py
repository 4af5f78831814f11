"""Which quantity a share, change or bare count refers to, and which subjects share one quantity."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from orchestration.extraction.claims import absorbed, antecedent, breakdown_of, measure_of, shared_subjects, status_of
from orchestration.extraction.model import Period, Quantity, Sentence

NUMBER = re.compile(r"(?P<currency>\$)?(?P<value>\d[\d,.]*\d|\d)(?P<percent>%)?(?:\s(?P<noun>[a-z]+s)\b)?")


def read(text: str) -> tuple[Sentence, list[Quantity]]:
    """The sentence with a quantity for each number in digits: dollars, percentages and counts."""
    quantities = []
    for match in NUMBER.finditer(text):
        unit = "USD" if match["currency"] else "PERCENT" if match["percent"] else "COUNT"
        end = match.end("percent") if match["percent"] else match.end("value")
        noun = match["noun"] if unit == "COUNT" else None
        quantities.append(Quantity(match.start(), end, Decimal(match["value"].replace(",", "")), unit, noun=noun))
    return Sentence(text, 0, 0, 0), quantities


@pytest.mark.parametrize(
    ("text", "index", "refers_to", "relation"),
    [
        ("Turnover was $40, up 12%.", 1, 0, "of"),
        ("Turnover rose by 12% to $40.", 0, 1, "of"),
        ("The zone has 310 firms, 20 more than before.", 1, 0, "of"),
        ("It filed 900 claims, accounting for 35% of the total.", 1, 0, "of"),
        ("Some 58% of the $700 rise came from abroad.", 0, 1, "whole"),
        ("It filed 900 claims and got 300 patents, accounting for 35% and 23% respectively.", 2, 0, "of"),
        ("It filed 900 claims and got 300 patents, accounting for 35% and 23% respectively.", 3, 1, "of"),
        ("It made 900 offers, of which 48 were taken.", 1, 0, "part"),
        ("It has $900, of which $48 came from abroad.", 1, 0, "part"),
        ("It spent $90 on 30 firms, and 25% of the money went abroad.", 2, 0, "whole"),
    ],
)
def test_a_quantity_refers_to_another(text: str, index: int, refers_to: int, relation: str) -> None:
    sentence, quantities = read(text)
    found = antecedent(sentence, quantities, index)
    assert found is not None
    assert (found.index, found.earlier, found.relation) == (refers_to, False, relation)


def test_at_least_one_says_what_those_counted_have() -> None:
    sentence, quantities = read("Some 40% have 1 owner from abroad.")
    quantities[1] = replace(quantities[1], modifier="ge", modifier_start=quantities[1].start, noun="owner")
    found = absorbed(sentence, quantities)
    assert {index: (entry.reason, entry.targets, entry.condition) for index, entry in found.items()} == {
        1: ("threshold", (0,), ">=1")
    }


def test_another_year_in_brackets_is_no_plan() -> None:
    sentence, quantities = read("For 2020 the centre plans 45 events (2019: 38).")
    past = Period(date(2019, 1, 1), date(2019, 12, 31), "stated")
    assert status_of(sentence, quantities, 3, past, date(2020, 2, 20)).status == "actual"
    assert status_of(sentence, quantities, 1, None, date(2020, 2, 20)).status == "target"


@pytest.mark.parametrize("text", ["The zone has 310 firms.", "Women make up 40% of founders."])
def test_a_quantity_that_stands_alone_refers_to_none(text: str) -> None:
    sentence, quantities = read(text)
    assert antecedent(sentence, quantities, 0) is None


def test_two_subjects_share_a_quantity() -> None:
    sentence, quantities = read(
        "The number of deals and the investment respectively accounted for about 33% of the total."
    )
    spans = shared_subjects(sentence, quantities[0])
    assert [sentence.text[start:end] for start, end in spans] == ["The number of deals", "the investment"]


def test_one_subject_shares_with_none() -> None:
    sentence, quantities = read("The deals of the park and its tenants accounted for 33% of the total.")
    assert shared_subjects(sentence, quantities[0]) == ()


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        "12% and ",
        "310 firms, ",
        "more than $5 ",
        "every two days 3 ",
        "up 4% ",
        "(2013: 71) ",
        "12 | ",
        "of which 5 ",
        "will 5 ",
        "a 3 ",
    ],
)
def test_time_grows_no_faster_than_the_sentence(unit: str) -> None:
    def seconds(repeats: int) -> float:
        sentence, quantities = read(unit * repeats)
        started = time.process_time()
        found = absorbed(sentence, quantities)
        for index, quantity in enumerate(quantities):
            measure_of(sentence, quantities, index)
            status_of(sentence, quantities, index)
            antecedent(sentence, quantities, index)
            shared_subjects(sentence, quantity)
            breakdown_of(sentence, quantities, index, found)
        return time.process_time() - started

    short, long = min(seconds(60) for _ in range(3)), seconds(600)
    assert long < 25 * short + 0.1
