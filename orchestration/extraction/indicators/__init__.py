"""Indicators: which of the vocabulary's codes a quantity is a figure of, by rules over its terms."""

from orchestration.extraction.indicators.assignment import Assignment, Inherited, assign_indicator
from orchestration.extraction.indicators.setting import Setting
from orchestration.extraction.indicators.units import suits

__all__ = ["Assignment", "Inherited", "Setting", "assign_indicator", "suits"]
