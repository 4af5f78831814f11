"""The period of each quantity of an article, in order: stated in its sentence, carried from before, or publication.

A period stated in a sentence is carried to the quantities of later sentences that state none and that

- stand in the same paragraph, or tell an event of days in simple past in one of the next two paragraphs;
- are in the past, or have no finite verb, or go on about the same things ("of these, 69 are listed", "This means ...").

It lapses with a present, perfect or future clause about something else, with "currently", with "in recent years", with
another period, and with a heading. A period that a heading names holds for the section. "Since 2008" is never carried.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from orchestration.extraction.claims.clauses import read_clauses
from orchestration.extraction.model import Per, Period, Quantity, Sentence
from orchestration.extraction.periods.calendar import Span
from orchestration.extraction.periods.expressions import TimeExpression, find_expressions
from orchestration.extraction.periods.governance import governing, is_attached, is_fronted
from orchestration.extraction.periods.resolve import resolve

_DERIVED = re.compile(r"(?:This|That|It|Which)\s(?:means|meant|works\sout|equals|corresponds|is\sequivalent|amounts|translates|represents)\b")
_SAME_THINGS = re.compile(
    r"(?:(?:These|Those|They|The\s(?:report|survey|study|analysis|figure)s?)\b|\b(?:of|among)\s(?:these|those|them)\b)"
)
_PART_OF = re.compile(r"\b(?:of|among|out\sof)\s(?:which|whom|these|those|them)\b")
_DEMONSTRATIVE = re.compile(r"\b(?:[Tt]hese|[Tt]hose|[Tt]his)\s(?:\w+\s)?$")
_DEFINITE_FIGURE = re.compile(r"\b[Tt]he\s(?:\w+\s){0,3}?(?:of\s)?$")
_CUMULATIVE = re.compile(r"\b(?:accumulat\w+|cumulative\w*|in\stotal\sto\sdate|so\sfar|to\sdate|since\sits\s\w+)\b", re.IGNORECASE)
_RAISED_TO = re.compile(
    r"\b(?:total|number|figure|tally|count|it)\b[\w\s'’-]{0,50}\bto\s(?:\w+\s){0,2}?$|\b(?:bringing|taking|lifting)\b[^,;]{0,40}\bto\s(?:\w+\s){0,2}?$"
)
_BEFORE_THAT = re.compile(r"^[^,;]{0,40}?\bbefore\s(?:that|then)\b")
_EVENT_DAYS = 31
_RESTATES = re.compile(r"(?:,?\s?\(?(?:or|up|down|an?\s\w+\sof|about|accounting\sfor|representing)\s(?:\w+\s){0,3}|,\s|\s\()$")
_DATING = ("calendar", "fiscal", "relative", "ago")
_WHOLE_OF = re.compile(r"\bof\s(?:the|its|all)\s$")  # "35 percent of the 19,000 companies' total"
_POSSESSIVE = re.compile(r"^\s(?:[\w-]+\s)?\w+s['’]\s")
_ATTRIBUTE_OF = re.compile(r"[a-z]\sof\s$")  # "the rules of March 10"


@dataclass(frozen=True, slots=True)
class PeriodReading:
    """A period and the rule that gave it."""

    period: Period
    rule: str


@dataclass(frozen=True, slots=True)
class _Context:
    """A period that later sentences may take over, and the paragraph that it was stated in."""

    span: Span
    paragraph: int
    sticky: bool = False  # named by a heading: holds until the next one
    broken: bool = False  # the text has gone on to something timeless: no longer carried into another paragraph


class PeriodTracker:
    """Reads the sentences of one article in order; `enter` each sentence, then ask for the period of its quantities."""

    def __init__(self, published_on: date | None, fiscal_start: int = 1) -> None:
        self._published_on = published_on
        self._fiscal_start = fiscal_start
        self._context: _Context | None = None
        self._sentence: Sentence | None = None
        self._quantities: Sequence[Quantity] = ()
        self._expressions: tuple[TimeExpression, ...] = ()
        self._incoming: _Context | None = None
        self._latest: tuple[Quantity, PeriodReading] | None = None
        self._first_told: dict[tuple[object, str], Period] = {}

    def enter(self, sentence: Sentence, quantities: Sequence[Quantity] = ()) -> None:
        """Go on to the next sentence, with or without numbers; its quantities in the order of the text."""
        if self._context and sentence.heading:
            self._context = None
        self._sentence, self._quantities = sentence, quantities
        self._incoming, self._latest = self._context, None
        self._expressions = tuple(
            expression
            for expression in find_expressions(sentence.text)
            if not any(
                quantity.start < expression.end and expression.core_start < quantity.end and quantity.unit not in ("YEARS", "DAYS")
                for quantity in quantities
            )
        )
        self._carry(sentence)

    def period_for(self, quantity: Quantity, *, per: Per | None = None) -> PeriodReading:
        """The period of a quantity of the sentence entered last; `per` is that of a rate."""
        sentence = self._entered()
        reading = (
            self._repeated(sentence, quantity)
            or self._timeless_whole(sentence, quantity)
            or self._stated(sentence, quantity)
            or self._part_of_previous(sentence, quantity)
            or self._carried(sentence, quantity, per)
            or self._publication("publication.default")
        )
        key = (quantity.value, quantity.unit)
        self._first_told.setdefault(key, reading.period)
        self._latest = quantity, reading
        if reading.rule == "publication.default" and not per and self._lapses(sentence, quantity):
            self._context = None
        return reading

    def _entered(self) -> Sentence:
        if self._sentence is None:
            raise ValueError("no sentence entered")
        return self._sentence

    def _resolve(self, expression: TimeExpression) -> Span | None:
        sentence = self._entered()
        context = self._sentence_year(expression) or (self._incoming.span if self._incoming else None)
        verb = read_clauses(sentence.text).governing_verb(expression.start, expression.end)
        future = verb is not None and verb.kind in ("future", "plan", "expect", "pledge")
        return resolve(expression, self._published_on, context, fiscal_start=self._fiscal_start, future=future)

    def _sentence_year(self, expression: TimeExpression) -> Span | None:
        """The span of an earlier expression of the sentence, which anaphora and months without a year lean on."""
        for other in reversed(self._expressions):
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
        if _DEMONSTRATIVE.search(lead) or fractional and _DEFINITE_FIGURE.search(lead):
            return PeriodReading(first, "period.repeated_figure")
        return None

    def _timeless_whole(self, sentence: Sentence, quantity: Quantity) -> PeriodReading | None:
        """A population that a share is reckoned on, told in passing, is no figure of the share's period."""
        lead = sentence.text[max(0, quantity.start - 10) : quantity.start]
        if quantity.unit == "COUNT" and _WHOLE_OF.search(lead) and _POSSESSIVE.match(sentence.text[quantity.end :][:40]):
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
        expression = governing(sentence.text, self._expressions, self._quantities, quantity)
        if expression is None:
            return None
        if expression.core.kind == "now":
            return self._publication("publication.now")
        span = self._resolve(expression)
        if span is None:
            return None
        span = self._narrowed(sentence.text, quantity, span)
        basis = "context" if expression.core.kind == "anaphora" and expression.role != "since" else "stated"
        return PeriodReading(Period(span.start, span.end, basis), f"period.{expression.core.kind}.{expression.role}")

    def _narrowed(self, text: str, quantity: Quantity, span: Span) -> Span:
        """A total that an event of one day brings about is a state at its end; "the 11 before that" end a day earlier."""
        if span.days != 1:
            return span
        limit = min((other.start for other in self._quantities if other.start >= quantity.end), default=len(text))
        if _BEFORE_THAT.match(text[quantity.end : min(limit, quantity.end + 60)]):
            return Span(None, span.end - timedelta(days=1))
        if _RAISED_TO.search(text[max(0, quantity.start - 70) : quantity.start]):
            return Span(None, span.end)
        return span

    def _carried(self, sentence: Sentence, quantity: Quantity, per: Per | None) -> PeriodReading | None:
        context = self._incoming
        if context is None or not self._carries(context, sentence, quantity, per):
            return None
        return PeriodReading(Period(context.span.start, context.span.end, "context"), "period.carried")

    def _carries(self, context: _Context, sentence: Sentence, quantity: Quantity, per: Per | None) -> bool:
        text = sentence.text
        if _CUMULATIVE.search(text) or per is not None and re.search(r"\b(?:annually|yearly|per\syear|a\syear|each\syear)\b", text):
            return False
        distance = sentence.paragraph - context.paragraph
        kind = self._tense(text, quantity)
        if context.sticky:
            return kind not in ("future", "plan", "expect", "pledge", "modal")
        if distance == 0:
            if kind in ("past", None):
                return True
            return kind == "present" and bool(_DERIVED.match(text) or _SAME_THINGS.search(text))
        if context.broken:
            return False
        if distance == 1 and context.span.days > _EVENT_DAYS:
            return kind == "past" and self._context is not None
        return distance <= 2 and 0 < context.span.days <= _EVENT_DAYS and kind == "past"

    @staticmethod
    def _tense(text: str, quantity: Quantity) -> str | None:
        verb = read_clauses(text).governing_verb(quantity.start, quantity.end)
        return verb.kind if verb else None

    def _publication(self, rule: str) -> PeriodReading:
        return PeriodReading(Period(None, self._published_on, "publication"), rule)

    def _lapses(self, sentence: Sentence, quantity: Quantity) -> bool:
        """Whether a figure dated by the publication ends the carried period: it does unless it is a mere aside."""
        return self._context is not None and not self._context.sticky and not _DEMONSTRATIVE.search(
            sentence.text[max(0, quantity.start - 30) : quantity.start]
        )

    def _carry(self, sentence: Sentence) -> None:
        """Set the context that later sentences find, by what this one states."""
        governs = [
            expression
            for quantity in self._quantities
            if (expression := governing(sentence.text, self._expressions, self._quantities, quantity))
            and self._can_tell(expression)
        ]
        telling = [each for each in self._expressions if self._is_telling(each)]
        if not telling and not governs:
            self._age(sentence)
            return
        fronted = [each for each in telling if is_fronted(sentence.text, each)]
        chosen = governs[-1] if governs else fronted[0] if fronted else telling[-1]
        span = self._resolve(chosen)
        if span and (self._published_on is None or span.end <= self._published_on or chosen.core.kind == "calendar"):
            self._context = _Context(span, sentence.paragraph, sticky=sentence.heading)

    def _age(self, sentence: Sentence) -> None:
        """A sentence without a date of its own ends the context ("in recent years", "now"), or wears it ("X is a park")."""
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
