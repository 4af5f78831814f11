"""Readers of expressions that name years, or a time by its distance: fiscal years, ranges, windows, the year before."""

from __future__ import annotations

import re

from orchestration.extraction.periods.cores import Core, CoreKind, full_year, number_of
from orchestration.extraction.periods.patterns import COUNT_BEFORE


def read_fiscal(match: re.Match[str]) -> Core:
    first = full_year(match["fiscal_year"])
    last = full_year(match["fiscal_to"], first) if match["fiscal_to"] else None
    return Core("fiscal", year=first, year_to=last)


_YEARS_IN_COMMON = re.compile(r"\b(?:[Bb]etween|[Ff]or|[Dd]uring|[Oo]ver|the\syears)\s$")


def read_year_range(match: re.Match[str]) -> Core | None:
    first = int(match["years_from"])
    last = full_year(match["years_to"] or match["years_to_short"], first)
    joined_by_and = " and " in match.group()
    lead = match.string[max(0, match.start() - 12) : match.start()]
    in_common = _YEARS_IN_COMMON.search(lead) and "respectively" not in match.string
    if last <= first or (joined_by_and and not in_common):
        return Core("calendar", year=first) if joined_by_and else None
    short = bool(match["dash"] or match["years_to_short"]) and last == first + 1
    taxed = lead.lower().endswith("tax year ") or match.string.startswith(" tax year", match.end())
    taxed = taxed and last == first + 1
    unit = "tax_year" if taxed else "year"
    return Core("fiscal" if short or taxed else "calendar", year=first, year_to=last, unit=unit)


def read_fiscal_range(match: re.Match[str]) -> Core | None:
    first, last = int(match["fiscals_from"]), full_year(match["fiscals_to"], int(match["fiscals_from"]))
    joined_by_and = " and " in match.group()
    lead = match.string[max(0, match.start() - 12) : match.start()]
    if joined_by_and and not _YEARS_IN_COMMON.search(lead):
        return Core("fiscal", year=first, year_to=first + 1)
    return Core("fiscal", year=first, year_to=last) if last > first + 1 else None


def read_run(match: re.Match[str]) -> Core | None:
    """Years that run from one that is named: "four years from 2021-22"."""
    counted = COUNT_BEFORE.search(match.string[max(0, match.start() - 14) : match.start()])
    if counted is None:
        return None
    first, count = int(match["run_from"]), number_of(counted["count"])
    if match["run_fiscal"]:
        return Core("fiscal", year=first, year_to=first + count)
    return Core("calendar", year=first, year_to=first + count - 1)


def read_same_before(match: re.Match[str]) -> Core:
    if match["same_before_year"]:
        return Core("previous", year=int(match["same_before_year"]))
    return Core("previous", unit="year", offset=-1)


_DECADE_PARTS = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}


def read_decade(match: re.Match[str]) -> Core:
    first, last = _DECADE_PARTS.get(match["decade_part"] or "", (0, 9))
    return Core("calendar", year=int(match["decade_year"]) + first, year_to=int(match["decade_year"]) + last)


_SO_FAR_BEFORE = re.compile(r"\b(?:[Ss]o\sfar|[Aa]lready)\s$")
_SO_FAR_BEHIND = re.compile(r"\s(?:alone|so\sfar|to\sdate|until\snow|already)\b")


def read_relative(match: re.Match[str]) -> Core:
    if match["relative_unit"] == "year" and match["relative_word"].lower() in ("this", "current"):
        lead = match.string[max(0, match.start() - 8) : match.start()]
        if _SO_FAR_BEFORE.search(lead) or _SO_FAR_BEHIND.match(match.string, match.end()):
            return Core("relative", year_basis="publication", unit="year_so_far")
    offset = {"last": -1, "past": -1, "this": 0, "current": 0, "next": 1}[match["relative_word"].lower()]
    kind: CoreKind = "fiscal" if match["relative_fiscal"] else "relative"
    unit = "april_year" if match["relative_fiscal"] in ("fiscal", "FY") else match["relative_unit"] or "year"
    return Core(kind, year_basis="publication", unit=unit, offset=offset)


def read_window(match: re.Match[str]) -> Core | None:
    past = match["window_word"] in ("past", "last", "previous", "preceding")
    count = number_of(match["window_count"]) if match["window_count"] else 1
    if count == 1 and match["window_word"] == "following":
        return None
    return Core("window", unit=match["window_unit"], offset=-count if past else count)


def read_previous(match: re.Match[str]) -> Core:
    unit = match["previous_unit"] or match["earlier_unit"] or "year"
    count = number_of(match["earlier_count"]) if match["earlier_count"] else 1
    if unit in ("period", "financial year"):
        unit = "year"
    if "ago" in match["previous"]:
        unit = "year_ago"
    return Core("previous", unit=unit, offset=-count)


def read_year_end(match: re.Match[str]) -> Core:
    if match["turn_year"]:
        return Core("calendar", year=int(match["turn_year"]), unit="year_end")
    offset = -1 if "turn" in match["year_end"] else 0
    return Core("calendar", year_basis="context", unit="year_end", offset=offset)
