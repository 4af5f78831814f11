"""Digit numerals: which characters belong to one numeral and what it is worth in the style of the document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from orchestration.extraction.numbers.style import NumberStyle

NUMERAL = r"\d+(?:(?:[.,'’٫٬]|[\u00a0\u2009\u202f]|\ ?,(?=\d{3}(?!\d))|\ (?=\d{3}(?!\d)))\d+)*"
"""The widest run of characters that may be one numeral; `split_numeral` decides what it holds."""

_GROUPED = re.compile(r"\d{1,3}(?:\ ?,\d{3})+(?:\.\d+)?(?![\d])")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?(?![\d])")
_APOSTROPHE = re.compile(r"\d{1,3}(?:['’]\d{3})+(?:\.\d+)?(?![\d])")
_THIN = re.compile(r"\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+(?:[.,]\d{1,2})?(?![\d])")
_SPACED = re.compile(r"\d{1,3}(?:\ \d{3})+(?:[.,]\d{1,2})?(?![\d])")
_DOTTED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?(?!\d|\.\d)")
_MANY_DOTTED = re.compile(r"[1-9]\d{0,2}(?:(?:\.\d{3}){2,}(?:,\d+)?|(?:\.\d{3})+,\d{1,2})(?!\d|[.,]\d)")
_DECIMAL_COMMA = re.compile(r"\d+,\d+(?!\d|,\d)")
_COUNTED_GROUP = re.compile(r"[1-9]\d{0,2},\d{3}\s(?:[a-z-]+\s)?[a-z-]{3,}s\b")
_COUNTED_DOTS = re.compile(
    r"[1-9]\d{0,2}(?:\.\d{3})+\s(?!(?:percent|per|times|points|of|in|and|to|tons|feet)\b|(?:kilomet|met(?:er|re)|hectare|mile"
    r"|acre|tonne|second|degree))(?:[a-z-]+\s)?(?:[a-z-]{3,}s|people|staff)\b"
)
_SHORT_COMMA = re.compile(r"\d+,\d{1,2}(?!\d|,\d)")
_DECIMAL_DOT = re.compile(r"\d+\.\d+")
_PLAIN = re.compile(r"\d+")
_SCALED = re.compile(r"\s?-?(?:thousand|million|billion|trillion|lakh|crore|[mb]n\b|Mio|Mrd)", re.IGNORECASE)
_MEASURED = re.compile(
    r"(?:\s?(?:to|[-–])\s?\w{1,8})?\s?(?:%|[Mm]arks?\b|DM\b|per\s?cent|€|EUR\b|euros?\b|Mio|Mrd|Milli|billion|trillion|[mb]n\b)",
    re.IGNORECASE,
)
_NOT_DIGIT = re.compile(r"[^\d]")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral of a text: its span, its worth, and the worth of its last printed place."""

    start: int
    end: int
    value: Decimal
    step: Decimal


def split_numeral(text: str, start: int, end: int, style: NumberStyle) -> list[Numeral]:
    """The numerals in the run `start` to `end` of a text that NUMERAL matched; more than one in "2013,339"."""
    numerals = []
    while start < end:
        numeral = _first(text, start, end, style)
        numerals.append(numeral)
        start = numeral.end
        while start < end and not text[start].isdigit():
            start += 1
    return numerals


def _first(text: str, start: int, end: int, style: NumberStyle) -> Numeral:
    if text[start:end].isdigit():
        return Numeral(start, end, Decimal(text[start:end]), Decimal(1))
    for pattern, decimal_sign, allowed in (
        (_MANY_DOTTED, ",", True),
        (_INDIAN, ".", True),
        (_DOTTED, ",", style.dot_groups or _COUNTED_DOTS.match(text, start) is not None),
        (_DECIMAL_COMMA, ",", style.decimal_comma and style.dot_groups),
        (_SHORT_COMMA, ",", style.decimal_comma),
        (_GROUPED, ".", True),
        (_APOSTROPHE, ".", True),
        (_THIN, None, True),
        (_SPACED, None, style.space_groups),
        (_DECIMAL_DOT, ".", True),
    ):
        match = pattern.match(text, start, end) if allowed else None
        if match and pattern is _DECIMAL_COMMA and _COUNTED_GROUP.match(text, start):
            continue  # "1,200 guests" even where the comma is the decimal sign
        if match and not (pattern is _DOTTED and _reads_as_decimal(text, match, style)):
            return _numeral(match.group(), start, decimal_sign)
    match = _DECIMAL_COMMA.match(text, start, end)
    if match and match.end() == end and _MEASURED.match(text, end):
        return _numeral(match.group(), start, ",")
    plain = _PLAIN.match(text, start, end)
    assert plain is not None
    return Numeral(start, plain.end(), Decimal(plain.group()), Decimal(1))


def _reads_as_decimal(text: str, match: re.Match[str], style: NumberStyle) -> bool:
    """Whether one dot before three digits is a decimal point: "2.138 billion" where the comma is no decimal sign."""
    single = match.group().count(".") == 1 and "," not in match.group()
    return single and not style.decimal_comma and _SCALED.match(text, match.end()) is not None


def _numeral(written: str, start: int, decimal_sign: str | None) -> Numeral:
    whole, fraction = written, ""
    if decimal_sign is None:  # blanks group, so either sign is the decimal one
        decimal_sign = "," if "," in written else "."
    if decimal_sign in written:
        whole, _, fraction = written.rpartition(decimal_sign)
    digits = _NOT_DIGIT.sub("", whole) + fraction
    step = Decimal(1).scaleb(-len(fraction))
    return Numeral(start, start + len(written), Decimal(digits) * step, step)
