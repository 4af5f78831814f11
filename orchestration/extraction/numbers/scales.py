"""Scale words and letters behind a number: thousand to trillion, lakh and crore, m and bn, Mio. and Mrd., 万 and 亿."""

from __future__ import annotations

import re
from decimal import Decimal

from orchestration.extraction.numbers.alternation import any_case

SCALE_WORDS = {
    "hundred": 10**2,
    "thousand": 10**3,
    "tausend": 10**3,
    "tsd": 10**3,
    "lakh": 10**5,
    "lac": 10**5,
    "million": 10**6,
    "millionen": 10**6,
    "mln": 10**6,
    "mn": 10**6,
    "mio": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "milliarde": 10**9,
    "milliarden": 10**9,
    "bln": 10**9,
    "bn": 10**9,
    "mrd": 10**9,
    "trillion": 10**12,
    "trn": 10**12,
    "tn": 10**12,
}
_PLURAL = {f"{word}s": worth for word, worth in SCALE_WORDS.items() if len(word) > 3 and not word.endswith("en")}
_PLURAL["lacs"] = 10**5
_CHINESE = {
    "千": 10**3,
    "万": 10**4,
    "萬": 10**4,
    "百万": 10**6,
    "亿": 10**8,
    "億": 10**8,
    "万亿": 10**12,
    "萬億": 10**12,
}
_LETTERS = {"k": 10**3, "m": 10**6, "b": 10**9, "t": 10**12, "cr": 10**7, "l": 10**5}

_WORTH = SCALE_WORDS | _PLURAL | _CHINESE | _LETTERS
_WORD = re.compile(
    rf"(?:\s?-?|\s\(?)(?:({any_case(SCALE_WORDS | _PLURAL)})\b(?:(?<=tsd)\.|(?<=mio)\.|(?<=mrd)\.|(?<=mln)\."
    rf"|(?<=bn)\.(?=\s[a-z]))?"
    rf"|({any_case(_CHINESE)}))",
    re.IGNORECASE,
)
SCALES = any_case(SCALE_WORDS | _PLURAL | _CHINESE | {"k": 0, "m": 0, "cr": 0})
"""A scale in the head of a table: "million", "crores", "bn", "m"."""

_LETTER = re.compile(r"(?:\s?|-(?=cr))(cr|[kmbtl])(?![A-Za-z0-9²])\.?(?=$|\W)", re.IGNORECASE)
_MONEY_BEFORE = re.compile(
    r"(?:[$€£₹¥₩]|\b(?:RMB|[A-Z]{3}|Rs\.?|RM))\s?(?:\d[\d.,]{0,6}\s?[kmb]?n?\s?(?:-|–|to|and)\s?)?$"
)
_MONEY_BEHIND = re.compile(
    r"\s?-?(?:[€£₹元]|euros?\b|yuan\b|RMB\b|dollars?\b|pounds?\b|rupees?\b|US\$|USD\b|EUR\b|INR\b)", re.IGNORECASE
)
_LOWER_PLURAL = re.compile(r"\s(?:[a-z][a-z-]+\s){0,2}?(?:[a-z-]+s|people|staff|sq|square)\b")
_CLOSING_K = re.compile(r"k(?=\s?[,;|)]|\.?$|\.\s)")  # "Jobs: 12k, patents: 2.3k"
_TIGHT = re.compile(r"[kKmMB](?![A-Za-z0-9²])")


def scale_worth(written: str) -> Decimal:
    """The worth of a scale that SCALES matched, or of the noughts of "£'000"."""
    return Decimal(_WORTH.get(written.lower(), 1000))


def read_scale(text: str, start: int, end: int) -> tuple[int, Decimal]:
    """End and worth of the scale behind the number `start` to `end`; (`end`, 1) where there is none."""
    worth = Decimal(1)
    for _ in range(3):  # "1.5 lakh crore", "2 hundred million"
        match = _WORD.match(text, end)
        if match is None:
            break
        worth *= _WORTH[(match.group(1) or match.group(2)).lower()]
        end = match.end()
    return (end, worth) if worth != 1 else _scale_letter(text, start, end)


def _scale_letter(text: str, start: int, end: int) -> tuple[int, Decimal]:
    """A letter is a scale beside a currency ("£15m", "5m euros"), or tight before a counted plural ("1.2m users")."""
    match = _LETTER.match(text, end)
    if match is None:
        return end, Decimal(1)
    letter = match.group(1).lower()
    money = _MONEY_BEFORE.search(text[max(0, start - 20) : start]) or _MONEY_BEHIND.match(text, match.end(1))
    counted = (_TIGHT.match(text, end) and _LOWER_PLURAL.match(text, end + 1)) or _CLOSING_K.match(text, end)
    if money or counted or letter == "cr":
        stop = match.end() if letter == "cr" and match.end() < len(text) else match.end(1)
        return stop, Decimal(_WORTH[letter])
    return end, Decimal(1)
