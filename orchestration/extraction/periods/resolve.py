"""Dates of time expressions: resolved against the publication date and the period that is being spoken of."""

from __future__ import annotations

from datetime import date, timedelta

from orchestration.extraction.periods.calendar import Span, fiscal_year, months, shifted, unit_around
from orchestration.extraction.periods.cores import Core
from orchestration.extraction.periods.expressions import TimeExpression

_THE_YEAR = Core("calendar", year_basis="context")
_YEAR_CLOSES = ((3, 31), (6, 30), (12, 31))  # "as on 31 March there were 90, of which 12 were added during the year"
_QUARTER_DAYS = 92
_MONTH_DAYS = 30.4
_NEARLY_OVER = 45  # days before its end from which a quarter or half is reported on
_MONTHS_TO = {"year_to": 12, "nine_to": 9, "half_to": 6, "quarter_to": 3}


def resolve(
    expression: TimeExpression,
    published_on: date | None,
    context: Span | None = None,
    *,
    fiscal_start: int = 1,
    future: bool = False,
) -> Span | None:
    """The days that an expression stands for in its role, or None where it cannot be told.

    `context` is the period that the text was speaking of; `future` says that the clause is about what is to come, so
    that a month without a year is the next one and not the last one.
    """
    span = resolve_core(expression.core, published_on, context, fiscal_start=fiscal_start, future=future)
    if span is None:
        return _before_publication(expression, published_on, fiscal_start)
    match expression.role:
        case "by" | "end":
            mid = expression.core.unit == "mid" and expression.role == "by"
            return Span(None, date(span.end.year, 6, 30) if mid else span.end)
        case "year_to" | "nine_to" | "half_to" | "quarter_to":
            return Span(shifted(span.end + timedelta(days=1), "month", -_MONTHS_TO[expression.role]), span.end)
        case "start":
            return Span(None, span.start or span.end)
        case "since":
            begun = span.start or span.end
            return Span(begun, published_on) if published_on and published_on >= begun else span
        case "before":
            return Span(None, (span.start or span.end) - timedelta(days=1))
        case _:
            return span


def _before_publication(expression: TimeExpression, published_on: date | None, fiscal_start: int) -> Span | None:
    """The year before the text's own: "compared to 46 in the previous year", where no year is spoken of."""
    core = expression.core
    if core.kind != "previous" or (expression.role != "comparison" and core.unit not in ("year_ago", "fiscal")):
        return None
    if core.unit == "fiscal":
        return _fiscal(Core("fiscal", unit="april_year", offset=core.offset), published_on, fiscal_start)
    if core.unit not in ("month", "quarter", "year", "year_ago"):
        return None
    unit = core.unit.removesuffix("_ago")
    return unit_around(shifted(published_on, unit, core.offset), unit) if published_on else None


def resolve_core(
    core: Core, published_on: date | None, context: Span | None, *, fiscal_start: int = 1, future: bool = False
) -> Span | None:
    """The days that the expression proper names."""
    match core.kind:
        case "calendar":
            return _calendar(core, published_on, context, future)
        case "fiscal":
            return _fiscal(core, published_on, fiscal_start)
        case "relative":
            return _relative(core, published_on, None if future else context)
        case "window":
            return _window(core, published_on)
        case "ahead":
            return _window(core, published_on) if future else None
        case "ago":
            return _ago(core, published_on)
        case "now":
            return Span(None, published_on) if published_on else None
        case "anaphora":
            return _anaphora(core, context)
        case "previous":
            return _previous(context, core)
        case _:
            return None


def _relative(core: Core, published_on: date | None, context: Span | None) -> Span | None:
    if core.unit == "year_so_far":
        return Span(date(published_on.year, 1, 1), published_on) if published_on else None
    if core.offset == 0 and context and _is_one(context, core.unit, published_on):
        return context  # "in this quarter" of a text on an earlier one
    return unit_around(shifted(published_on, core.unit, core.offset), core.unit) if published_on else None


def _is_one(span: Span, unit: str, published_on: date | None) -> bool:
    """Whether a span is one whole month or quarter, over when the text was published."""
    if span.start is None or unit not in ("month", "quarter") or (published_on and span.end >= published_on):
        return False
    return unit_around(span.start, unit) == span


def _calendar(core: Core, published_on: date | None, context: Span | None, future: bool) -> Span | None:
    if core.year and core.year_to:
        first, last = months(core.year, core.months[0], 12), months(core.year_to, 1, core.months[1])
        return Span(first.start, last.end) if first and last else None
    if core == _THE_YEAR and context and context.start and 360 < context.days < 370:
        return context  # a year that need not be the calendar's
    if core == _THE_YEAR and context and context.start is None and (context.end.month, context.end.day) in _YEAR_CLOSES:
        return Span(shifted(context.end + timedelta(days=1), "month", -12), context.end)
    if (
        core.unit == "year_end"
        and core.year is None
        and context
        and 360 < context.days < 370
        and context.end.month < 12
    ):
        return context
    year = core.year
    if year is None and core.year_basis == "publication":
        year = published_on.year + core.offset if published_on else None
    elif year is None:
        year = _implied_year(core, published_on, context, future)
    return months(year, *core.months, core.days[0], core.days[1]) if year else None


def _implied_year(core: Core, published_on: date | None, context: Span | None, future: bool) -> int | None:
    """The year of a month or day told without one: the one spoken of, else the last or the next that fits."""
    if (
        context
        and context.start
        and context.start.year == context.end.year
        and not (core.unit == "year_end" and core.offset and published_on)  # the turn of the year is the last one
        and (core.months == (1, 12) or not published_on or context.end.year < published_on.year)
    ):
        late = core.unit == "year_end" and published_on and date(context.end.year, 12, 31) > published_on and not future
        return context.end.year + (core.offset or -bool(late))
    if published_on is None:
        return None
    span = months(published_on.year, *core.months, core.days[0], core.days[1])
    if span is None:
        return None
    if core.months == (1, 12):
        ends_later = core.unit == "year_end" and date(published_on.year, 12, 31) > published_on and not future
        return published_on.year + (core.offset or -ends_later)
    if future:
        return published_on.year + (span.end < published_on)
    if span.days >= _QUARTER_DAYS - 3:  # a quarter or half is told of when it is over, or nearly so
        return published_on.year + core.offset - (span.end > published_on + timedelta(days=_NEARLY_OVER))
    return published_on.year + core.offset - (span.start is not None and span.start > published_on)


def _fiscal(core: Core, published_on: date | None, fiscal_start: int) -> Span | None:
    if core.year is None:
        if published_on is None:
            return None
        if core.unit == "april_year":  # "this fiscal" without a noun is Indian English
            fiscal_start = max(fiscal_start, 4)
        ends_in = published_on.year + (fiscal_start > 1 and published_on.month >= fiscal_start)
        return fiscal_year(ends_in + core.offset, fiscal_start)
    if core.year_to is None:
        return fiscal_year(core.year, fiscal_start)
    if core.unit == "tax_year":
        return Span(date(core.year, 4, 6), date(core.year_to, 4, 5))  # the British one
    if core.year_to == core.year + 1:
        return fiscal_year(core.year_to, max(fiscal_start, 4))
    return Span(fiscal_year(core.year + 1, 4).start, fiscal_year(core.year_to, 4).end)


def _window(core: Core, published_on: date | None) -> Span | None:
    if published_on is None:
        return None
    other = shifted(published_on, core.unit, core.offset)
    return Span(other, published_on) if other < published_on else Span(published_on, other)


def _ago(core: Core, published_on: date | None) -> Span | None:
    if published_on is None:
        return None
    unit = "year" if core.unit in ("year", "decade") else core.unit
    return unit_around(shifted(published_on, core.unit, core.offset), unit)


def _anaphora(core: Core, context: Span | None) -> Span | None:
    if context is None:
        return None
    if core.unit.startswith("later_"):
        unit = core.unit.removeprefix("later_")
        return unit_around(shifted(context.end, unit, core.offset), unit)
    if core.unit == "year_one":
        return months((context.start or context.end).year, 1, 12)
    if core.unit == "year" and not 360 < context.days < 370:  # else the year spoken of, which may be a fiscal one
        return Span(date(context.end.year, 1, 1), date(context.end.year, 12, 31))
    if core.unit == "quarter" and context.days > _QUARTER_DAYS:
        return None
    length = core.offset * _MONTH_DAYS  # of "the six months"
    if length and abs(context.days - length) > length / 5:
        return Span(shifted(context.end + timedelta(days=1), "month", -core.offset), context.end)
    if core.unit == "month" and context.start and context.start.month == context.end.month:
        return unit_around(context.end, "month")
    return context


def _previous(context: Span | None, core: Core) -> Span | None:
    if core.year and (context is None or context.start is None):
        return months(core.year, *core.months)
    if context is None:
        return None
    offset = core.year - context.end.year if core.year else core.offset
    unit = "year" if core.unit in ("fiscal", "year_ago") else core.unit
    start = shifted(context.start, unit, offset) if context.start else None
    end = shifted(context.end, unit, offset)
    if (context.end + timedelta(days=1)).day == 1:  # the last of a month goes to the last of a month
        end = shifted(context.end + timedelta(days=1), unit, offset) - timedelta(days=1)
    return Span(start, end)
