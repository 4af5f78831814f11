"""Figures dated by other figures: told again, parts of a whole, members of a dated group, the value a year before."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from orchestration.extraction.model import Period, Quantity, Sentence
from orchestration.extraction.periods.calendar import Span
from orchestration.extraction.periods.context import tense_of
from orchestration.extraction.periods.expressions import TimeExpression

_DEMONSTRATIVE = re.compile(r"\b(?:[Tt]hese|[Tt]hose|[Tt]his)\s(?:\w+\s)?$")
_DEFINITE_FIGURE = re.compile(r"\b[Tt]he\s(?:\w+\s){0,3}?(?:of\s)?$")
_BARE_DEFINITE = re.compile(r"\b(?:[Oo]f|[Aa]mong)\sthe\s$")
_PART_OF = re.compile(r"\b(?:of|among|out\sof)\s(?:which|whom|these|those|them)\b")
_PART_OF_IT = re.compile(  # "a rise to 18 million, but 5 of that was a single deal"
    r"\sof\s(?:that|it|this)(?=\s(?:was|is|were|went|goes|came|comes|will|has|had|in|from|to|for|on|by|alone)\b|[,.;)])"
)
_NEXT_PART = re.compile(
    r"(?:[^.;\d]{0,40}),?\s(?:and\s)?(?:(?:the\s)?(?:remaining|other|rest|last)\s|another\s|a\sfurther\s)?$"
)
_PART_VERB = re.compile(r"^\s(?:(?:of\sthem|others?|more)\s)?(?:are|were|is|was|have|has|had|in|from|at|by)\b")
_RESTATES = re.compile(
    r"(?:(?P<difference>[^,;]{0,30},\s(?:an?|the)\s(?:increase|rise|gain|addition|drop|fall|decline|decrease|reduction)\sof\s(?:\w+\s){0,2})"
    r"|[^,;:()]{0,40},\s(?:up|down)\s(?:\w+\s){0,3}|,\s(?:which|that)\s(?:is|was|means|meant|represents|represented|equals)\s(?:\w+\s){0,5}"
    r"|,?\s?\(?(?:or|up|down|an?\s\w+\sof|about|accounting\sfor|representing)\s(?:\w+\s){0,3}|,\s|\s\()$"
)
_PRESENT_BEHIND = re.compile(r"^\s(?:are|is|remain|still\s[a-z]+|continue|survive|exist)\b")
_GROUP = re.compile(
    r"^\W*(?:and\s|but\s)?(?:[Oo]f|[Aa]mong|[Oo]ut\sof)\s(?:the|these|those|its|their|all)\s(?:\w+\s){0,2}$"
)
_OTHER_YEAR = re.compile(
    r"^(?:[^.;\d(]|\d{4}){0,40}\((?:in\s|at\s(?:the\s)?end\s(?:of\s)?)?(?P<day>\d{1,2}\s[A-Z][a-z]+\s)?(?:(?P<year>(?:19|20)\d\d)|(?:the\s)?(?:previous|prior"
    r"|preceding)\syear|(?:the\s|a\s)?year\s(?:before|earlier))\s?:?\s(?:\w+\s){0,2}$"
)
_TWO_YEARS = re.compile(r"(?:19|20)\d\d\sand\s(?P<later>(?:19|20)\d\d)")
_STARTING = re.compile(
    r"\b(?:rose|risen|grew|grown|increased|climbed|jumped|went\s(?:up|down)|fell|fallen|dropped|declined|decreased"
    r"|slipped|shrank|rising|growing|increasing|climbing|falling|dropping|declining|decreasing|,\s(?:up|down))"
    r"\b[^.;:()]{0,40}?\sfrom\s(?:(?!to\b)[a-z]+\s){0,2}$"
)
_TOTAL_REACHED = re.compile(  # "three more opened, and the total has reached 20"
    r"[^.;:]{1,80}?,?\s(?:and|so|which)\s(?:the|its|their|this)?\s?(?:[a-z]+\s)?(?:total|number|tally|count)\s"
    r"(?:thus\s|so\s)?(?:has|have|had)\s(?:\w+\s)?(?:reached|risen\sto|grown\sto|come\sto|climbed\sto)\s(?:\w+\s){0,2}"
)
_LONG = 550  # days: of what is longer, the first year is the one that a figure starts from
_PURSUED = re.compile(
    r"^(?:(?:Together|Between\sthem|In\sall|Collectively),?\s)?(?:[Tt]hey|[Tt]hese|[Tt]hose|Of\s(?:these|those|them))\b"
)
_OF_THEM = re.compile(r"^(?:\s[\w-]+){0,2}?\sof\s(?:them|these|those)\b")


@dataclass(frozen=True, slots=True)
class PeriodReading:
    """A period and the rule that gave it."""

    period: Period
    rule: str


class FigureLinks:
    """The figures read so far, on whose periods later ones lean."""

    def __init__(self, published_on: date | None) -> None:
        self._published_on = published_on
        self._first_told: dict[tuple[object, str], Period] = {}
        self._latest: tuple[Quantity, PeriodReading] | None = None
        self._group: PeriodReading | None = None
        self._in_parts = False  # whether the sentence tells parts: "of which 93 ..."
        self._since: tuple[Period, int, int] | None = None  # a period "since", with its sentence and paragraph
        self._index, self._paragraph = -1, -1

    @property
    def tells_parts(self) -> bool:
        """Whether the sentence tells parts of a dated whole: "Of the 31 teams since 2012, ...", "of which 93 ..."."""
        return self._group is not None or self._in_parts

    def enter(self, sentence: Sentence) -> None:
        """Go on to the next sentence."""
        self._latest = self._group = None
        self._in_parts = False
        self._index, self._paragraph = sentence.index, sentence.paragraph

    def note(self, sentence: Sentence, quantity: Quantity, reading: PeriodReading) -> None:
        """Keep the reading of a quantity for those behind it."""
        self._first_told.setdefault((quantity.value, quantity.unit), reading.period)
        if self._latest is None and _GROUP.match(sentence.text[: quantity.start][:40]):
            lasting = reading.period.start is None or reading.period.end == self._published_on
            if quantity.start <= 40 and lasting and reading.period.basis != "publication":
                self._group = reading
        self._in_parts = (
            self._in_parts or _PART_OF.search(sentence.text[max(0, quantity.start - 24) : quantity.start]) is not None
        )
        if reading.rule.endswith(".since") or reading.rule == "period.pursued":
            self._since = reading.period, self._index, self._paragraph
        self._latest = quantity, reading

    def repeated(self, text: str, quantity: Quantity) -> PeriodReading | None:
        """A figure told again as a known one ("these 27 companies", "the ratio of 43.2") keeps its first period."""
        first = self._first_told.get((quantity.value, quantity.unit))
        if first is None:
            return None
        lead = text[max(0, quantity.start - 40) : quantity.start]
        fractional = quantity.value != quantity.value.to_integral_value()
        again = _BARE_DEFINITE.search(lead) and text[quantity.end : quantity.end + 1] == ","
        if again or _DEMONSTRATIVE.search(lead) or (fractional and _DEFINITE_FIGURE.search(lead)):
            return PeriodReading(first, "period.repeated_figure")
        return None

    def other_year(self, text: str, quantity: Quantity) -> PeriodReading | None:
        """The value of another year in brackets: of the same days or months as the figure before it, years away."""
        if self._latest is None:
            return None
        previous, reading = self._latest
        if reading.rule == "period.other_year" and ")" not in text[previous.end : quantity.start]:
            return reading
        match = _OTHER_YEAR.match(text[previous.end : quantity.start])
        end, start = reading.period.end, reading.period.start
        if match is None or end is None or (match["year"] and reading.period.basis == "publication"):
            return None
        if match["day"] and match["year"] and not end.strftime("%-d %B").startswith(match["day"].strip()):
            return None  # a balance of another day, not of another year
        years = int(match["year"]) - end.year if match["year"] else -1
        moved = Period(start and _years_on(start, years), _years_on(end, years), "stated")
        return PeriodReading(moved, "period.other_year")

    def starting_from(self, text: str, quantity: Quantity, reading: PeriodReading) -> PeriodReading:
        """What a change starts from is of a year before, or of the first of several years: "sales rose from 41 to 48
        million", "turnover was 9 million, up from 7"."""
        end, start = reading.period.end, reading.period.start
        carried = reading.rule in ("period.carried", "period.report_year")
        if (
            end is None
            or not (carried or (start is not None and reading.rule.endswith(".span")))
            or not _STARTING.search(text, max(0, quantity.start - 80), quantity.start)
        ):
            return reading
        if start is not None and (end - start).days > _LONG:
            first = Period(date(start.year, 1, 1), date(start.year, 12, 31), reading.period.basis)
            return PeriodReading(first, "period.first_year")
        return PeriodReading(
            Period(start and _years_on(start, -1), _years_on(end, -1), reading.period.basis), "period.year_before"
        )

    def second_of_two(self, text: str, expression: TimeExpression, quantity: Quantity, span: Span) -> Span:
        """The later of two years for the later of two figures: "In 2016 and 2017, 4 and 5 million were invested"."""
        years = _TWO_YEARS.fullmatch(text, expression.core_start, expression.end)
        if years is None or self._latest is None or text[self._latest[0].end : quantity.start] != " and ":
            return span
        later = int(years["later"])
        return Span(date(later, 1, 1), date(later, 12, 31))

    def member(self, text: str, quantity: Quantity) -> PeriodReading | None:
        """What is told of the members of a group ("Of the 31 teams since 2012, nine ...") holds when the group does."""
        return PeriodReading(self._group.period, "period.group") if self._group else None

    def surviving(self, text: str, quantity: Quantity) -> PeriodReading | None:
        """Those of a whole counted since a date still there are told of now: "of which 52 are still running"."""
        if self._latest is None or not self._latest[1].rule.endswith(".since"):
            return None
        if not _PART_OF.search(text[self._latest[0].end : quantity.start]):
            return None
        if not _PRESENT_BEHIND.match(text[quantity.end : quantity.end + 24]):
            return None
        return PeriodReading(Period(None, self._published_on, "publication"), "publication.part_now")

    def part(self, text: str, quantity: Quantity) -> PeriodReading | None:
        """A part ("of which 600 were founded by") holds when the figure that it is a part of holds."""
        if self._latest is None:
            return None
        previous, reading = self._latest
        between = text[previous.end : quantity.start]
        of_it = _PART_OF_IT.match(text, quantity.end) and tense_of(text, quantity) in ("past", "present", "perfect")
        if of_it or _PART_OF.search(text[previous.end : quantity.end + 10]):
            return PeriodReading(reading.period, "period.part_of")
        if (
            self._in_parts
            and _NEXT_PART.fullmatch(between)
            and _PART_VERB.match(text[quantity.end : quantity.end + 20])
        ):
            return PeriodReading(reading.period, "period.part_of")
        if _TOTAL_REACHED.fullmatch(between):
            return PeriodReading(replace(reading.period, start=None), "period.total_reached")
        restates = _RESTATES.match(between)
        if restates and (quantity.unit == "PERCENT" or restates["difference"]):
            return PeriodReading(reading.period, "period.restated")
        return None

    def pursued(self, sentence: Sentence, quantity: Quantity) -> PeriodReading | None:
        """What goes on about those told of since a date: "Together they have raised", "some 15 percent of them"."""
        if self._since is None or self._since[2] != self._paragraph or self._since[1] < self._index - 1:
            return None
        text = sentence.text
        goes_on = _PURSUED.match(text) or _OF_THEM.match(text[quantity.end : quantity.end + 60])
        if not goes_on or tense_of(text, quantity) not in ("perfect", "present", "past", None):
            return None
        period = self._since[0]
        return PeriodReading(Period(period.start, period.end, "context"), "period.pursued")

    def looks_back(self, text: str, quantity: Quantity) -> bool:
        """Whether the figure is told as a known one, a mere aside."""
        return _DEMONSTRATIVE.search(text[max(0, quantity.start - 30) : quantity.start]) is not None


def _years_on(day: date, years: int) -> date:
    leap_day = day.month == 2 and day.day == 29
    return day.replace(year=day.year + years, day=28 if leap_day else day.day)
