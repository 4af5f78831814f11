"""The period of each quantity of an article, in order: stated in its sentence, carried from before, or publication.

A period stated in a sentence is carried to the quantities of later sentences that state none and that

- stand in the same paragraph, or in simple past in one of the next two; where a figure takes over a stretch of time
  or is compared with it, the text is still at it and the two paragraphs count from there;
- are in the past, or have no finite verb, or go on about the same things ("of these, 69 are listed", "This means ...").

It lapses with a present, perfect or future clause about something else, with "currently", with "in recent years", with
another period, and with a heading. What is told in simple past of a year that has just ended is of that year even so.
A period that a heading names holds for the section. "Since 2008" is never carried.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from orchestration.extraction.claims.clauses import read_clauses
from orchestration.extraction.claims.facts import is_attribution, is_existing, is_of_a_mind, is_starting_value
from orchestration.extraction.model import Period, Quantity, Sentence
from orchestration.extraction.periods.attributes import is_timeless
from orchestration.extraction.periods.calendar import fiscal_year
from orchestration.extraction.periods.carrying import Carrying
from orchestration.extraction.periods.links import FigureLinks, PeriodReading
from orchestration.extraction.periods.narrowing import narrowed
from orchestration.extraction.periods.reference_date import ReferenceDate
from orchestration.extraction.periods.report import ReportYear
from orchestration.extraction.periods.sentence_dates import SentenceDates, within
from orchestration.extraction.periods.tables import TableYears
from orchestration.slots import Per, PeriodBasis

_ENDING = ("publication.default", "publication.now")  # rules of a figure that ends what was carried
_UPON_COMPLETION = re.compile(
    r"\b(?:[Oo]nce|[Ww]hen|[Aa]fter|[Oo]n|[Uu]pon)\s(?:(?:it|they|both)\s(?:is|are)\s)?(?:[\w-]+\s){0,2}?(?:finished"
    r"|completed?|completion|built|ready|open|operational|running)\b"
)

_PAST_PERFECT = re.compile(r"had\s(?:\w+\s){0,2}?\w+(?:ed|en|n|t|ld|de|d)$")
_EVENT_DAYS = 31  # longest time that is a point for what had been reached by it


class PeriodTracker:
    """Reads the sentences of one article in order; `enter` each sentence, then ask for the period of its quantities."""

    def __init__(self, published_on: date | None, fiscal_start: int = 1) -> None:
        self._published_on = published_on
        self._report = ReportYear(published_on, fiscal_start)
        self._dates = SentenceDates(published_on, self._report)
        self._carrying = Carrying(published_on, self._dates)
        self._table = TableYears()
        self._links = FigureLinks(published_on)
        self._reference = ReferenceDate(published_on, fiscal_start)

    def survey(self, sentences: Sequence[Sentence]) -> None:
        """Look through all sentences of the article for one that dates the others."""
        self._reference.survey(sentences)

    def enter(self, sentence: Sentence, quantities: Sequence[Quantity] = ()) -> None:
        """Go on to the next sentence, with or without numbers; its quantities in the order of the text."""
        self._carrying.begin(sentence)
        self._links.enter(sentence)
        self._table.enter(sentence, quantities)
        carrying = self._carrying
        self._dates.enter(sentence, quantities, carrying.context, carrying.known, carrying.reporting)
        self._carrying.enter(sentence)

    def period_for(self, quantity: Quantity, *, per: Per | None = None, moving: bool = False) -> PeriodReading:
        """The period of a quantity of the sentence entered last.

        `per` is that of a rate; `moving` says that it is a growth or change, or a level told with one.
        """
        sentence = self._dates.sentence
        text = sentence.text
        reading = (
            self._links.repeated(text, quantity)
            or self._tabulated(sentence, quantity)
            or self._timeless(sentence, quantity)
            or self._links.other_year(text, quantity)
            or self._links.surviving(text, quantity)
            or self._stated(sentence, quantity)
            or self._links.member(text, quantity)
            or self._links.part(text, quantity)
            or self._upon_completion(sentence)
            or self._links.pursued(sentence, quantity)
            or (self._report.reading(sentence, quantity) if self._in_report() else None)
            or self._carrying.reading(sentence, quantity, per)
            or self._reference.reading(sentence, quantity)
            or self._report.reading(sentence, quantity)
            or self._carrying.reported(sentence, quantity, moving)
            or self._publication("publication.default")
        )
        if not self._has_own_date(quantity):
            reading = self._links.starting_from(text, quantity, reading)
        self._links.note(sentence, quantity, reading)
        if reading.rule in _ENDING and not per and not self._links.looks_back(text, quantity):
            self._carrying.end()
        return reading

    def _tabulated(self, sentence: Sentence, quantity: Quantity) -> PeriodReading | None:
        """A cell of a table holds when the head of its column says."""
        span = self._table.span_at(sentence.text, quantity.start)
        if span is None:
            return None
        if span.start and span.start.month == 1 and self._report.has_own_year:
            span = fiscal_year(span.end.year, self._report.fiscal_start)
        return PeriodReading(Period(span.start, span.end, "stated"), "period.table_column")

    def _timeless(self, sentence: Sentence, quantity: Quantity) -> PeriodReading | None:
        """A figure told in passing is none of the period that the sentence states."""
        if not is_timeless(sentence.text, quantity):
            return None
        inside = self._dates.governing(quantity) if is_attribution(sentence.text, quantity) else None
        if inside and inside.start > sentence.text.rfind('"', 0, quantity.start):
            return None
        return self._publication("publication.attribute")

    def _in_report(self) -> bool:
        """Whether nothing but the heading of the report says which period is spoken of."""
        context = self._dates.incoming
        return context is not None and context.sticky and context.span == self._report.span

    def _upon_completion(self, sentence: Sentence) -> PeriodReading | None:
        """What a thing is to have once finished holds at the date to come that was just named."""
        if self._carrying.announced is None or sentence.index - self._carrying.announced[1] > 1:
            return None
        if not _UPON_COMPLETION.search(sentence.text[:80]):
            return None
        return PeriodReading(Period(None, self._carrying.announced[0].end, "context"), "period.upon_completion")

    def _has_own_date(self, quantity: Quantity) -> bool:
        """Whether an expression right behind dates the quantity alone: "from 40 in 2019 to 60"."""
        expression = self._dates.governing(quantity)
        if expression is None or expression.start < quantity.end:
            return False
        return not within(self._dates.quantities, quantity.end, expression.start)

    def _stated(self, sentence: Sentence, quantity: Quantity) -> PeriodReading | None:
        expression = self._dates.governing(quantity)
        if expression is None:
            return None
        if expression.core.kind == "now":
            return self._publication("publication.now")
        if expression.core.kind == "anaphora" and expression.role == "since" and self._links.tells_parts:
            return None
        span = self._dates.resolve(expression)
        if span is None:
            return None
        span = self._links.second_of_two(text=sentence.text, expression=expression, quantity=quantity, span=span)
        ahead = self._published_on is not None and span.end > self._published_on
        if ahead and expression.start >= quantity.end and is_of_a_mind(sentence.text, quantity):
            return self._publication("publication.of_a_mind")
        if ahead and _stands_aside(sentence.text, expression.start, quantity):
            return self._publication("publication.aside")
        beyond = (
            expression.end <= quantity.start or len(within(self._dates.quantities, quantity.end, expression.start)) > 0
        )
        if ahead and is_existing(sentence.text, quantity):
            return self._publication("publication.existing")
        if ahead and beyond and is_starting_value(sentence.text, quantity):
            return self._publication("publication.starting_value")
        if expression.role == "span" and span.days <= _EVENT_DAYS and _had_by_then(sentence.text, quantity):
            return PeriodReading(Period(None, span.end, "stated"), f"period.{expression.core.kind}.reached_by")
        following = within(self._dates.quantities, quantity.end, quantity.end + 60)
        limit = following[0].start if following else len(sentence.text)
        span = narrowed(sentence.text, quantity, limit, span, expression.role)
        basis: PeriodBasis = (
            "context" if expression.core.kind == "anaphora" and expression.role != "since" else "stated"
        )
        return PeriodReading(Period(span.start, span.end, basis), f"period.{expression.core.kind}.{expression.role}")

    def _publication(self, rule: str) -> PeriodReading:
        return PeriodReading(Period(None, self._published_on, "publication"), rule)


def _stands_aside(text: str, dated: int, quantity: Quantity) -> bool:
    """Whether the figure is told in an aside in the present: "The city, which has 12 labs, wants 30 by 2030"."""
    clauses = read_clauses(text)
    aside = next((each for each in clauses.asides if each[0] <= quantity.start < each[1]), None)
    if aside is None or aside[0] <= dated < aside[1]:
        return False
    verb = clauses.governing_verb(quantity.start, quantity.end)
    return verb is not None and verb.kind == "present" and aside[0] <= verb.start < aside[1]


def _had_by_then(text: str, quantity: Quantity) -> bool:
    """Whether a past perfect tells what was reached by the date: "on 31 January it had approved 1,190 loans"."""
    clauses = read_clauses(text)
    verb = clauses.governing_verb(quantity.start, quantity.end)
    return verb is not None and _PAST_PERFECT.match(text[verb.start : verb.end]) is not None
