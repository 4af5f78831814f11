"""The period that the text is speaking of from sentence to sentence: what sets it and what ends it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from orchestration.extraction.claims.clauses import read_clauses
from orchestration.extraction.model import Period, Quantity, Sentence
from orchestration.extraction.periods.attachment import is_attached, is_fronted, tells_founding
from orchestration.extraction.periods.attributes import AREAS
from orchestration.extraction.periods.binding import opens_aside
from orchestration.extraction.periods.calendar import Span
from orchestration.extraction.periods.context import Context, says_of_self, tense_of
from orchestration.extraction.periods.expressions import TimeExpression
from orchestration.extraction.periods.links import PeriodReading
from orchestration.extraction.periods.sentence_dates import DATING, SentenceDates
from orchestration.slots import Per

_RAISES = re.compile(
    r"(?:This|That|It)\s(?:takes|took|brings|brought|lifts|lifted|raises|raised)\s(?:[\w'’-]+\s){1,6}to\s"
)
_COMPARING = re.compile(r"\b(?:is|are)\s|\bhad\s(?:\w+\s)?(?:been|\w+ed|\w+en|stood|made|come)\b")
_AS_ON = re.compile(r"(?:[Aa]s\s(?:of|on|at)|[Tt]ill|[Uu]p\s?to|[Uu]ntil)\s")
_DONE = ("past", "perfect")
_EVENT_DAYS = 31  # what is no longer is told of in one place
_YEAR_DAYS, _JUST_ENDED = 300, 120  # a year reported on in the months after it
_PART_BEHIND = re.compile(r"\s(?:\w+\s)?of\s(?:the|these|those|them|its|their|all)\b")
_REPORTED_DAYS = 28  # shortest stretch of time that anything is reported to have grown in
_STRETCH_DAYS = 80  # what is shorter is a mere part of a longer stretch
_RECENT_DAYS = 550  # from its end to the report on it
_ATTRIBUTE_OF = re.compile(r"[a-z]\sof\s$")  # "the rules of March 10"
_COMPARED = re.compile(
    r"\b(?:overt(?:ak(?:e|es|ing)|ook)|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|beat(?:s|ing)?|topp(?:ed|ing)|above|below|following|after|against|compared\s(?:with|to)"
    r"|versus|than|from|(?:rise|increase|growth|gain|jump|drop|fall|decline"
    r"|decrease|improvement|plus|minus|up|down)\s(?:on|over|from))\s(?:the\s)?(?:\w+\s){0,2}?$|\((?:\w+\s)?\w+:\s$"
)


class Carrying:
    """The context of an article as its sentences go by."""

    def __init__(self, published_on: date | None, dates: SentenceDates) -> None:
        self._published_on, self._dates = published_on, dates
        self._section: Context | None = None  # the period that the heading of the section names
        self._in_list = False
        self._sentence_before = ""  # the last character of the sentence before
        self._mentioned: Span | None = None  # the last period named in any role, for "that year"
        self._mentioned_later = False  # and whether no sentence since has set the context
        self._reported: Span | None = None  # the last stretch of time that figures were told of
        self.context: Context | None = None
        self.announced: tuple[Span, int] | None = None  # a date to come, and the sentence that named it

    @property
    def known(self) -> Span | None:
        """The period that "that year" means where it is no longer the context."""
        return self._mentioned if self._mentioned_later else None

    @property
    def reporting(self) -> Span | None:
        """The stretch of time that the text reports on, which "the year" means where nothing nearer does."""
        return self._reported

    def begin(self, sentence: Sentence) -> None:
        """What a sentence ends or goes on with by its place alone: a heading, an item of a list."""
        item = self._goes_on() and any(letter.isdigit() for letter in sentence.text)  # "North Ltd - 3.4 million"
        if sentence.heading and not item:
            self.context = self._section = None
        self._continue_list(sentence, item)

    def enter(self, sentence: Sentence) -> None:
        """Set the context by the dates of the sentence at hand."""
        before = self.context
        if any(each.core.kind == "previous" for each in self._dates.expressions):
            self._keep(before, sentence)
            before = self.context
        self._carry(sentence)
        renewed = self.context is not before and self.context is not None
        if renewed:
            self._mentioned_later = False
        named = [
            each
            for each in self._dates.expressions
            if each.core.kind in (*DATING, "window") and each.role not in ("name", "comparison")
        ]
        span = self._dates.resolve(named[-1]) if named else None
        if span is None:
            return
        if self._published_on and span.end > self._published_on:
            self.announced = span, sentence.index
        if not renewed and not span.start == span.end == self._published_on:
            self._mentioned, self._mentioned_later = span, True

    def reading(self, sentence: Sentence, quantity: Quantity, per: Per | None) -> PeriodReading | None:
        """The carried period, where a quantity that states none takes it over; else that of the section."""
        for context in (self._dates.incoming, self._section):
            if context is None or (self._lies_ahead(context.span) and tense_of(sentence.text, quantity) in _DONE):
                continue
            if context.carries(sentence, quantity, per):
                self._keep(context, sentence)
                start = None if _RAISES.match(sentence.text) else context.span.start
                return PeriodReading(Period(start, context.span.end, "context"), "period.carried")
        return None

    def _keep(self, context: Context | None, sentence: Sentence) -> None:
        """The text is still at a stretch of time that it takes over or compares with, however far on."""
        if context is not None and context is self.context and context.span.days > _EVENT_DAYS:
            self.context = replace(context, paragraph=sentence.paragraph)

    def reported(self, sentence: Sentence, quantity: Quantity, moving: bool) -> PeriodReading | None:
        """The stretch of time that the text reports on, for a figure that moves: "Exports were up 5 percent"; for any
        in simple past where the text appears when the year that it reports on has just ended."""
        if self._reported is None or says_of_self(sentence.text):
            return None
        tense = tense_of(sentence.text, quantity)
        if tense not in ("past", "perfect", None) or not (moving or (tense == "past" and self._tells_year(quantity))):
            return None
        self.context = Context(self._reported, sentence.paragraph)  # the text is back at what it reports on
        return PeriodReading(Period(self._reported.start, self._reported.end, "context"), "period.reported")

    def _tells_year(self, quantity: Quantity) -> bool:
        if self._reported is None or self._published_on is None or quantity.unit in (*AREAS, "YEARS", "DAYS"):
            return False
        if self._reported.days < _YEAR_DAYS or (self._published_on - self._reported.end).days > _JUST_ENDED:
            return False
        return not _PART_BEHIND.match(self._dates.sentence.text, quantity.end)

    def end(self) -> None:
        """A figure dated by the publication ends the carried period, outside of lists."""
        if self.context is not None and not self.context.sticky and not self._in_list:
            self._mentioned, self._mentioned_later = self.context.span, True  # "that date" still means it
            self.context = None

    def _carry(self, sentence: Sentence) -> None:
        """Set the context that later sentences find, by what this one states."""
        if not self._dates.expressions:
            self._age(sentence)
            return
        governs = [
            expression
            for quantity in self._dates.quantities
            if not _COMPARED.search(sentence.text[max(0, quantity.start - 30) : quantity.start])
            and (expression := self._dates.governing(quantity))
            and self._can_tell(expression)
            and not tells_founding(sentence.text, expression)
            and not self._labels(sentence, expression)
            and not opens_aside(sentence.text, expression)
        ]
        telling = [each for each in self._dates.expressions if self._is_telling(each)]
        if not telling and not governs:
            self._age(sentence)
            return
        fronted = [each for each in telling if is_fronted(sentence.text, each)]
        if not (governs or fronted) and self._dates.quantities:
            return
        if not governs and not sentence.heading and len({each.core.year for each in telling if each.core.year}) > 1:
            return  # a chronicle: none of its dates is spoken of from now on
        contrasted = not governs and fronted and ", but " in sentence.text[fronted[0].end : telling[-1].start]
        chosen = (
            self._latest(governs) if governs else fronted[0] if fronted and not contrasted else self._latest(telling)
        )
        span = self._dates.resolve(chosen)
        if span and span.start == span.end == self._published_on:
            return
        if span and (self._goes_back(span) or (sentence.heading and self._lies_ahead(span))):
            return
        if span and (self._published_on is None or span.end <= self._published_on or chosen.core.kind == "calendar"):
            past = self._published_on is None or span.end <= self._published_on
            by_day = chosen.role == "by" and chosen.core.days != (1, 31)
            as_on = _AS_ON.match(sentence.text, chosen.start, chosen.core_start) is not None
            balance = past and (by_day or as_on) and chosen.core.kind != "relative"  # no "end of last year"
            self.context = Context(span, sentence.paragraph, sticky=sentence.heading, balance=balance)
            if self._is_reported(span) and not is_attached(sentence.text, chosen):
                self._reported = span
            self._section = self.context if sentence.heading else self._section

    def _lies_ahead(self, span: Span) -> bool:
        return self._published_on is not None and (span.end - self._published_on).days > _EVENT_DAYS

    def _goes_back(self, span: Span) -> bool:
        """Whether a past perfect or a present only compares with an earlier time: "In the first half of 2012 it had
        been 340", "2012 is not far behind"."""
        if span.start is None or _COMPARING.search(self._dates.sentence.text) is None:
            return False
        known = (self.context.span if self.context else None, self._reported)
        return any(each and each.start and span.end < each.start and abs(span.days - each.days) <= 3 for each in known)

    def _latest(self, expressions: list[TimeExpression]) -> TimeExpression:
        """The last expression, or one before it where the last only goes back to compare: "40; in 2015 still 60"."""
        last, earlier = expressions[-1], expressions[:-1]
        span = self._dates.resolve(last)
        for each in earlier:
            other = self._dates.resolve(each)
            if span and other and span.start and other.start and span.end < other.start and span.days <= other.days + 3:
                return each
        return last

    def _is_reported(self, span: Span) -> bool:
        """Whether a text of this date may report on a stretch: no part of the one it does report on, no time before."""
        if span.start is None or span.days < _REPORTED_DAYS:
            return False
        known = self._reported
        if known and known.start and (span.end < known.start or (span.end <= known.end and span.days < _STRETCH_DAYS)):
            return False
        if known and span.end == known.end and span.days > known.days:
            return False  # "in the third quarter ... in the first three quarters"
        return self._published_on is None or 0 <= (self._published_on - span.end).days <= _RECENT_DAYS

    def _goes_on(self) -> bool:
        """Whether a list that a line with a colon leads in goes on: its items end with a comma or with nothing."""
        last = self._sentence_before
        return last == ":" or (self._in_list and (last in (";", ",") or last.isalnum()))

    def _continue_list(self, sentence: Sentence, item: bool) -> None:
        """Carry the context through the items of a list that a line with a colon leads in."""
        goes_on = item if sentence.heading else self._goes_on() and (item or not self._sentence_before.isalnum())
        self._sentence_before = sentence.text[-1:]
        self._in_list = goes_on or (not sentence.heading and ("|" in sentence.text or sentence.text.endswith(":")))
        context = self.context
        if context and not context.sticky and self._in_list and sentence.paragraph - context.paragraph == 1:
            self.context = replace(context, paragraph=sentence.paragraph)

    @staticmethod
    def _labels(sentence: Sentence, expression: TimeExpression) -> bool:
        """Whether it dates one figure or label alone: "Companies: 1,309 (2018)", "from 4 million (2017) to 17"."""
        text = sentence.text
        bracket = text[max(0, expression.start - 1) : expression.start] == "("
        return bracket and (text[expression.end : expression.end + 1] == ")" or not read_clauses(text).verbs)

    def _age(self, sentence: Sentence) -> None:
        """A sentence without a date ends the context: "in recent years", "now", "over the past five years"."""
        if self.context is None or self.context.sticky:
            return
        kinds = {each.core.kind for each in self._dates.expressions}
        if kinds & {"vague", "now"} and not self._dates.quantities:
            self.context = None
        elif "window" in kinds and self._dates.quantities:
            self.context = None  # "over the past five years": what follows is of them

    def _is_telling(self, expression: TimeExpression) -> bool:
        """Whether an expression can set the period that is spoken of from now on."""
        text = self._dates.sentence.text
        if is_attached(text, expression, finite=not self._dates.quantities):
            return False
        lead = text[max(0, expression.start) : expression.core_start]
        if _ATTRIBUTE_OF.search(text[max(0, expression.start - 2) : expression.core_start]) and lead.startswith("of "):
            return expression.core.months == (1, 12)
        if not read_clauses(text).verbs and not self._dates.quantities and not self._dates.sentence.heading:
            leads_in = text.endswith(":") or expression.role in ("by", "end")  # else a dateline
            return leads_in and self._can_tell(expression)
        return self._can_tell(expression)

    @staticmethod
    def _can_tell(expression: TimeExpression) -> bool:
        outward = expression.role in ("name", "comparison", "since", "before", "after")
        outward = outward or expression.core.unit == "month_before"  # only held against the month told of
        return not outward and expression.core.kind in ("calendar", "fiscal", "relative")
