"""Quantities: numbers with their unit, modifier and counted noun, and the numbers that are no quantity, with reasons."""

from orchestration.extraction.quantities.reader import read_quantities

__all__ = ["read_quantities"]
