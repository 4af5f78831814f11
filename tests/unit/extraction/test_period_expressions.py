"""Time expressions: their spans, roles and dates; the tracker's contract; time linear in the text."""

from __future__ import annotations

import time
from datetime import date
from decimal import Decimal

import pytest

from orchestration.extraction.model import Quantity, Sentence
from orchestration.extraction.periods import PeriodTracker, find_expressions, fiscal_start_month
from orchestration.extraction.periods.calendar import Span, fiscal_year, months, shifted, unit_around
from orchestration.extraction.periods.resolve import resolve


@pytest.mark.parametrize(
    ("text", "words", "role"),
    [
        ("Sales rose in 2013.", "in 2013", "span"),
        ("Sales rose by the end of 2013.", "by the end of 2013", "end"),
        ("It had grown by 2013.", "by 2013", "by"),
        ("Since 2013 it has grown.", "Since 2013", "since"),
        ("More than in 2013 came.", "than in 2013", "comparison"),
        ("The 2013 report is out.", "2013", "name"),
        ("It won the Horizon 2020 prize.", "2020", "name"),
        ("Before 2013 there were none.", "Before 2013", "before"),
        ("Four years after Sochi 2014: what it left", "2014", "name"),
        ("For the abbey 2015 was a good year", "2015", "span"),
    ],
)
def test_an_expression_has_a_role(text: str, words: str, role: str) -> None:
    (expression,) = find_expressions(text)
    assert (text[expression.start : expression.end], expression.role) == (words, role)


@pytest.mark.parametrize(
    "text",
    [
        "The room seats 2013 people.",
        "It costs $2,013 or £2014.",
        "They may march on.",
        "A half of them left.",
        "It raised 2.015 million.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert find_expressions(text) == ()


def test_an_expression_that_needs_the_publication_date_stays_open_without_it() -> None:
    (expression,) = find_expressions("Last year it grew.")
    assert resolve(expression, None) is None
    assert resolve(expression, date(2016, 5, 4)) == Span(date(2015, 1, 1), date(2015, 12, 31))


def test_calendar_arithmetic() -> None:
    assert months(2015, 11, 2) == Span(date(2015, 11, 1), date(2016, 2, 29))
    assert months(2015, 2, 2, 30) == Span(date(2015, 2, 28), date(2015, 2, 28))
    assert fiscal_year(2016, 4) == Span(date(2015, 4, 1), date(2016, 3, 31))
    assert shifted(date(2016, 2, 29), "year", -1) == date(2015, 2, 28)
    assert unit_around(date(2016, 5, 4), "quarter") == Span(date(2016, 4, 1), date(2016, 6, 30))


def test_fiscal_years_of_indian_texts_begin_in_april() -> None:
    assert fiscal_start_month("The Indian ministry spent Rs. 40 crore.") == 4
    assert fiscal_start_month("The city of Berlin spent 40 million euros.") == 1


def test_a_period_needs_a_sentence() -> None:
    with pytest.raises(ValueError, match="no sentence"):
        PeriodTracker(None).period_for(Quantity(0, 1, Decimal(1), "COUNT"))


def test_the_years_over_a_table_date_its_columns() -> None:
    tracker = PeriodTracker(date(2016, 5, 4))
    tracker.enter(Sentence("Item | 2015 | 2014", 0, 0, 0))
    row = Sentence("Cash | 31 | 28", 0, 1, 0)
    quantities = [Quantity(7, 9, Decimal(31), "EUR"), Quantity(12, 14, Decimal(28), "EUR")]
    tracker.enter(row, quantities)
    assert [tracker.period_for(each).period.end for each in quantities] == [date(2015, 12, 31), date(2014, 12, 31)]


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        "in 2013 ",
        "the first ",
        "from January to ",
        "since the ",
        "12 ",
        "the end of the ",
        "more than ",
        "which was ",
        "a year ",
    ],
)
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    def seconds(repeats: int) -> float:
        text = unit * repeats
        best = 60.0
        for _ in range(3):
            started = time.process_time()
            find_expressions(text)
            best = min(best, time.process_time() - started)
        return best

    short, long = seconds(400), seconds(4_000)
    assert long < 25 * short + 0.05
