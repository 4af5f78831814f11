"""The year that a report is on ("Annual report 2012", "Overview of operations 2017"), and which of its lines are of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from orchestration.extraction.model import Period, Quantity, Sentence
from orchestration.extraction.periods.calendar import Span
from orchestration.extraction.periods.context import tense_of
from orchestration.extraction.periods.expressions import TimeExpression
from orchestration.extraction.periods.links import PeriodReading
from orchestration.extraction.periods.resolve import resolve
from orchestration.extraction.periods.roles import Role

_REPORT = re.compile(
    r"\b(?:reports?|results?|figures|accounts|overview|review|statements?|year\sended|yearbook|balance|highlights"
    r"|operations|activities|facts|statistics|at\sa\sglance)\b",
    re.IGNORECASE,
)
_STOCK = re.compile(
    r"\b(?:assets?|headcount|staff|employees|stakes?|fair\svalue|equity|cash|debt|portfolio|members|companies|capital"
    r"|cost|patents)\b",
    re.IGNORECASE,
)


class ReportYear:
    """The year that the document at hand reports on, if a heading or an opening line says so."""

    def __init__(self, published_on: date | None, fiscal_start: int) -> None:
        self._published_on, self._fiscal_start = published_on, fiscal_start
        self.span: Span | None = None

    def enter(self, sentence: Sentence, expressions: Iterable[TimeExpression]) -> None:
        """Look for the year in a heading or one of the first sentences."""
        if not (sentence.heading or sentence.index < 4):
            return
        for each in expressions:
            if each.core.kind in ("calendar", "fiscal") and each.core.year and _REPORT.search(sentence.text):
                role: Role = "year_to" if each.role == "year_to" else "span"
                span = resolve(replace(each, role=role), self._published_on, None, fiscal_start=self._fiscal_start)
                if span and (self._published_on is None or span.end < self._published_on):
                    self.span = Span(date(span.end.year, 1, 1), span.end) if span.days < 300 else span

    def reading(self, sentence: Sentence, quantity: Quantity) -> PeriodReading | None:
        """A line without a verb in a report on a year ("Headcount: 86") is of that year, a stock of its last day."""
        label = sentence.text[: quantity.start]
        if self.span is None or tense_of(sentence.text, quantity) is not None or (len(label) > 40 and ":" not in label):
            return None
        start = None if _STOCK.search(sentence.text) else self.span.start
        return PeriodReading(Period(start, self.span.end, "context"), "period.report_year")
