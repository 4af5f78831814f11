"""Which indicators a unit can measure."""

from __future__ import annotations

from functools import lru_cache

from orchestration.extraction.indicators.terms import units_taken
from orchestration.vocabulary import Indicator, Vocabulary

_FAMILIES = (
    frozenset(("KM2", "M2", "FT2", "HA", "ACRE", "MU")),
    frozenset(("M", "CM", "KM", "MM", "MI", "FT", "IN", "NM")),
    frozenset(("SECONDS", "MINUTES", "HOURS", "DAYS", "WEEKS", "MONTHS", "YEARS")),
)
_LAND_UNITS = frozenset(("KM2", "HA", "ACRE", "MU"))  # no floor is measured in them
_NEVER_SHARED = frozenset(("PERCENT", "RANK", "SECONDS", "DAYS", "YEARS"))  # nothing grows in them, nothing is a part
_RELATIVE = frozenset(("share", "change", "growth_rate", "ratio"))


def is_money(unit: str) -> bool:
    """Whether the unit is a currency (ISO 4217 codes are three capitals)."""
    return len(unit) == 3 and unit.isalpha() and unit.isupper()


def suits(indicator: Indicator, unit: str, measure: str, vocabulary: Vocabulary) -> bool:
    """Whether a figure in `unit` under `measure` can be one of the indicator.

    A share, growth rate or ratio can be of anything; money is of any currency; areas, lengths and times are one family.
    """
    return _suits(indicator.code, indicator.unit, unit, measure, vocabulary)


@lru_cache(maxsize=16384)
def _suits(code: str, own: str, unit: str, measure: str, vocabulary: Vocabulary) -> bool:
    if unit == own or unit in units_taken(vocabulary).get(code, ()):
        return True
    if is_money(unit):
        return is_money(own)
    if unit in ("PERCENT", "RATIO"):
        return measure in _RELATIVE and own not in _NEVER_SHARED
    if unit == "RANK":
        return own in ("RANK", "COUNT")
    if unit in _LAND_UNITS and own == "M2":
        return False
    return any(unit in family and own in family for family in _FAMILIES)
