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
    r"|update|operations|activities|facts|statistics|at\sa\sglance)\b",
    re.IGNORECASE,
)
_STOCK = re.compile(
    r"\b(?:assets?|headcount|staff|employees|stakes?|fair\svalue|equity|cash|debt|portfolio|members|companies|capital"
    r"|cost|patents)\b",
    re.IGNORECASE,
)
_NOT_OF_IT = ("by", "since", "before", "after", "comparison")
_OPENING = 8  # sentences, the lines of a letterhead among them
_FRESH_DAYS = 200
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
        if not (sentence.heading or sentence.index < _OPENING):
            return
        for each in expressions:
            if self._names_year(each) and _REPORT.search(sentence.text):
                ends_on = each.role == "end" and each.core.days != (1, 31)  # "the period ending 31 March"
                role: Role = each.role if ends_on or each.role.endswith("_to") else "span"
                span = resolve(replace(each, role=role), self._published_on, None, fiscal_start=self.fiscal_start)
                if span and (self._published_on is None or span.end < self._published_on):
                    whole = span.start is None or span.days >= 300 or each.role.endswith("_to")
                    self.span = span if whole else Span(date(span.end.year, 1, 1), span.end)
                    if each.role == "year_to" and self.span.start:
                        self.fiscal_start, self.has_own_year = self.span.start.month, True

    @property
    def _is_fresh(self) -> bool:
        """Whether the text appears soon after the period ended, so that what it tells in the past is of that period."""
        if self.span is None or self._published_on is None:
            return False
        return (self._published_on - self.span.end).days <= _FRESH_DAYS

    @staticmethod
    def _names_year(expression: TimeExpression) -> bool:
        """Whether an expression names the year of a report: "results for last year", but no day that figures are of."""
        core = expression.core
        if core.kind == "relative":
            return core.unit == "year" and core.offset == -1
        return core.kind in ("calendar", "fiscal") and core.year is not None and expression.role not in _NOT_OF_IT

    def reading(self, sentence: Sentence, quantity: Quantity) -> PeriodReading | None:
        """A line without a verb in a report on a year ("Headcount: 86") is of that year, a stock of its last day; so is
        a line in the past that is no full sentence."""
        text = sentence.text
        label = text[: quantity.start]
        if self.span is None:
            return None
        tense = tense_of(text, quantity)
        if tense != "past" and len(label) > 45 and ":" not in label:
            return None
        told = text.endswith((".", "?", "!"))
        if tense is not None and (tense != "past" or (told and not self._is_fresh)):
            return None
        moves = quantity.unit == "PERCENT" and _MOVED.search(label)
        start = None if _STOCK.search(text) and tense is None and not moves else self.span.start
        return PeriodReading(Period(start, self.span.end, "context"), "period.report_year")
