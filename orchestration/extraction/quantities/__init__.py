"""Quantities: numbers with unit, modifier and counted noun; and the numbers that are none, with reasons."""

from orchestration.extraction.quantities.reader import read_quantities

__all__ = ["read_quantities"]
