"""Which indicators a unit can measure."""

from __future__ import annotations

from orchestration.extraction.indicators.terms import units_taken
from orchestration.vocabulary import Indicator, Vocabulary

_FAMILIES = (
    frozenset(("KM2", "M2", "FT2", "HA", "ACRE", "MU")),
    frozenset(("M", "CM", "KM", "MM", "MI", "FT", "IN", "NM")),
    frozenset(("SECONDS", "MINUTES", "HOURS", "DAYS", "WEEKS", "MONTHS", "YEARS")),
    frozenset(("COUNT", "RANK")),
)
_RELATIVE = frozenset(("share", "change", "growth_rate", "ratio"))


def is_money(unit: str) -> bool:
    """Whether the unit is a currency (ISO 4217 codes are three capitals)."""
    return len(unit) == 3 and unit.isalpha() and unit.isupper()


def suits(indicator: Indicator, unit: str, measure: str, vocabulary: Vocabulary) -> bool:
    """Whether a figure in `unit` under `measure` can be one of the indicator.

    A share, growth rate or ratio can be of anything; money is of any currency; areas, lengths and times are one family.
    """
    if unit == indicator.unit or unit in units_taken(vocabulary).get(indicator.code, ()):
        return True
    if is_money(unit):
        return is_money(indicator.unit)
    if unit in ("PERCENT", "RATIO"):
        return measure in _RELATIVE and indicator.unit not in ("PERCENT",)
    if unit == "RANK":
        return indicator.unit in ("RANK", "COUNT")
    return any(unit in family and indicator.unit in family for family in _FAMILIES if "RANK" not in family)
