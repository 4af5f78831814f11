"""The day that a document says all of its figures are of: "All figures refer to 31 December 2018"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from orchestration.extraction.model import Period, Quantity, Sentence
from orchestration.extraction.periods.calendar import Span
from orchestration.extraction.periods.context import SINCE_IT_BEGAN, tense_of
from orchestration.extraction.periods.expressions import find_expressions
from orchestration.extraction.periods.links import PeriodReading
from orchestration.extraction.periods.resolve import resolve

_STATEMENT = re.compile(
    r"^\W*(?:(?:[Uu]nless|[Ee]xcept\swhere|[Ii]f\snot)\s[^,;.]{3,50},\s)?(?:[Nn]ote:\s)?(?:[Aa]ll\s|[Tt]he(?:se)?\s)?"
    r"(?:[\w-]+\s){0,2}?(?:[Ff]igures|[Nn]umbers|[Dd]ata|[Ss]tatistics|[Ii]nformation|[Dd]etails|[Kk]ey\sfacts)\b"
    r"(?:\s(?:on|in|for|of)\s(?:the|this)\s[\w\s-]{3,30}?)?"
    r"(?:\s(?:given|stated|shown|quoted|reported))?(?:\s(?:here|below|above))?,?\s?"
    r"(?::|as\s(?:of|at|on|per)|(?:refers?|relates?|appl(?:y|ies))\sto|(?:are|is)\s(?:as\s(?:of|at|on)|for|of|from|valid"
    r"|correct|those)|dates?\sfrom|\((?:as\s(?:of|at|on)\s)?|for|at|on)\s"
)
_TO_COME = ("future", "plan", "expect", "pledge", "modal")
_FLOW = re.compile(
    r"\b(?:revenues?|turnover|sales|exports?|profits?|moved\sin|filed|founded|joined|registered|set\sup|new|invested"
    r"|raised|granted|spent|earned)\b"
)


class ReferenceDate:
    """The period of every figure of a document that states none, if one of its sentences sets it."""

    def __init__(self, published_on: date | None, fiscal_start: int) -> None:
        self._published_on, self._fiscal_start = published_on, fiscal_start
        self._span: Span | None = None

    def survey(self, sentences: Iterable[Sentence]) -> None:
        """Look for the statement, which may stand at the head or in a note at the foot."""
        for sentence in sentences:
            lead = _STATEMENT.match(sentence.text)
            if lead is None or len(sentence.text) > 160:
                continue
            for expression in find_expressions(sentence.text):
                dated = expression.core.kind in ("calendar", "fiscal") and expression.core.year is not None
                if dated and lead.start() <= expression.core_start <= lead.end() + 24:
                    self._span = self._told(resolve(expression, self._published_on, fiscal_start=self._fiscal_start))
                    return

    def reading(self, sentence: Sentence, quantity: Quantity) -> PeriodReading | None:
        """The stated day for what is or was at the time; a flow of the past is of the year that it ends."""
        if self._span is None:
            return None
        tense = tense_of(sentence.text, quantity)
        if tense in _TO_COME or (self._span.start and SINCE_IT_BEGAN.search(sentence.text)):
            return None
        start = self._span.start
        ends_year = (self._span.end.month, self._span.end.day) == (12, 31)
        if start is None and ends_year and tense == "past" and _FLOW.search(sentence.text):
            start = date(self._span.end.year, 1, 1)
        elif tense == "present":
            start = None
        return PeriodReading(Period(start, self._span.end, "context"), "period.reference_date")

    def _told(self, span: Span | None) -> Span | None:
        if span is None or (self._published_on is not None and span.end > self._published_on):
            return None
        return span if span.days > 1 else Span(None, span.end)
