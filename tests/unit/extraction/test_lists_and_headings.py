"""What lines over lists, and headings over a text, say of the figures below them."""

from __future__ import annotations

import pytest

from orchestration.documents import read_document
from orchestration.extraction import extract
from orchestration.extraction.model import Observation
from orchestration.vocabulary import Vocabulary


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary.load()


def read(text: str, vocabulary: Vocabulary) -> list[Observation]:
    """The observations of a text that appeared on 12 March 2019."""
    return list(extract(read_document(text.encode(), "2019-03-12-note.txt"), vocabulary).observations)


@pytest.mark.parametrize(
    ("lead", "items", "status", "year"),
    [
        ("Targets for 2025:", ("500 start-ups", "€1bn of venture capital"), "target", 2025),
        ("By 2022 the city wants:", ("60 incubators", "5,000 start-ups"), "target", 2022),
        ("Planned:", ("12 labs", "two lecture halls"), "target", 2019),
        ("Expected in 2020:", ("90 visitors", "€4m of turnover"), "forecast", 2020),
        ("What we offer each team:", ("€25,000 in cash", "six months of free desks"), "commitment", 2019),
        ("Targets reached in 2018:", ("500 start-ups", "€1bn of venture capital"), "actual", 2018),
    ],
)
def test_the_line_over_a_list_sets_status_and_year(
    lead: str, items: tuple[str, str], status: str, year: int, vocabulary: Vocabulary
) -> None:
    found = read("\n".join((lead, *(f"- {item}" for item in items))), vocabulary)
    assert [(each.status, each.period_end and each.period_end.year) for each in found] == [(status, year)] * 2


def test_the_items_under_averages_are_averages(vocabulary: Vocabulary) -> None:
    found = read("Averages for the portfolio:\n- Our share: 5.2%\n- The whole round: £900K\n\nIt is large.", vocabulary)
    assert [each.measure for each in found] == ["average", "average"]


def test_a_sentence_behind_a_list_is_none_of_its_items(vocabulary: Vocabulary) -> None:
    text = "Targets for 2025:\n- 500 start-ups\n\nThe zone has 310 firms. They employ 9,000 people."
    assert [each.status for each in read(text, vocabulary)] == ["target", "actual", "actual"]


@pytest.mark.parametrize(
    ("heading", "body", "status", "year"),
    [
        ("Start-ups raise $2bn", "Start-ups in the country raised $2bn in 2017, a report says.", "actual", 2017),
        ("1,200 jobs for Leeds", "The firm plans to create 1,200 jobs in Leeds by 2022.", "target", 2022),
        (
            "State plans Rs 71-crore depot",
            "The minister has cleared Rs 71.4 crore for the new depot.",
            "commitment",
            2019,
        ),
        ("Park revenue hits NT$1.2 trillion", "The fair drew 400 guests, the bureau said.", "actual", 2019),
    ],
)
def test_a_heading_has_time_and_status_from_the_text_below(
    heading: str, body: str, status: str, year: int, vocabulary: Vocabulary
) -> None:
    first = read(f"{heading}\n\n{body} The bureau let this be known on Tuesday.", vocabulary)[0]
    assert (first.status, first.period_end and first.period_end.year) == (status, year)
