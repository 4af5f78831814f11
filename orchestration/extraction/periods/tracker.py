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
from dataclasses import replace
from datetime import date
from typing import TypeVar

from orchestration.extraction.claims.clauses import read_clauses
from orchestration.extraction.claims.facts import is_attribution, is_starting_value
from orchestration.extraction.model import Per, Period, PeriodBasis, Quantity, Sentence
from orchestration.extraction.periods.attributes import is_timeless
from orchestration.extraction.periods.calendar import Span, fiscal_year
from orchestration.extraction.periods.context import Context, tense_of
from orchestration.extraction.periods.expressions import TimeExpression, find_expressions
from orchestration.extraction.periods.governance import governing, is_attached, is_fronted, tells_founding
from orchestration.extraction.periods.links import FigureLinks, PeriodReading
from orchestration.extraction.periods.narrowing import narrowed
from orchestration.extraction.periods.report import ReportYear
from orchestration.extraction.periods.resolve import resolve
from orchestration.extraction.periods.tables import TableYears

_ENDING = ("publication.default", "publication.now")  # rules of a figure that ends what was carried
_DATING = ("calendar", "fiscal", "relative", "ago")
_REACH = 600  # characters from a quantity to what dates it
_ATTRIBUTE_OF = re.compile(r"[a-z]\sof\s$")  # "the rules of March 10"
_COMPARED = re.compile(
    r"\b(?:overtaking|exceeding|surpassing|beating|topping|above|below|following|after|against|compared\s(?:with|to)|versus|than|from|(?:rise|increase|growth|gain|jump|drop|fall|decline"
    r"|decrease|improvement|plus|minus|up|down)\s(?:on|over|from))\s(?:the\s)?(?:\w+\s){0,2}?$|\((?:\w+\s)?\w+:\s$"
)
_SAID_THEN = re.compile(r"ed\s$")  # "promised in July": the promise is over
_UPON_COMPLETION = re.compile(
    r"\b(?:[Oo]nce|[Ww]hen|[Aa]fter|[Oo]n|[Uu]pon)\s(?:(?:it|they|both)\s(?:is|are)\s)?(?:[\w-]+\s){0,2}?(?:finished"
    r"|completed?|completion|built|ready|open|operational|running)\b"
)


_Placed = TypeVar("_Placed", TimeExpression, Quantity)


def _within(items: Sequence[_Placed], start: int, end: int) -> Sequence[_Placed]:
    """Those of the items, which stand in the order of the text, that begin between two offsets."""
    first = bisect_left(items, start, key=lambda item: item.start)
    return items[first : bisect_right(items, end, key=lambda item: item.start)]


def _cased(sentence: Sentence) -> str:
    """The text, a heading in capitals in title case, so that its months are known; offsets stay."""
    title = sentence.text.title() if sentence.heading and sentence.text.isupper() else sentence.text
    return title if len(title) == len(sentence.text) else sentence.text


class PeriodTracker:
    """Reads the sentences of one article in order; `enter` each sentence, then ask for the period of its quantities."""

    def __init__(self, published_on: date | None, fiscal_start: int = 1) -> None:
        self._published_on = published_on
        self._context: Context | None = None
        self._section: Context | None = None  # the period that the heading of the section names
        self._sentence: Sentence | None = None
        self._quantities: Sequence[Quantity] = ()
        self._expressions: tuple[TimeExpression, ...] = ()
        self._incoming: Context | None = None
        self._report = ReportYear(published_on, fiscal_start)
        self._mentioned: Span | None = None  # the last period named in any role, for "that year"
        self._mentioned_later = False  # and whether no sentence since has set the context
        self._governed: dict[tuple[int, int], TimeExpression | None] = {}
        self._known: Span | None = None
        self._table = TableYears()
        self._links = FigureLinks(published_on)
        self._announced: tuple[Span, int] | None = None  # a date to come, and the sentence that named it
        self._in_list = False
        self._sentence_before = ""  # the last character of the sentence before

    def enter(self, sentence: Sentence, quantities: Sequence[Quantity] = ()) -> None:
        """Go on to the next sentence, with or without numbers; its quantities in the order of the text."""
        if sentence.heading:
            self._context = self._section = None
        self._sentence, self._quantities = sentence, quantities
        self._governed = {}
        self._continue_list(sentence)
        self._incoming = self._context
        self._links.enter(sentence)
        self._known = self._mentioned if self._mentioned_later else None
        self._expressions = tuple(
            expression
            for expression in find_expressions(_cased(sentence))
            if not self._is_dateline(sentence.text, expression)
            and not any(
                expression.core_start < quantity.end and quantity.unit not in ("YEARS", "DAYS")
                for quantity in _within(quantities, expression.core_start - 60, expression.end - 1)
            )
        )
        self._table.enter(sentence, quantities)
        self._report.enter(sentence, self._expressions)
        before = self._context
        self._carry(sentence)
        named = [
            each for each in self._expressions if each.core.kind in _DATING and each.role not in ("name", "comparison")
        ]
        if self._context is not before and self._context:
            self._mentioned_later = False
        if named:
            self._note_announcement(sentence, named[-1])
        if named and not (self._context is not before and self._context):
            span = self._resolve(named[-1])
            if span and not span.start == span.end == self._published_on:
                self._mentioned, self._mentioned_later = span, True

    def _note_announcement(self, sentence: Sentence, expression: TimeExpression) -> None:
        span = self._resolve(expression)
        if span and self._published_on and span.end > self._published_on:
            self._announced = span, sentence.index

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
            self._links.repeated(sentence.text, quantity)
            or self._tabulated(sentence, quantity)
            or self._timeless(sentence, quantity)
            or self._links.other_year(sentence.text, quantity)
            or self._links.surviving(sentence.text, quantity)
            or self._stated(sentence, quantity)
            or self._links.member(sentence.text, quantity)
            or self._links.part(sentence.text, quantity)
            or self._upon_completion(sentence)
            or self._links.pursued(sentence, quantity)
            or (self._report.reading(sentence, quantity) if self._in_report() else None)
            or self._carried(sentence, quantity, per)
            or self._report.reading(sentence, quantity)
            or self._publication("publication.default")
        )
        self._links.note(sentence, quantity, reading)
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
        future = verb is not None and (
            verb.kind in ("future", "plan", "expect") or (verb.kind == "pledge" and not _SAID_THEN.search(
                sentence.text, verb.start, expression.start))
            or sentence.text[verb.start : verb.end] in ("should", "must")
        )
        context = self._spoken_of(expression)
        return resolve(expression, self._published_on, context, fiscal_start=self._report.fiscal_start, future=future)

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
        if core.kind == "calendar" and self._report.span:
            return self._report.span
        if core.kind == "anaphora":
            return self._known or (incoming.span if incoming else None)
        return incoming.span if incoming else self._known

    def _sentence_year(self, expression: TimeExpression) -> Span | None:
        """The span of an earlier expression of the sentence, which anaphora and months without a year lean on."""
        for other in reversed(_within(self._expressions, expression.start - _REACH, expression.start)):
            leans = other.core.year is None and other.core.year_basis == "context"
            if other.end <= expression.start and other.core.kind in _DATING and not leans and other.core != expression.core:
                incoming = self._incoming.span if self._incoming else None
                return resolve(other, self._published_on, incoming, fiscal_start=self._report.fiscal_start)
        return None

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
        inside = self._governing(quantity) if is_attribution(sentence.text, quantity) else None
        if inside and inside.start > sentence.text.rfind('"', 0, quantity.start):
            return None
        return self._publication("publication.attribute")

    def _in_report(self) -> bool:
        """Whether nothing but the heading of the report says which period is spoken of."""
        context = self._incoming
        return context is not None and context.sticky and context.span == self._report.span

    def _upon_completion(self, sentence: Sentence) -> PeriodReading | None:
        """What a thing is to have once finished holds at the date to come that was just named."""
        if self._announced is None or sentence.index - self._announced[1] > 1:
            return None
        if not _UPON_COMPLETION.search(sentence.text[:80]):
            return None
        return PeriodReading(Period(None, self._announced[0].end, "context"), "period.upon_completion")

    def _stated(self, sentence: Sentence, quantity: Quantity) -> PeriodReading | None:
        expression = self._governing(quantity)
        if expression is None:
            return None
        if expression.core.kind == "now":
            return self._publication("publication.now")
        if expression.core.kind == "anaphora" and expression.role == "since" and self._links.tells_parts:
            return None
        span = self._resolve(expression)
        if span is None:
            return None
        ahead = self._published_on is not None and span.end > self._published_on
        beyond = expression.end <= quantity.start or len(_within(self._quantities, quantity.end, expression.start)) > 0
        if ahead and beyond and is_starting_value(sentence.text, quantity):
            return self._publication("publication.starting_value")
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
            context = self._section
        if context is None or not context.carries(sentence, quantity, per):
            return None
        return PeriodReading(Period(context.span.start, context.span.end, "context"), "period.carried")

    def _publication(self, rule: str) -> PeriodReading:
        return PeriodReading(Period(None, self._published_on, "publication"), rule)

    def _lapses(self, sentence: Sentence, quantity: Quantity) -> bool:
        """Whether a figure dated by the publication ends the carried period: it does unless it is a mere aside."""
        return (
            self._context is not None
            and not self._context.sticky
            and not self._in_list
            and not self._links.looks_back(sentence.text, quantity)
        )

    def _carry(self, sentence: Sentence) -> None:
        """Set the context that later sentences find, by what this one states."""
        governs = [
            expression
            for quantity in self._quantities
            if not _COMPARED.search(sentence.text[max(0, quantity.start - 30) : quantity.start])
            and (expression := self._governing(quantity))
            and self._can_tell(expression)
            and not tells_founding(sentence.text, expression)
            and not self._labels(sentence, expression)
        ]
        telling = [each for each in self._expressions if self._is_telling(each)]
        if not telling and not governs:
            self._age(sentence)
            return
        fronted = [each for each in telling if is_fronted(sentence.text, each)]
        if not (governs or fronted) and self._quantities:
            return
        if not governs and not sentence.heading and len({each.core.year for each in telling if each.core.year}) > 1:
            return  # a chronicle: none of its dates is spoken of from now on
        chosen = governs[-1] if governs else fronted[0] if fronted else telling[-1]
        span = self._resolve(chosen)
        if span and span.start == span.end == self._published_on:
            return
        if span and (self._published_on is None or span.end <= self._published_on or chosen.core.kind == "calendar"):
            self._context = Context(span, sentence.paragraph, sticky=sentence.heading)
            self._section = self._context if sentence.heading else self._section

    def _continue_list(self, sentence: Sentence) -> None:
        """Carry the context through the items of a list that a line with a colon leads in."""
        last = self._sentence_before
        self._sentence_before = sentence.text[-1:]
        self._in_list = not sentence.heading and ("|" in sentence.text or last == ":" or (self._in_list and last in (";", ",")))
        if sentence.text.endswith(":"):
            self._in_list = self._in_list or not sentence.heading
        context = self._context
        if context and not context.sticky and self._in_list and sentence.paragraph - context.paragraph == 1:
            self._context = replace(context, paragraph=sentence.paragraph)

    @staticmethod
    def _labels(sentence: Sentence, expression: TimeExpression) -> bool:
        """Whether it dates one label of a list: "Companies: 1,309 (2018)"."""
        return sentence.text[max(0, expression.start - 1) : expression.start] == "(" and not read_clauses(sentence.text).verbs

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
            return expression.role in ("by", "end") and self._can_tell(expression)  # else a dateline
        return self._can_tell(expression)

    @staticmethod
    def _can_tell(expression: TimeExpression) -> bool:
        outward = expression.role in ("name", "comparison", "since", "before", "after")
        return not outward and expression.core.kind in ("calendar", "fiscal", "relative")
