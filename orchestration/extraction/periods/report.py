"""The year that a report is on ("Annual report 2012", "Overview of 2017"), and which of its lines are of it."""

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
_MOVED = re.compile(r"\b(?:up|down|rose|fell|grew|increased|declined|growth)\s(?:by\s|of\s)?$")


class ReportYear:
    """The year that the document at hand reports on, if a heading or an opening line says so."""

    def __init__(self, published_on: date | None, fiscal_start: int) -> None:
        self._published_on = published_on
        self.fiscal_start = fiscal_start  # the month in which fiscal years begin: the report's own, else the text's
        self.span: Span | None = None
        self.has_own_year = False  # "for the year ended 31 July": the columns of its tables are such years

    def enter(self, sentence: Sentence, expressions: Iterable[TimeExpression]) -> None:
        """Look for the year in a heading or one of the first sentences."""
        if not (sentence.heading or sentence.index < 4):
            return
        for each in expressions:
            if each.core.kind in ("calendar", "fiscal") and each.core.year and _REPORT.search(sentence.text):
                role: Role = each.role if each.role.endswith("_to") else "span"
                span = resolve(replace(each, role=role), self._published_on, None, fiscal_start=self.fiscal_start)
                if span and (self._published_on is None or span.end < self._published_on):
                    whole = span.days >= 300 or each.role.endswith("_to")
                    self.span = span if whole else Span(date(span.end.year, 1, 1), span.end)
                    if each.role == "year_to" and self.span.start:
                        self.fiscal_start, self.has_own_year = self.span.start.month, True

    def reading(self, sentence: Sentence, quantity: Quantity) -> PeriodReading | None:
        """A line without a verb in a report on a year ("Headcount: 86") is of that year, a stock of its last day; so is
        a line in the past that is no full sentence."""
        text = sentence.text
        label = text[: quantity.start]
        if self.span is None or (len(label) > 45 and ":" not in label):
            return None
        tense = tense_of(text, quantity)
        if tense is not None and (tense != "past" or text.endswith((".", "?", "!"))):
            return None
        moves = quantity.unit == "PERCENT" and _MOVED.search(label)
        start = None if _STOCK.search(text) and tense is None and not moves else self.span.start
        return PeriodReading(Period(start, self.span.end, "context"), "period.report_year")
