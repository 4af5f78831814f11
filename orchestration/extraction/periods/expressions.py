"""Time expressions of a sentence: what they name ("the third quarter of 2015", "last year") and in which role."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from orchestration.extraction.periods.calendar import MONTHS, NUMBERS
from orchestration.extraction.periods.roles import Role, role_of

CoreKind = Literal["calendar", "fiscal", "relative", "window", "ahead", "ago", "now", "vague", "anaphora", "previous"]
YearBasis = Literal["given", "publication", "context"]


@dataclass(frozen=True, slots=True)
class Core:
    """What an expression names, before it is resolved. Months and days count from 1; day 31 is the month's last."""

    kind: CoreKind
    year: int | None = None
    year_to: int | None = None
    year_basis: YearBasis = "given"  # publication: `offset` years from it; context: the year that is being spoken of
    months: tuple[int, int] = (1, 12)
    days: tuple[int, int] = (1, 31)
    unit: str = "year"  # of a relative expression, window or anaphora
    offset: int = 0  # units from the publication: last year is -1; length of a window, negative for the past


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression with its preposition, as a half-open span of the sentence, and the part it plays there."""

    start: int
    end: int
    core_start: int
    core: Core
    role: Role


_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_YEAR = r"(?:19|20)\d\d(?![\d%]|[.,]\d)"
_YEAR_REFERENCE = rf"(?:{_YEAR}|(?:the|this|that|last|next|the\ssame|the\scurrent|the\sprevious)\s(?:fiscal\s|financial\s|calendar\s)?year)"
_OF_YEAR = rf"(?:,?\s?(?:(?:of|in)\s)?(?P<{{name}}>{_YEAR_REFERENCE}))"
_COUNT = r"(?:\d{1,3}(?![\d,.]\d)|a\scouple\sof|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_UNIT = r"(?:day|week|month|quarter|year|decade)"
_ORDINAL = r"(?:first|second|third|fourth|last|final|latter|1st|2nd|3rd|4th)"


def _of_year(name: str) -> str:
    return _OF_YEAR.format(name=name)


_PATTERNS = (
    r"(?P<year_end>\b(?:[Aa]t|[Bb]y)\s(?:the\s)?(?:year[\s-]end|end\sof\sthe\s(?:reporting\s|financial\s|fiscal\s)?year)\b"
    r"|\b(?:[Aa]s\s)?[Aa]t\sthe\s(?:balance\ssheet|reporting|closing)\sdate\b)",
    # 2014-09-30, 30.09.2014, 30/9/2014
    r"(?P<iso>(?<![\d-])(?:19|20)\d\d-\d\d-\d\d(?!\d))",
    r"(?P<dotted>(?<![\d./])\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d(?!\d))",
    # June 12th, 2014; March 3 to 5, 2014; 12 June 2014
    rf"(?P<day>\b{_MONTH}\s(?P<day_from>\d{{1,2}})(?!\d)(?:st|nd|rd|th)?(?!,\d\d\d|\.\d|:\d|%|\s(?:percent|million|billion|companies))"
    rf"(?:\s?(?:[-–]|to|and)\s?(?P<day_to>\d{{1,2}})(?:st|nd|rd|th)?(?!\d))?(?:,?\s(?P<day_year>{_YEAR}))?)",
    rf"(?P<day_first>\b(?P<day_first_number>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}\b\.?(?:,?\s(?P<day_first_year>{_YEAR}))?)",
    # early June 2014, the middle of 2015, late in 2010
    rf"(?P<part>\b(?:[Ee]arly|[Mm]id|[Ll]ate|(?:the\s)?(?:beginning|middle)\sof)[-\s](?:in\s)?(?:(?P<part_month>{_MONTH}\b)"
    rf"(?:,?\s(?P<part_month_year>{_YEAR}))?|(?P<part_year>{_YEAR_REFERENCE})))",
    # from January to September 2014, between March and June, April-June 2015
    rf"(?P<month_range>\b(?P<range_from>{_MONTH})(?:,?\s(?P<range_from_year>{_YEAR}))?\s?(?:to|through|until|till|and|[-–])\s?"
    rf"(?P<range_to>{_MONTH})\b\.?{_of_year('range_year')}?)",
    rf"(?P<month>\b(?P<month_name>{_MONTH})(?:{_of_year('month_year')}|\b))",
    # Q3 2015, 3Q15, the third quarter of last year, the first nine months of 2014, H1 2014
    rf"(?P<quarter>\bQ(?P<quarter_number>[1-4])\b(?:{_of_year('quarter_year')})?"
    rf"|\b(?:the\s)?(?P<quarter_word>{_ORDINAL})[-\s](?:calendar\s|fiscal\s)?quarter\b(?:{_of_year('quarter_word_year')})?)",
    rf"(?P<half>\b(?:H(?P<half_number>[12])\b(?:{_of_year('half_year')})?|(?P<half_first>[12])H\s?(?P<half_first_year>(?:19|20)\d\d))"
    rf"|\b(?:the\s)?(?P<half_word>{_ORDINAL})[-\s]half\b(?:{_of_year('half_word_year')}|(?!\s(?:of|a|an|million|an?\sdozen)\b)))",
    rf"(?P<first_months>\b(?:the\s)?first\s(?P<first_count>{_COUNT})\s(?P<first_unit>months|quarters)(?:{_of_year('first_year')})?)",
    # FY2023-24, fiscal 2016, the financial year 2015-16, 2015/16, 2006 to 2009
    r"(?P<fiscal>\b(?:FY|[Ff]iscal\s(?:[Yy]ear\s)?|[Ff]inancial\s[Yy]ear\s(?:of\s)?)\s?['’]?(?P<fiscal_year>(?:19|20)\d\d|\d\d)"
    r"(?:\s?[-–/]\s?(?P<fiscal_to>(?:19|20)\d\d|\d\d))?(?!\d))",
    rf"(?P<year_range>(?<![\d.,$£€₹¥-])(?P<years_from>(?:19|20)\d\d)\s?(?:(?:(?P<dash>[-–/])|to|through|until|till|and)\s?"
    rf"(?P<years_to>{_YEAR})|[-–/](?P<years_to_short>\d\d)(?![\d%-]|[.,]\d)))",
    r"(?P<decade>\b(?:the\s)?(?P<decade_year>(?:19|20)\d0)s\b)",
    rf"(?P<year>(?<![\d.,$£€₹¥#/])(?<!\d-)(?P<year_number>{_YEAR})(?!\s(?:percent|million|billion|crore|yuan|people|companies|firms|plan\b)))",
    # last year, the previous year, a year earlier, that year, since then
    rf"(?P<same_before>\b(?:the\s)?(?:same|corresponding)\s(?:period|time|quarter|month|months|half|date)\s(?:(?:of|in)\s)?(?:the\s)?"
    rf"(?:(?P<same_before_year>{_YEAR})|(?:last|previous|preceding|prior)\syear|a\syear\s(?:ago|earlier)))",
    r"(?P<previous>\b(?:the\s)?(?:previous|preceding|prior)\s(?P<previous_unit>year|month|quarter|week|period)\b"
    r"|\b(?:the|a|one)\s(?P<earlier_unit>year|month|quarter|week)\s(?:before|earlier|previously)\b|\byear[-\s]earlier\b)",
    r"(?P<relative>\b(?P<relative_word>[Ll]ast|[Tt]his|[Nn]ext|[Cc]urrent)\s(?P<relative_fiscal>fiscal\s|financial\s)?"
    r"(?P<relative_unit>day|week|month|quarter|year)\b)",
    r"(?P<yesterday>\b(?:[Yy]esterday|[Tt]omorrow)\b)",
    rf"(?P<window>\b(?P<window_word>past|last|previous|preceding|next|coming|following)\s(?:(?P<window_count>{_COUNT})\s(?:or\sso\s)?)?"
    rf"(?P<window_unit>{_UNIT})s?\b)",
    rf"(?P<ahead>\b(?:over|within|in)\s(?P<ahead_count>{_COUNT})\s(?P<ahead_unit>year|month)s\b)",
    rf"(?P<ago>\b(?P<ago_count>{_COUNT}|an?|one)\s(?P<ago_unit>{_UNIT})s?\sago\b)",
    r"(?P<anaphora>\b(?:[Tt]hat|[Tt]he\ssame|[Tt]his|[Tt]hose|[Tt]hese|[Ss]uch)\s(?P<anaphora_unit>year|month|quarter|period|day|date"
    r"|years|months|weeks|days)\b|(?<=[Aa]t\s)that\stime\b|(?<=[Bb]y\s)(?:that|this)\stime\b|(?<=[Ss]ince\s)then\b|(?<=[Bb]y\s)then\b|(?<=[Bb]efore\s)that\b|\b[Bb]ack\sthen\b|(?<=\bhas\s)since\b|(?<=\bhave\s)since\b)",
    r"(?P<the_year>(?<=[Dd]uring\s)the\syear\b|(?<=[Ii]n\s)the\syear\b(?!\s(?:of|to|before|after|since|that|when)\b)|(?<=[Oo]f\s)the\syear\b)",
    r"(?P<vague>\b(?:(?:in|over|for|during|within)\s(?:the\s)?(?:recent|past|last|coming|next|following)?\s?(?:few|several|many)?\s?"
    r"(?:years|months|decades|weeks)|in\sthe\s(?:near\s|foreseeable\s)?(?:future|past)|within\sa\sfew\s(?:years|months)"
    r"|over\sthe\syears|in\srecent\s\w+)\b)",
    r"(?P<now>\b(?:[Cc]urrently|[Nn]ow(?!\sthat)|[Tt]oday(?!['’]s)|[Aa]t\spresent|[Pp]resently|[Nn]owadays|[Ss]o\sfar|[Tt]o\sdate|[Tt]ill\sdate"
    r"|[Uu]ntil\snow|[Aa]s\sof\s(?:now|today)|[Bb]y\snow|[Aa]t\sthe\smoment|[Tt]hus\sfar|[Tt]o\sthis\sday"
    r"|[Ss]ince\s(?:its|their|the)\s(?:inception|launch|founding|foundation|establishment|creation|start|opening|beginning))\b)",
)
_CORE = re.compile(rf"(?<!\w)(?:{'|'.join(_PATTERNS)})")
_WORTH_READING = re.compile(
    r"(?:19|20)\d\d|\b(?:FY|Q[1-4]|H[12])|\d[HQ]|balance\ssheet|reporting|closing|ack\sthen|January|February|March|April|May|June|July"
    r"|August|September|October|November|December|\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b|year|month|quarter|week|decade"
    r"|[Ff]iscal|[Ff]inancial|\bhalf\b|[Nn]ow\b|[Tt]oday|\bdate\b|so\sfar|hus\sfar|present|urrently|moment|sterday|omorrow|\bthen\b|this\sday"
    r"|(?:that|same)\sday|t(?:hat|his)\stime|period|future|past|ince\s"
)
_BARE_MONTH_LEAD = re.compile(r"\b(?:[Ii]n|[Bb]y|[Ss]ince|[Oo]f|[Uu]ntil|[Tt]ill|[Ff]rom|[Tt]o|[Ll]ast|[Tt]his|[Nn]ext|[Dd]uring|[Bb]efore|[Aa]fter|and)\s$")


def find_expressions(text: str) -> tuple[TimeExpression, ...]:
    """The time expressions of a sentence in the order of the text, without overlaps."""
    if not _WORTH_READING.search(text):
        return ()
    return tuple(_read_all(text))


def _read_all(text: str) -> Iterator[TimeExpression]:
    for match in _CORE.finditer(text):
        core = _READERS[_kind(match)](match)
        if core is None:
            continue
        part = core.unit if core.unit == "year_end" else "day" if core.days != (1, 31) else core.kind
        start, role = role_of(text, match.start(), match.end(), whole_year=_is_whole_year(core), part=part)
        yield TimeExpression(start, match.end(), match.start(), core, role)


def _kind(match: re.Match[str]) -> str:
    return next(name for name in _READERS if match[name])


def _is_whole_year(core: Core) -> bool:
    return core.kind == "calendar" and core.months == (1, 12) and core.days == (1, 31)


def _month_number(name: str) -> int:
    return MONTHS[name.lower().rstrip(".")]


def _number(words: str) -> int:
    word = words.lower()
    return int(word) if word.isdigit() else 2 if "couple" in word else NUMBERS[word]


def _calendar(reference: str | None, months: tuple[int, int], days: tuple[int, int] = (1, 31)) -> Core:
    """Months of the year that a reference names: "2014", "last year", "the year", or nothing."""
    if reference is None:
        return Core("calendar", year_basis="context", months=months, days=days)
    if reference.isdigit():
        return Core("calendar", year=int(reference), months=months, days=days)
    word = reference.split()[0]
    if word in ("last", "next", "this"):
        return Core("calendar", year_basis="publication", offset={"last": -1, "next": 1, "this": 0}[word], months=months, days=days)
    offset = -1 if "previous" in reference else 0
    return Core("calendar", year_basis="context", offset=offset, months=months, days=days)


def _iso(match: re.Match[str]) -> Core | None:
    year, month, day = (int(part) for part in match["iso"].split("-"))
    return Core("calendar", year=year, months=(month, month), days=(day, day)) if 1 <= month <= 12 else None


def _dotted(match: re.Match[str]) -> Core | None:
    day, month, year = (int(part) for part in re.split(r"[./]", match["dotted"]))
    if month > 12:
        day, month = month, day
    return Core("calendar", year=year, months=(month, month), days=(day, day)) if 1 <= month <= 12 else None


def _day(match: re.Match[str]) -> Core | None:
    month = _month_number(match["day"].split()[0])
    first = int(match["day_from"])
    last = int(match["day_to"] or first)
    return _calendar(match["day_year"], (month, month), (first, last)) if 1 <= first <= last <= 31 else None


def _day_first(match: re.Match[str]) -> Core | None:
    name = re.search(_MONTH, match["day_first"])
    day = int(match["day_first_number"])
    if name is None or not 1 <= day <= 31:
        return None
    month = _month_number(name.group())
    return _calendar(match["day_first_year"], (month, month), (day, day))


_PARTS = {"early": 0, "beginning": 0, "mid": 1, "middle": 1, "late": 2}


def _part(match: re.Match[str]) -> Core:
    words = re.split(r"[-\s]", match["part"].lower())
    third = next(_PARTS[word] for word in words if word in _PARTS)
    if match["part_month"]:
        month = _month_number(match["part_month"])
        return _calendar(match["part_month_year"], (month, month), ((1, 10), (11, 20), (21, 31))[third])
    return _calendar(match["part_year"], ((1, 4), (5, 8), (9, 12))[third])


def _month_range(match: re.Match[str]) -> Core:
    months = _month_number(match["range_from"]), _month_number(match["range_to"])
    core = _calendar(match["range_year"], months)
    if match["range_from_year"] and core.year:
        return Core("calendar", year=int(match["range_from_year"]), year_to=core.year, months=months)
    return core


def _month(match: re.Match[str]) -> Core | None:
    if not match["month_year"]:
        lead = match.string[max(0, match.start() - 8) : match.start()]
        if not _BARE_MONTH_LEAD.search(lead) or match["month_name"] in ("Mar", "Jan") and match.string[match.end() :][:1].isalpha():
            return None
    month = _month_number(match["month_name"])
    return _calendar(match["month_year"], (month, month))


_ORDINALS = {"last": 4, "final": 4, "latter": 2}


def _quarter(match: re.Match[str]) -> Core:
    word = match["quarter_number"] or match["quarter_word"]
    number = int(word) if word.isdigit() else _ORDINALS.get(word) or NUMBERS[word]
    return _calendar(match["quarter_year"] or match["quarter_word_year"], (number * 3 - 2, number * 3))


def _half(match: re.Match[str]) -> Core | None:
    word = match["half_number"] or match["half_first"] or match["half_word"]
    number = int(word) if word.isdigit() else {"last": 2, "final": 2}.get(word) or NUMBERS[word]
    if number > 2:
        return None
    year = match["half_year"] or match["half_first_year"] or match["half_word_year"]
    return _calendar(year, (number * 6 - 5, number * 6))


def _first_months(match: re.Match[str]) -> Core | None:
    count = _number(match["first_count"]) * (3 if match["first_unit"] == "quarters" else 1)
    return _calendar(match["first_year"], (1, count)) if 1 <= count <= 12 else None


def _full_year(text: str, like: int = 2000) -> int:
    return int(text) if len(text) == 4 else like // 100 * 100 + int(text)


def _fiscal(match: re.Match[str]) -> Core:
    first = _full_year(match["fiscal_year"])
    last = _full_year(match["fiscal_to"], first) if match["fiscal_to"] else None
    return Core("fiscal", year=first, year_to=last)


def _year_range(match: re.Match[str]) -> Core | None:
    first = int(match["years_from"])
    last = _full_year(match["years_to"] or match["years_to_short"], first)
    joined_by_and = " and " in match.group()
    if last <= first or joined_by_and and not re.search(r"\b[Bb]etween\s$", match.string[max(0, match.start() - 8) : match.start()]):
        return Core("calendar", year=first) if joined_by_and else None
    short = bool(match["dash"] or match["years_to_short"]) and last == first + 1
    return Core("fiscal" if short else "calendar", year=first, year_to=last)


def _same_before(match: re.Match[str]) -> Core:
    if match["same_before_year"]:
        return Core("calendar", year=int(match["same_before_year"]))
    return Core("previous", unit="year", offset=-1)


def _relative(match: re.Match[str]) -> Core:
    offset = {"last": -1, "this": 0, "current": 0, "next": 1}[match["relative_word"].lower()]
    kind: CoreKind = "fiscal" if match["relative_fiscal"] else "relative"
    return Core(kind, year_basis="publication", unit=match["relative_unit"], offset=offset)


def _window(match: re.Match[str]) -> Core | None:
    past = match["window_word"] in ("past", "last", "previous", "preceding")
    count = _number(match["window_count"]) if match["window_count"] else 1
    if count == 1 and match["window_word"] == "following":
        return None
    return Core("window", unit=match["window_unit"], offset=-count if past else count)


def _previous(match: re.Match[str]) -> Core:
    unit = match["previous_unit"] or match["earlier_unit"] or "year"
    return Core("previous", unit="year" if unit == "period" else unit, offset=-1)


_READERS = {
    "iso": _iso,
    "dotted": _dotted,
    "day": _day,
    "day_first": _day_first,
    "part": _part,
    "month_range": _month_range,
    "month": _month,
    "quarter": _quarter,
    "half": _half,
    "first_months": _first_months,
    "fiscal": _fiscal,
    "year_range": _year_range,
    "decade": lambda match: Core("calendar", year=int(match["decade_year"]), year_to=int(match["decade_year"]) + 9),
    "year": lambda match: Core("calendar", year=int(match["year_number"])),
    "same_before": _same_before,
    "ahead": lambda match: Core("ahead", unit=match["ahead_unit"], offset=_number(match["ahead_count"])),
    "previous": _previous,
    "relative": _relative,
    "yesterday": lambda match: Core("relative", unit="day", offset=-1 if match["yesterday"].lower() == "yesterday" else 1),
    "window": _window,
    "ago": lambda match: Core("ago", unit=match["ago_unit"], offset=-_number(match["ago_count"])),
    "anaphora": lambda match: Core("anaphora", unit=(match["anaphora_unit"] or "time").rstrip("s")),
    "year_end": lambda _: Core("calendar", year_basis="context", unit="year_end"),
    "the_year": lambda _: Core("calendar", year_basis="context"),
    "vague": lambda _: Core("vague"),
    "now": lambda _: Core("now"),
}  # fmt: skip
