"""Currency marks before and after an amount, and the currency that a document means where the mark is ambiguous."""

from __future__ import annotations

import re
from collections import Counter

from orchestration.extraction.numbers.alternation import any_case
from orchestration.extraction.numbers.reference import reference_rows

_ROWS = reference_rows("currencies")


def _folded(mark: str) -> str:
    return " ".join(mark.split()).lower()


CODES = {_folded(row["mark"]): row["code"] for row in _ROWS}

BEFORE = any_case(_folded(row["mark"]) for row in _ROWS if row["place"] in ("before", "both"))
AFTER = any_case(_folded(row["mark"]) for row in _ROWS if row["place"] in ("after", "both"))
_AFTER_SCALE = any_case(_folded(row["mark"]) for row in _ROWS if row["place"] == "after_scale")

LONGEST_BEFORE = max(len(row["mark"]) for row in _ROWS if row["place"] in ("before", "both")) + 3

before = re.compile(rf"(?<![A-Za-z])(?P<mark>{BEFORE})(?:\s|-|\\)?$", re.IGNORECASE)
"""Searched in the few characters before a number: the mark that ends there."""

after = re.compile(rf"(?:\s|-|\\)?(?P<mark>{AFTER})(?![A-Za-z0-9]|\s?\d)", re.IGNORECASE)
"""Matched at the end of a number."""

after_scale = re.compile(rf"(?:\s|-)?(?P<mark>{AFTER}|{_AFTER_SCALE})(?![A-Za-z0-9]|\s?\d)", re.IGNORECASE)
"""As `after`, for a number with a scale word: words that are no currency after a small number ("5 won") included."""

_MENTION = re.compile(
    rf"(?<![A-Za-z])(?P<sign>{BEFORE})(?=\s?\d)|(?-i:\d|[Ii](?i:llion)|[Cc](?i:rore)|[Ll](?i:akh))[\s-]?(?P<name>{AFTER})(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_ALL_IN = re.compile(
    r"\b(?:figures|amounts|values|sums|prices)\s+(?:\w+\s+){0,4}in\s+((?:\w+\s+){1,2}dollars)\b", re.IGNORECASE
)
_JAPAN = re.compile(r"\b(?:Japan\w*|Tokyo|yen|JPY)\b")
_CHINA = re.compile(r"\b(?:Chin\w+|yuan|RMB|CNY|Beijing|Shanghai|Shen\w+)\b")


def code_of(mark: str, dollar: str = "USD", yen: str = "CNY") -> str:
    """ISO 4217 code of a mark; a bare dollar or yen sign is what the document means by it."""
    code = CODES[_folded(mark)]
    return {"$": dollar, "¥": yen}.get(code, code)


def document_currencies(text: str) -> tuple[str | None, str, str]:
    """The currency most often named in a document, and the meaning of a bare dollar sign and of the yen sign in it."""
    stated = _ALL_IN.search(text)
    dollar = CODES.get(_folded(stated.group(1)), "USD") if stated else "USD"
    dollar = "USD" if dollar == "$" else dollar
    yen = "CNY"
    if "¥" in text and len(_JAPAN.findall(text)) > len(_CHINA.findall(text)):
        yen = "JPY"
    counts = Counter(code_of(m.group("sign") or m.group("name"), dollar, yen) for m in _MENTION.finditer(text))
    return (counts.most_common(1)[0][0] if counts else None), dollar, yen
