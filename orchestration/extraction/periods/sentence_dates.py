"""The time expressions of the sentence at hand: which of them dates a quantity, and the days that they stand for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from orchestration.extraction.claims.clauses import Verb, read_clauses
from orchestration.extraction.model import Quantity, Sentence
from orchestration.extraction.periods.calendar import Span
from orchestration.extraction.periods.context import Context
from orchestration.extraction.periods.expressions import TimeExpression, find_expressions
from orchestration.extraction.periods.governance import governing
from orchestration.extraction.periods.report import ReportYear
from orchestration.extraction.periods.resolve import resolve

DATING = ("calendar", "fiscal", "relative", "ago")  # kinds of expressions that name a date of their own
_REACH = 600  # characters from a quantity to what dates it
_PLACE = re.compile(r"\W*[A-Z][\w.'’ -]{1,40},\s?")
_AGENCY = re.compile(r"\s?\([A-Z][^()]{1,30}\)\s?(?:[-–—:]|$)")  # "BEIJING, Aug. 6 (Xinhua) --"
_SET_OFF = re.compile(r"\)?\s?(?:[-–—:|]|$)")
_STAMPED = re.compile(r"\W*(?:date|posted|published|updated)(?:\son)?\W*", re.IGNORECASE)
_SO_FAR = re.compile(r"\b(?:[Ss]o\sfar|[Tt]o\sdate|[Aa]lready|until\snow)\b")
_PLANS_LISTED = re.compile(r"\W*(?:Its|Their|The|Our)\s(?:plans?|targets?|goals?|aims?)\b[^.;:]{0,30}:\s")
_STRETCH_DAYS = 80
_SAID_THEN = re.compile(r"ed\s$")  # "promised in July": the promise is over

_Placed = TypeVar("_Placed", TimeExpression, Quantity)


def within(items: Sequence[_Placed], start: int, end: int) -> Sequence[_Placed]:
    """Those of the items, which stand in the order of the text, that begin between two offsets, both included."""
    first = bisect_left(items, start, key=lambda item: item.start)
    return items[first : bisect_right(items, end, key=lambda item: item.start)]


def _cased(sentence: Sentence) -> str:
    """The text, a heading in capitals in title case, so that its months are known; offsets stay."""
    title = sentence.text.title() if sentence.heading and sentence.text.isupper() else sentence.text
    return title if len(title) == len(sentence.text) else sentence.text


def _is_over(text: str, verb: Verb, expression: TimeExpression) -> bool:
    """Whether a promise was made by the time told: "promised in July", "By July, 40 million had been committed"."""
    if expression.end <= verb.start:
        return text.endswith("ed", verb.start, verb.end)
    return _SAID_THEN.search(text, verb.start, expression.start) is not None


class SentenceDates:
    """The time expressions of one sentence after the other, and what they lean on."""

    def __init__(self, published_on: date | None, report: ReportYear) -> None:
        self._published_on, self._report = published_on, report
        self._sentence: Sentence | None = None
        self._governed: dict[tuple[int, int], TimeExpression | None] = {}
        self._known: Span | None = None
        self._reporting: Span | None = None
        self.incoming: Context | None = None  # the period that the sentences before were speaking of
        self.quantities: Sequence[Quantity] = ()
        self.expressions: tuple[TimeExpression, ...] = ()

    @property
    def sentence(self) -> Sentence:
        """The sentence at hand. Raises ValueError before the first."""
        if self._sentence is None:
            raise ValueError("no sentence entered")
        return self._sentence

    def enter(
        self,
        sentence: Sentence,
        quantities: Sequence[Quantity],
        incoming: Context | None,
        known: Span | None,
        reporting: Span | None = None,
    ) -> None:
        """Go on to the next sentence; `known` is what "that year" would mean, `reporting` what "the year" may."""
        self._sentence, self.quantities, self.incoming, self._known = sentence, quantities, incoming, known
        self._reporting = reporting
        self._governed = {}
        self.expressions = tuple(
            expression
            for expression in find_expressions(_cased(sentence))
            if not self._is_dateline(sentence.text, expression)
            and not any(
                expression.core_start < quantity.end and quantity.unit not in ("YEARS", "DAYS")
                for quantity in within(quantities, expression.core_start - 60, expression.end - 1)
            )
        )
        self._report.enter(sentence, self.expressions)

    def resolve(self, expression: TimeExpression) -> Span | None:
        """The days that an expression stands for, or None where it cannot be told."""
        sentence = self.sentence
        verb = read_clauses(sentence.text).governing_verb(expression.start, expression.end)
        future = verb is not None and (
            verb.kind in ("future", "plan", "expect")
            or (verb.kind == "pledge" and not _is_over(sentence.text, verb, expression))
            or sentence.text[verb.start : verb.end] in ("should", "must")
        )
        future = future or _PLANS_LISTED.match(sentence.text, 0, expression.start) is not None
        context = self._spoken_of(expression)
        this_year = (expression.core.kind, expression.core.unit, expression.core.offset) == ("relative", "year", 0)
        if this_year and verb is not None and verb.kind == "perfect":
            expression = replace(expression, core=replace(expression.core, unit="year_so_far"))
        span = resolve(expression, self._published_on, context, fiscal_start=self._report.fiscal_start, future=future)
        this_fiscal = (expression.core.kind, expression.core.year, expression.core.offset) == ("fiscal", None, 0)
        if span and self._published_on and this_fiscal and _SO_FAR.search(sentence.text):
            return Span(span.start, min(span.end, self._published_on))  # what has been done in it so far
        return span

    def governing(self, quantity: Quantity) -> TimeExpression | None:
        """The expression that dates a quantity, among those near it: a table may be one sentence."""
        if not self.expressions:
            return None
        key = quantity.start, quantity.end
        if key not in self._governed:
            near = within(self.expressions, quantity.start - _REACH, quantity.end + _REACH)
            others = within(self.quantities, quantity.start - _REACH, quantity.end + _REACH)
            self._governed[key] = governing(self.sentence.text, near, others, quantity)
        return self._governed[key]

    def _spoken_of(self, expression: TimeExpression) -> Span | None:
        """The period that an expression leans on: one of its sentence, else the carried one, else one that was named.

        A month or quarter without a year leans on its own sentence or on a heading, never on the sentence before.
        """
        core = expression.core
        months_since = expression.role == "since" and core.year_basis == "context" and core.months != (1, 12)
        own = None if months_since else self._sentence_year(expression)  # "since January" is since the last one
        stretch = core.kind == "anaphora" and core.unit in ("quarter", "period")
        if own and stretch and own.days < _STRETCH_DAYS:
            own = None  # "the fund, which closed in May, backed four firms in the quarter"
        incoming = self.incoming
        if (
            own
            or expression.role.endswith("_to")
            or (core.kind == "calendar" and core.months != (1, 12) and not (incoming and incoming.sticky))
        ):
            return own
        if core.kind == "relative" and (core.unit, core.offset) == ("quarter", 0) and self._reporting:
            return self._reporting
        if core.kind == "calendar" and self._report.span:
            return self._report.span
        if core.unit == "year_one":
            return None  # of something founded that the sentence does not date
        if core.kind == "anaphora":
            reporting = self._reporting if stretch else None
            return self._known or (incoming.span if incoming else reporting)
        return incoming.span if incoming else self._known or self._reporting

    def _sentence_year(self, expression: TimeExpression) -> Span | None:
        """The span of an earlier expression of the sentence, which anaphora and months without a year lean on."""
        for other in reversed(within(self.expressions, expression.start - _REACH, expression.start)):
            leans = (
                other.core.year is None and other.core.year_basis == "context" and expression.core.kind != "previous"
            )
            if (
                other.end <= expression.start
                and other.core.kind in DATING
                and not leans
                and other.core != expression.core
                and not (expression.core.unit == "year_one" and other.role == "name")
            ):
                incoming = self.incoming.span if self.incoming else None
                return resolve(other, self._published_on, incoming, fiscal_start=self._report.fiscal_start)
        return None

    def _is_dateline(self, text: str, expression: TimeExpression) -> bool:
        """Whether it is the date at the head of a news item: "SEATTLE, March 3, 2015 - The university ..."."""
        if expression.core.days == (1, 31) or expression.start > 40:
            return False
        if _AGENCY.match(text, expression.end) and _PLACE.fullmatch(text, 0, expression.start):
            return True
        if not (_SET_OFF.match(text, expression.end) or _STAMPED.fullmatch(text, 0, expression.start)):
            return False
        span = resolve(expression, self._published_on)
        return span is not None and span.end == self._published_on
