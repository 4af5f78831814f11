"""Indicators: which of the vocabulary's codes a quantity is a figure of, by rules over its terms."""

from orchestration.extraction.indicators.assignment import Assignment, assign_indicator
from orchestration.extraction.indicators.setting import Setting

__all__ = ["Assignment", "Setting", "assign_indicator"]
