"""What a matched time expression names: each kind of expression with the reader of its parts."""

from __future__ import annotations

import re
from collections.abc import Callable

from orchestration.extraction.periods.cores import Core, number_of
from orchestration.extraction.periods.month_readers import (
    month_before,
    read_day,
    read_day_first,
    read_dotted,
    read_elided,
    read_first_months,
    read_fiscal_part,
    read_half,
    read_iso,
    read_month,
    read_month_range,
    read_part,
    read_quarter,
    read_season,
)
from orchestration.extraction.periods.year_readers import (
    read_decade,
    read_fiscal,
    read_fiscal_range,
    read_previous,
    read_relative,
    read_run,
    read_same_before,
    read_window,
    read_year_end,
    read_year_range,
)

_MONTHS_IN = {"months": 1, "quarters": 3, "years": 12}


def read_core(match: re.Match[str]) -> Core | None:
    """What a match of `patterns.CORE` names, or None where it is no date after all."""
    return _READERS[match.lastgroup or ""](match)  # the group of the kind closes last


def _read_anaphora(match: re.Match[str]) -> Core:
    count = match["anaphora_count"]
    length = number_of(count) * _MONTHS_IN.get(match["anaphora_definite"].split()[-1], 0) if count else 0
    return Core("anaphora", unit=_unit_named(match), offset=length)


def _read_later(match: re.Match[str]) -> Core:
    """So many years or months on; "the following year" is one on."""
    unit = match["later_unit"] or match["next_unit"] or match["after_unit"]
    return Core("anaphora", unit=f"later_{unit}", offset=number_of(match["later_count"]) if match["later_count"] else 1)


def _unit_named(match: re.Match[str]) -> str:
    """The unit of what was spoken of; several months or years stand for all of the period: "in the same months"."""
    named: str | None = match["anaphora_unit"] or match["anaphora_definite"]
    if named is None:
        return "quarter" if match["anaphora"].endswith("quarter") else "time"
    return (
        "period" if named.startswith("half") or named.endswith(("months", "years", "quarters")) else named.rstrip("s")
    )


_READERS: dict[str, Callable[[re.Match[str]], Core | None]] = {
    "iso": read_iso,
    "dotted": read_dotted,
    "day": read_day,
    "day_first": read_day_first,
    "part": read_part,
    "month_range": read_month_range,
    "month": read_month,
    "month_before": lambda match: month_before(match["month_before_name"]),
    "season": read_season,
    "elided": read_elided,
    "fiscal_part": read_fiscal_part,
    "quarter": read_quarter,
    "half": read_half,
    "first_months": read_first_months,
    "fiscal": read_fiscal,
    "fiscal_range": read_fiscal_range,
    "run": read_run,
    "year_range": read_year_range,
    "decade": read_decade,
    "year": lambda match: Core("calendar", year=int(match["year_number"])),
    "same_before": read_same_before,
    "ahead": lambda match: Core("ahead", unit=match["ahead_unit"], offset=number_of(match["ahead_count"])),
    "previous": read_previous,
    "relative": read_relative,
    "yesterday": lambda match: Core("relative", unit="day", offset=1 if "omorrow" in match["yesterday"] else -1),
    "window": read_window,
    "ago": lambda match: Core("ago", unit=match["ago_unit"], offset=-number_of(match["ago_count"])),
    "anaphora": _read_anaphora,
    "year_end": read_year_end,
    "later": _read_later,
    "year_one": lambda _: Core("anaphora", unit="year_one"),
    "the_year": lambda _: Core("calendar", year_basis="context"),
    "vague": lambda _: Core("vague"),
    "now": lambda _: Core("now"),
}  # fmt: skip
