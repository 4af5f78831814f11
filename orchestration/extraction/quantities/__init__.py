"""Quantities: numbers with unit, modifier and counted noun; and the numbers that are none, with reasons."""

from orchestration.extraction.quantities.conversions import is_converted, is_listed_alike
from orchestration.extraction.quantities.reader import read_quantities

__all__ = ["is_converted", "is_listed_alike", "read_quantities"]
