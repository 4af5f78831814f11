"""The number style of a document, decided once from its own evidence: group signs, decimal sign, currencies."""

from __future__ import annotations

import re
from dataclasses import dataclass

from orchestration.extraction.numbers.currencies import document_currencies

_SCALE = r"(?:\s?(?:thousand|million|billion|trillion|lakh|crore|mn\b|bn\b|m\b|Mio|Mrd))"
_PERCENT = r"(?:\s?(?:%|per\s?cent))"
# The first digit of a numeral. Written in this order, the search leaps from digit to digit.
_FIRST = r"\d(?<![\w.,:/-]\d)"
_FIRST_NO_ZERO = r"[1-9](?<![\w.,:/-]\d)"
_RIGHT = r"(?![\d]|[.,:/]\d)"

_MEASURE = r"(?:\s(?:kilomet|km\b|mile|second|times\b|degree))"
_DOT_GROUPS = re.compile(rf"{_FIRST}\d{{0,2}}\.\d{{3}}{_RIGHT}(?!{_SCALE}|{_PERCENT}|{_MEASURE})")
_MANY_DOT_GROUPS = re.compile(
    rf"{_FIRST_NO_ZERO}\d{{0,2}}(?:(?:\.\d{{3}}){{2,}}(?:,\d+)?{_RIGHT}|(?:\.\d{{3}})+,\d{{1,2}}(?!\d))"
)
_DOT_DECIMAL = re.compile(
    rf"\d(?:(?<![\w.,:/-]\d)(?:\d*|\d{{0,2}}(?:,\d{{2,3}})+)\.(?:\d\d?|\d{{4,}}){_RIGHT}(?!\.)|\.\d{{3}}{_SCALE})"
)
_COMMA_GROUPS = re.compile(rf"{_FIRST}\d{{0,2}}(?:,\d{{3}})+(?:\.\d+)?{_RIGHT}")
_COMMA_DECIMAL = re.compile(rf"{_FIRST}\d*,\d{{1,2}}(?!\d|,\d)(?={_SCALE}|{_PERCENT}|\s?(?:€|EUR|euro))")
_BARE_COMMA_DECIMAL = re.compile(rf"{_FIRST}\d{{0,2}},\d{{1,2}}{_RIGHT}")  # "18,5 grants", where dots group digits
_SPACE_GROUPS = re.compile(rf"{_FIRST_NO_ZERO}(?<!\d \d)\d{{0,2}}(?: \d{{3}}){{1,3}}(?![\d.,/-]| \d)(?=\s[a-z]|;)")
_PLAIN_LONG = re.compile(rf"{_FIRST}\d{{4,}}(?!\w)")


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """How a document writes its numbers; the defaults are the English style."""

    decimal_comma: bool = False  # 2,5 is two and a half
    dot_groups: bool = False  # 2.300 is two thousand three hundred
    space_groups: bool = False  # 12 300 is one number
    currency: str | None = None  # the currency most often named, for amounts that name none
    dollar: str = "USD"  # what a bare dollar sign means
    yen: str = "CNY"  # what a bare yen sign means


def detect_style(text: str) -> NumberStyle:
    """Read the style off the whole text of a document. Linear in its length."""
    dots, many_dots = len(_DOT_GROUPS.findall(text)), len(_MANY_DOT_GROUPS.findall(text))
    dot_decimals = len(_DOT_DECIMAL.findall(text))
    comma_groups = len(_COMMA_GROUPS.findall(text))
    comma_decimals = len(_COMMA_DECIMAL.findall(text))
    if dots and not comma_groups and not dot_decimals:
        comma_decimals += len(_BARE_COMMA_DECIMAL.findall(text))
    decimal_comma = comma_decimals + many_dots > dot_decimals and comma_decimals > 0
    dot_groups = dots + 2 * many_dots + comma_decimals > 2 * dot_decimals and dots + many_dots > comma_groups
    spaces = len(_SPACE_GROUPS.findall(text))
    space_groups = spaces > comma_groups + len(_PLAIN_LONG.findall(text))
    currency, dollar, yen = document_currencies(text)
    return NumberStyle(decimal_comma, dot_groups or (decimal_comma and dots > 0), space_groups, currency, dollar, yen)
