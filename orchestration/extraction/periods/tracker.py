"""The period of each quantity of an article, in order: stated in its sentence, carried from before, or publication.

A period stated in a sentence is carried to the quantities of later sentences that state none and that

- stand in the same paragraph, or tell an event of days in simple past in one of the next two paragraphs;
- are in the past, or have no finite verb, or go on about the same things ("of these, 69 are listed", "This means ...").

It lapses with a present, perfect or future clause about something else, with "currently", with "in recent years", with
another period, and with a heading. A period that a heading names holds for the section. "Since 2008" is never carried.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from orchestration.extraction.claims.clauses import read_clauses
from orchestration.extraction.model import Per, Period, PeriodBasis, Quantity, Sentence
from orchestration.extraction.periods.calendar import Span
from orchestration.extraction.periods.context import Context, tense_of
from orchestration.extraction.periods.expressions import TimeExpression, find_expressions
from orchestration.extraction.periods.governance import governing, is_attached, is_fronted
from orchestration.extraction.periods.narrowing import narrowed
from orchestration.extraction.periods.resolve import resolve
from orchestration.extraction.periods.tables import TableYears

_PART_OF = re.compile(r"\b(?:of|among|out\sof)\s(?:which|whom|these|those|them)\b")
_DEMONSTRATIVE = re.compile(r"\b(?:[Tt]hese|[Tt]hose|[Tt]his)\s(?:\w+\s)?$")
_DEFINITE_FIGURE = re.compile(r"\b[Tt]he\s(?:\w+\s){0,3}?(?:of\s)?$")
_REPORT = re.compile(
    r"\b(?:reports?|results?|figures|accounts|review|statements?|year\sended|yearbook|balance|highlights)\b",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:following|after|against|compared\s(?:with|to)|versus|than|from)\s(?:the\s)?(?:\w+\s){0,2}?$|\(\w+:\s$"
)
_STOCK = re.compile(
    r"\b(?:assets?|headcount|staff|employees|stakes?|fair\svalue|equity|cash|debt|portfolio|members|companies|capital"
    r"|cost|patents)\b",
    re.IGNORECASE,
)
_ENDING = ("publication.default", "publication.now")  # rules of a figure that ends what was carried
_RESTATES = re.compile(
    r"(?:,?\s?\(?(?:or|up|down|an?\s\w+\sof|about|accounting\sfor|representing)\s(?:\w+\s){0,3}|,\s|\s\()$"
)
_DATING = ("calendar", "fiscal", "relative", "ago")
_REACH = 600  # characters from a quantity to what dates it
_WHOLE_OF = re.compile(r"\bof\s(?:the|its|all)\s$")  # "35 percent of the 19,000 companies' total"
_POSSESSIVE = re.compile(r"^\s(?:[\w-]+\s)?\w+s['’]\s")
_ATTRIBUTE_OF = re.compile(r"[a-z]\sof\s$")  # "the rules of March 10"


@dataclass(frozen=True, slots=True)
class PeriodReading:
    """A period and the rule that gave it."""

    period: Period
    rule: str


_Placed = TypeVar("_Placed", TimeExpression, Quantity)


def _within(items: Sequence[_Placed], start: int, end: int) -> Sequence[_Placed]:
    """Those of the items, which stand in the order of the text, that begin between two offsets."""
    first = bisect_left(items, start, key=lambda item: item.start)
    return items[first : bisect_right(items, end, key=lambda item: item.start)]


class PeriodTracker:
    """Reads the sentences of one article in order; `enter` each sentence, then ask for the period of its quantities."""

    def __init__(self, published_on: date | None, fiscal_start: int = 1) -> None:
        self._published_on = published_on
        self._fiscal_start = fiscal_start
        self._context: Context | None = None
        self._sentence: Sentence | None = None
        self._quantities: Sequence[Quantity] = ()
        self._expressions: tuple[TimeExpression, ...] = ()
        self._incoming: Context | None = None
        self._report_year: Span | None = None
        self._mentioned: Span | None = None  # the last period named in any role, for "that year"
        self._mentioned_later = False  # and whether no sentence since has set the context
        self._governed: dict[tuple[int, int], TimeExpression | None] = {}
        self._known: Span | None = None
        self._table = TableYears()
        self._latest: tuple[Quantity, PeriodReading] | None = None
        self._first_told: dict[tuple[object, str], Period] = {}

    def enter(self, sentence: Sentence, quantities: Sequence[Quantity] = ()) -> None:
        """Go on to the next sentence, with or without numbers; its quantities in the order of the text."""
        if self._context and sentence.heading:
            self._context = None
        self._sentence, self._quantities = sentence, quantities
        self._governed = {}
        self._incoming, self._latest = self._context, None
        self._known = self._mentioned if self._mentioned_later else None
        self._expressions = tuple(
            expression
            for expression in find_expressions(sentence.text)
            if not self._is_dateline(sentence.text, expression)
            and not any(
                expression.core_start < quantity.end and quantity.unit not in ("YEARS", "DAYS")
                for quantity in _within(quantities, expression.core_start - 60, expression.end - 1)
            )
        )
        self._table.enter(sentence.text, quantities)
        before = self._context
        self._carry(sentence)
        named = [
            each for each in self._expressions if each.core.kind in _DATING and each.role not in ("name", "comparison")
        ]
        if self._context is not before and self._context:
            self._mentioned_later = False
        elif named:
            span = self._resolve(named[-1])
            if span and not span.start == span.end == self._published_on:
                self._mentioned, self._mentioned_later = span, True

    def _is_dateline(self, text: str, expression: TimeExpression) -> bool:
        """Whether it is the date at the head of a news item: "SEATTLE, March 3, 2015 - The university ..."."""
        if (
            expression.core.days == (1, 31)
            or expression.start > 40
            or not re.match(r"\)?\s?(?:[-–—:|]|$)", text[expression.end :][:4])
        ):
            return False
        span = resolve(expression, self._published_on)
        return span is not None and span.end == self._published_on

    def period_for(self, quantity: Quantity, *, per: Per | None = None) -> PeriodReading:
        """The period of a quantity of the sentence entered last; `per` is that of a rate."""
        sentence = self._entered()
        reading = (
            self._repeated(sentence, quantity)
            or self._tabulated(sentence, quantity)
            or self._timeless_whole(sentence, quantity)
            or self._stated(sentence, quantity)
            or self._part_of_previous(sentence, quantity)
            or self._carried(sentence, quantity, per)
            or self._reported(sentence, quantity)
            or self._publication("publication.default")
        )
        key = (quantity.value, quantity.unit)
        self._first_told.setdefault(key, reading.period)
        self._latest = quantity, reading
        if reading.rule in _ENDING and not per and self._lapses(sentence, quantity):
            self._context = None
        return reading

    def _entered(self) -> Sentence:
        if self._sentence is None:
            raise ValueError("no sentence entered")
        return self._sentence

    def _resolve(self, expression: TimeExpression) -> Span | None:
        sentence = self._entered()
        verb = read_clauses(sentence.text).governing_verb(expression.start, expression.end)
        future = verb is not None and verb.kind in ("future", "plan", "expect", "pledge")
        context = self._spoken_of(expression)
        return resolve(expression, self._published_on, context, fiscal_start=self._fiscal_start, future=future)

    def _governing(self, quantity: Quantity) -> TimeExpression | None:
        """The expression that dates a quantity, among those near it: a table may be one sentence."""
        if not self._expressions:
            return None
        key = quantity.start, quantity.end
        if key not in self._governed:
            near = _within(self._expressions, quantity.start - _REACH, quantity.end + _REACH)
            others = _within(self._quantities, quantity.start - _REACH, quantity.end + _REACH)
            self._governed[key] = governing(self._entered().text, near, others, quantity)
        return self._governed[key]

    def _spoken_of(self, expression: TimeExpression) -> Span | None:
        """The period that an expression leans on: one of its sentence, else the carried one, else one that was named.

        A month or quarter without a year leans on its own sentence or on a heading, never on the sentence before.
        """
        own = self._sentence_year(expression)
        core = expression.core
        incoming = self._incoming
        if own or (core.kind == "calendar" and core.months != (1, 12) and not (incoming and incoming.sticky)):
            return own
        if core.kind == "calendar" and self._report_year:
            return self._report_year
        if core.kind == "anaphora":
            return self._known or (incoming.span if incoming else None)
        return incoming.span if incoming else self._known

    def _sentence_year(self, expression: TimeExpression) -> Span | None:
        """The span of an earlier expression of the sentence, which anaphora and months without a year lean on."""
        for other in reversed(_within(self._expressions, expression.start - _REACH, expression.start)):
            if other.end <= expression.start and other.core.kind in _DATING and other.core != expression.core:
                incoming = self._incoming.span if self._incoming else None
                return resolve(other, self._published_on, incoming, fiscal_start=self._fiscal_start)
        return None

    def _repeated(self, sentence: Sentence, quantity: Quantity) -> PeriodReading | None:
        """A figure told again as a known one ("these 27 companies", "the ratio of 43.2") keeps its first period."""
        first = self._first_told.get((quantity.value, quantity.unit))
        if first is None:
            return None
        lead = sentence.text[max(0, quantity.start - 40) : quantity.start]
        fractional = quantity.value != quantity.value.to_integral_value()
        if _DEMONSTRATIVE.search(lead) or (fractional and _DEFINITE_FIGURE.search(lead)):
            return PeriodReading(first, "period.repeated_figure")
        return None

    def _tabulated(self, sentence: Sentence, quantity: Quantity) -> PeriodReading | None:
        """A cell of a table holds when the head of its column says."""
        span = self._table.span_at(sentence.text, quantity.start)
        return PeriodReading(Period(span.start, span.end, "stated"), "period.table_column") if span else None

    def _timeless_whole(self, sentence: Sentence, quantity: Quantity) -> PeriodReading | None:
        """A population that a share is reckoned on, told in passing, is no figure of the share's period."""
        lead = sentence.text[max(0, quantity.start - 10) : quantity.start]
        if (
            quantity.unit == "COUNT"
            and _WHOLE_OF.search(lead)
            and _POSSESSIVE.match(sentence.text[quantity.end :][:40])
        ):
            return self._publication("publication.whole")
        return None

    def _part_of_previous(self, sentence: Sentence, quantity: Quantity) -> PeriodReading | None:
        """A part ("of which 600 were founded by") holds when the figure that it is a part of holds."""
        if self._latest is None:
            return None
        previous, reading = self._latest
        if _PART_OF.search(sentence.text[previous.end : quantity.end + 10]):
            return PeriodReading(reading.period, "period.part_of")
        if quantity.unit == "PERCENT" and _RESTATES.match(sentence.text[previous.end : quantity.start]):
            return PeriodReading(reading.period, "period.restated")
        return None

    def _stated(self, sentence: Sentence, quantity: Quantity) -> PeriodReading | None:
        expression = self._governing(quantity)
        if expression is None:
            return None
        if expression.core.kind == "now":
            return self._publication("publication.now")
        span = self._resolve(expression)
        if span is None:
            return None
        following = _within(self._quantities, quantity.end, quantity.end + 60)
        limit = following[0].start if following else len(sentence.text)
        span = narrowed(sentence.text, quantity, limit, span, expression.role)
        basis: PeriodBasis = (
            "context" if expression.core.kind == "anaphora" and expression.role != "since" else "stated"
        )
        return PeriodReading(Period(span.start, span.end, basis), f"period.{expression.core.kind}.{expression.role}")

    def _carried(self, sentence: Sentence, quantity: Quantity, per: Per | None) -> PeriodReading | None:
        context = self._incoming
        if context is None or not context.carries(sentence, quantity, per):
            return None
        return PeriodReading(Period(context.span.start, context.span.end, "context"), "period.carried")

    def _reported(self, sentence: Sentence, quantity: Quantity) -> PeriodReading | None:
        """A line without a verb in a report on a year ("Headcount: 86") is of that year, a stock of its last day."""
        span = self._report_year
        label = sentence.text[: quantity.start]
        if span is None or tense_of(sentence.text, quantity) is not None or (len(label) > 40 and ":" not in label):
            return None
        start = None if _STOCK.search(sentence.text) else span.start
        return PeriodReading(Period(start, span.end, "context"), "period.report_year")

    def _publication(self, rule: str) -> PeriodReading:
        return PeriodReading(Period(None, self._published_on, "publication"), rule)

    def _lapses(self, sentence: Sentence, quantity: Quantity) -> bool:
        """Whether a figure dated by the publication ends the carried period: it does unless it is a mere aside."""
        return (
            self._context is not None
            and not self._context.sticky
            and not _DEMONSTRATIVE.search(sentence.text[max(0, quantity.start - 30) : quantity.start])
        )

    def _carry(self, sentence: Sentence) -> None:
        """Set the context that later sentences find, by what this one states."""
        governs = [
            expression
            for quantity in self._quantities
            if not _COMPARED.search(sentence.text[max(0, quantity.start - 30) : quantity.start])
            and (expression := self._governing(quantity))
            and self._can_tell(expression)
        ]
        if sentence.heading or sentence.index < 4:
            self._note_report(sentence)
        telling = [each for each in self._expressions if self._is_telling(each)]
        if not telling and not governs:
            self._age(sentence)
            return
        fronted = [each for each in telling if is_fronted(sentence.text, each)]
        if not (governs or fronted) and self._quantities:
            return
        chosen = governs[-1] if governs else fronted[0] if fronted else telling[-1]
        span = self._resolve(chosen)
        if span and span.start == span.end == self._published_on:
            return
        if span and (self._published_on is None or span.end <= self._published_on or chosen.core.kind == "calendar"):
            self._context = Context(span, sentence.paragraph, sticky=sentence.heading)

    def _note_report(self, sentence: Sentence) -> None:
        """A heading like "Annual report 2012" says which year "the year" is."""
        for each in self._expressions:
            if each.core.kind in ("calendar", "fiscal") and each.core.year and _REPORT.search(sentence.text):
                span = resolve(replace(each, role="span"), self._published_on, None, fiscal_start=self._fiscal_start)
                if span and (self._published_on is None or span.end < self._published_on):
                    self._report_year = Span(date(span.end.year, 1, 1), span.end) if span.days < 300 else span

    def _age(self, sentence: Sentence) -> None:
        """A sentence without a date ends the context ("in recent years", "now"), or wears it ("X is a park")."""
        if self._context is None or self._context.sticky:
            return
        if any(each.core.kind in ("vague", "now") for each in self._expressions) and not self._quantities:
            self._context = None
        elif not self._quantities and any(verb.kind == "present" for verb in read_clauses(sentence.text).verbs[:1]):
            self._context = replace(self._context, broken=True)

    def _is_telling(self, expression: TimeExpression) -> bool:
        """Whether an expression can set the period that is spoken of from now on."""
        text = self._entered().text
        if is_attached(text, expression, finite=not self._quantities):
            return False
        lead = text[max(0, expression.start) : expression.core_start]
        if _ATTRIBUTE_OF.search(text[max(0, expression.start - 2) : expression.core_start]) and lead.startswith("of "):
            return expression.core.months == (1, 12)
        if not read_clauses(text).verbs and not self._quantities and not self._entered().heading:
            return False  # a dateline
        return self._can_tell(expression)

    @staticmethod
    def _can_tell(expression: TimeExpression) -> bool:
        outward = expression.role in ("name", "comparison", "since", "before", "after")
        return not outward and expression.core.kind in ("calendar", "fiscal", "relative")
