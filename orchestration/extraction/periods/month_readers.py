"""Readers of expressions that name a part of a year: a day, a month, a season, a quarter, a half."""

from __future__ import annotations

import re
from dataclasses import replace

from orchestration.extraction.periods.calendar import NUMBERS
from orchestration.extraction.periods.cores import Core, calendar_core, full_year, month_number, number_of
from orchestration.extraction.periods.patterns import MONTH

_BARE_MONTH_LEAD = re.compile(
    r"\b(?:[Ii]n|[Bb]y|[Ss]ince|[Oo]f|[Uu]ntil|[Tt]ill|[Ff]rom|[Tt]o|[Ll]ast|[Tt]his|[Nn]ext|[Dd]uring|[Bb]efore"
    r"|[Aa]fter|and)\s$|\b(?:year|months|quarter|half|period)\s(?:ended|ending)\s$|\bend[-\s]$"
)


def read_iso(match: re.Match[str]) -> Core | None:
    year, month, day = (int(part) for part in match["iso"].split("-"))
    return Core("calendar", year=year, months=(month, month), days=(day, day)) if 1 <= month <= 12 else None


def read_dotted(match: re.Match[str]) -> Core | None:
    day, month, year = (int(part) for part in re.split(r"[./]", match["dotted"]))
    if month > 12:
        day, month = month, day
    return Core("calendar", year=year, months=(month, month), days=(day, day)) if 1 <= month <= 12 else None


def read_day(match: re.Match[str]) -> Core | None:
    month = month_number(match["day"].split()[0])
    first = int(match["day_from"])
    last = int(match["day_to"] or first)
    return calendar_core(match["day_year"], (month, month), (first, last)) if 1 <= first <= last <= 31 else None


def read_day_first(match: re.Match[str]) -> Core | None:
    name = re.search(MONTH, match["day_first"])
    day = int(match["day_first_number"])
    if name is None or not 1 <= day <= 31:
        return None
    month = month_number(name.group())
    return calendar_core(match["day_first_year"], (month, month), (day, day))


_PARTS = {"early": 0, "beginning": 0, "mid": 1, "middle": 1, "late": 2}


_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}


def read_season(match: re.Match[str]) -> Core:
    return calendar_core(match["season_year"], _SEASONS[match["season_name"].lower()])


def read_part(match: re.Match[str]) -> Core:
    words = re.split(r"[-\s]", match["part"].lower())
    third = next(_PARTS[word] for word in words if word in _PARTS)
    if match["part_month"]:
        month = month_number(match["part_month"])
        return calendar_core(match["part_month_year"], (month, month), ((1, 10), (11, 20), (21, 31))[third])
    core = calendar_core(match["part_year"], ((1, 4), (5, 8), (9, 12))[third])
    return replace(core, unit="mid") if third == 1 else core


def read_month_range(match: re.Match[str]) -> Core:
    months = month_number(match["range_from"]), month_number(match["range_to"])
    core = calendar_core(match["range_year"], months)
    if match["range_from_year"] and core.year:
        return Core("calendar", year=int(match["range_from_year"]), year_to=core.year, months=months)
    return core


def read_month(match: re.Match[str]) -> Core | None:
    if not match["month_year"]:
        lead = match.string[max(0, match.start() - 16) : match.start()]
        if not _BARE_MONTH_LEAD.search(lead) or (
            match["month_name"] in ("Mar", "Jan") and match.string[match.end() :][:1].isalpha()
        ):
            return None
    month = month_number(match["month_name"])
    year = match["month_year"] or ("this year" if match.string[: match.start()].endswith(("this ", "This ")) else None)
    return calendar_core(year, (month, month))


def month_before(name: str) -> Core:
    """The month of that name a year before the last one: "in the February before"."""
    month = month_number(name)
    return Core("calendar", year_basis="context", months=(month, month), unit="month_before", offset=-1)


_ORDINALS = {"last": 4, "final": 4, "latter": 2}


def read_quarter(match: re.Match[str]) -> Core:
    if match["quarter_month"]:  # the quarter that ends with the month
        last = month_number(match["quarter_month"])
        return calendar_core(match["quarter_month_year"], (last - 2, last))
    word = (match["quarter_number"] or match["quarter_word"]).lower()
    number = int(word) if word.isdigit() else _ORDINALS.get(word) or NUMBERS[word]
    months = number * 3 - 2, int(match["quarter_to"] or number) * 3
    if match["quarter_short"]:
        return calendar_core("20" + match["quarter_short"][-2:], months)
    return calendar_core(match["quarter_year"] or match["quarter_word_year"], months)


_PART_NAMED = re.compile(r"\b(?P<part>quarter|half)\b")


def read_elided(match: re.Match[str]) -> Core | None:
    """The quarter or half whose noun stands before: "40 in the first quarter and 55 in the second"."""
    named = _PART_NAMED.findall(match.string, max(0, match.start() - 120), match.start())
    if not named:
        return None
    word = match["elided_word"]
    number = {"former": 1, "latter": 2}.get(word) or NUMBERS[word]
    length = 3 if named[-1] == "quarter" else 6
    return calendar_core(None, (number * length - length + 1, number * length)) if number * length <= 12 else None


def read_fiscal_part(match: re.Match[str]) -> Core | None:
    """A quarter or half of a fiscal year that begins in April, as where years are told as FY25."""
    word = match["fiscal_part_number"] or match["fiscal_part_word"]
    half = match["fiscal_part_kind"] == "H" or match["fiscal_part_unit"] == "half"
    number = int(word) if word.isdigit() else NUMBERS.get(word, 2 if half else 4)
    length = 6 if half else 3
    if number * length > 12:
        return None
    begins = full_year(match["fiscal_part_year"]) - (match["fiscal_part_to"] is None)
    first, last = number * length - length + 4, number * length + 3  # from April, counted on over New Year
    months_of = (first - 1) % 12 + 1, (last - 1) % 12 + 1
    if first <= 12 < last:
        return Core("calendar", year=begins, year_to=begins + 1, months=months_of)
    return Core("calendar", year=begins + (first > 12), months=months_of)


def read_half(match: re.Match[str]) -> Core | None:
    word = (match["half_number"] or match["half_first"] or match["half_word"]).lower()
    number = int(word) if word.isdigit() else {"last": 2, "final": 2}.get(word) or NUMBERS[word]
    if number > 2:
        return None
    year = match["half_year"] or match["half_first_year"] or match["half_word_year"]
    return calendar_core(year, (number * 6 - 5, number * 6))


def read_first_months(match: re.Match[str]) -> Core | None:
    count = number_of(match["first_count"]) * (3 if match["first_unit"] == "quarters" else 1)
    first = 13 - count if match["closing"] else 1
    return calendar_core(match["first_year"], (first, first + count - 1)) if 1 <= count <= 12 else None
