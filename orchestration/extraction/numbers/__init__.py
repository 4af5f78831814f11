"""How numbers are written: digits in every grouping style, number words, fractions, scales. No units here."""

from orchestration.extraction.numbers.reader import read_numbers
from orchestration.extraction.numbers.style import NumberStyle, detect_style

__all__ = ["NumberStyle", "detect_style", "read_numbers"]
