"""Quantities: numbers with unit, modifier and counted noun; and the numbers that are none, with reasons."""

from orchestration.extraction.quantities.conversions import is_converted
from orchestration.extraction.quantities.reader import read_quantities

__all__ = ["is_converted", "read_quantities"]
