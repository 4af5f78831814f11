"""Indicators: which of the vocabulary's codes a quantity is a figure of, by rules over its terms."""

from orchestration.extraction.indicators.assignment import Assignment, Inherited, assign_indicator
from orchestration.extraction.indicators.own_names import own_name
from orchestration.extraction.indicators.phrases import only_gives_value, says_group
from orchestration.extraction.indicators.setting import Setting
from orchestration.extraction.indicators.told import acts, is_item, told_subject
from orchestration.extraction.indicators.units import is_money, suits

__all__ = [
    "Assignment",
    "Inherited",
    "Setting",
    "acts",
    "assign_indicator",
    "is_item",
    "is_money",
    "only_gives_value",
    "own_name",
    "says_group",
    "suits",
    "told_subject",
]
