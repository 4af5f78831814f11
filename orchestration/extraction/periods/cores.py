"""What a matched time expression names: months and days of a year, a window, a relative or unresolved reference."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from orchestration.extraction.periods.calendar import MONTHS, NUMBERS
from orchestration.extraction.periods.patterns import COUNT_BEFORE, MONTH

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


_BARE_MONTH_LEAD = re.compile(
    r"\b(?:[Ii]n|[Bb]y|[Ss]ince|[Oo]f|[Uu]ntil|[Tt]ill|[Ff]rom|[Tt]o|[Ll]ast|[Tt]his|[Nn]ext|[Dd]uring|[Bb]efore"
    r"|[Aa]fter|and)\s$"
)


def read_core(match: re.Match[str]) -> Core | None:
    """What a match of `patterns.CORE` names, or None where it is no date after all."""
    return _READERS[match.lastgroup or ""](match)  # the group of the kind closes last


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
        return Core(
            "calendar",
            year_basis="publication",
            offset={"last": -1, "next": 1, "this": 0}[word],
            months=months,
            days=days,
        )
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
    name = re.search(MONTH, match["day_first"])
    day = int(match["day_first_number"])
    if name is None or not 1 <= day <= 31:
        return None
    month = _month_number(name.group())
    return _calendar(match["day_first_year"], (month, month), (day, day))


_PARTS = {"early": 0, "beginning": 0, "mid": 1, "middle": 1, "late": 2}


_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}


def _season(match: re.Match[str]) -> Core:
    return _calendar(match["season_year"], _SEASONS[match["season_name"].lower()])


def _part(match: re.Match[str]) -> Core:
    words = re.split(r"[-\s]", match["part"].lower())
    third = next(_PARTS[word] for word in words if word in _PARTS)
    if match["part_month"]:
        month = _month_number(match["part_month"])
        return _calendar(match["part_month_year"], (month, month), ((1, 10), (11, 20), (21, 31))[third])
    core = _calendar(match["part_year"], ((1, 4), (5, 8), (9, 12))[third])
    return replace(core, unit="mid") if third == 1 else core


def _month_range(match: re.Match[str]) -> Core:
    months = _month_number(match["range_from"]), _month_number(match["range_to"])
    core = _calendar(match["range_year"], months)
    if match["range_from_year"] and core.year:
        return Core("calendar", year=int(match["range_from_year"]), year_to=core.year, months=months)
    return core


def _month(match: re.Match[str]) -> Core | None:
    if not match["month_year"]:
        lead = match.string[max(0, match.start() - 8) : match.start()]
        if not _BARE_MONTH_LEAD.search(lead) or (
            match["month_name"] in ("Mar", "Jan") and match.string[match.end() :][:1].isalpha()
        ):
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


_YEARS_IN_COMMON = re.compile(r"\b(?:[Bb]etween|[Ff]or|[Dd]uring|[Oo]ver|the\syears)\s$")


def _year_range(match: re.Match[str]) -> Core | None:
    first = int(match["years_from"])
    last = _full_year(match["years_to"] or match["years_to_short"], first)
    joined_by_and = " and " in match.group()
    lead = match.string[max(0, match.start() - 12) : match.start()]
    in_common = _YEARS_IN_COMMON.search(lead) and "respectively" not in match.string
    if last <= first or (joined_by_and and not in_common):
        return Core("calendar", year=first) if joined_by_and else None
    short = bool(match["dash"] or match["years_to_short"]) and last == first + 1
    unit = "tax_year" if short and lead.lower().endswith("tax year ") else "year"
    return Core("fiscal" if short else "calendar", year=first, year_to=last, unit=unit)


def _fiscal_range(match: re.Match[str]) -> Core | None:
    first, last = int(match["fiscals_from"]), _full_year(match["fiscals_to"], int(match["fiscals_from"]))
    joined_by_and = " and " in match.group()
    lead = match.string[max(0, match.start() - 12) : match.start()]
    if joined_by_and and not _YEARS_IN_COMMON.search(lead):
        return Core("fiscal", year=first, year_to=first + 1)
    return Core("fiscal", year=first, year_to=last) if last > first + 1 else None


def _run(match: re.Match[str]) -> Core | None:
    """Years that run from one that is named: "four years from 2021-22"."""
    counted = COUNT_BEFORE.search(match.string[max(0, match.start() - 14) : match.start()])
    if counted is None:
        return None
    first, count = int(match["run_from"]), _number(counted["count"])
    if match["run_fiscal"]:
        return Core("fiscal", year=first, year_to=first + count)
    return Core("calendar", year=first, year_to=first + count - 1)


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
    count = _number(match["earlier_count"]) if match["earlier_count"] else 1
    return Core("previous", unit="year" if unit == "period" else unit, offset=-count)


def _year_end(match: re.Match[str]) -> Core:
    if match["turn_year"]:
        return Core("calendar", year=int(match["turn_year"]), unit="year_end")
    offset = -1 if "turn" in match["year_end"] else 0
    return Core("calendar", year_basis="context", unit="year_end", offset=offset)


_READERS: dict[str, Callable[[re.Match[str]], Core | None]] = {
    "iso": _iso,
    "dotted": _dotted,
    "day": _day,
    "day_first": _day_first,
    "part": _part,
    "month_range": _month_range,
    "month": _month,
    "season": _season,
    "quarter": _quarter,
    "half": _half,
    "first_months": _first_months,
    "fiscal": _fiscal,
    "fiscal_range": _fiscal_range,
    "run": _run,
    "year_range": _year_range,
    "decade": lambda match: Core("calendar", year=int(match["decade_year"]), year_to=int(match["decade_year"]) + 9),
    "year": lambda match: Core("calendar", year=int(match["year_number"])),
    "same_before": _same_before,
    "ahead": lambda match: Core("ahead", unit=match["ahead_unit"], offset=_number(match["ahead_count"])),
    "previous": _previous,
    "relative": _relative,
    "yesterday": lambda match: Core("relative", unit="day", offset=1 if "omorrow" in match["yesterday"] else -1),
    "window": _window,
    "ago": lambda match: Core("ago", unit=match["ago_unit"], offset=-_number(match["ago_count"])),
    "anaphora": lambda match: Core("anaphora", unit=(match["anaphora_unit"] or "time").rstrip("s")),
    "year_end": _year_end,
    "the_year": lambda _: Core("calendar", year_basis="context"),
    "vague": lambda _: Core("vague"),
    "now": lambda _: Core("now"),
}  # fmt: skip
