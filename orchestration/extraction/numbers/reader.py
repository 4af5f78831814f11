"""Reading the numbers of a sentence: digits and words, each with its scale, in one pass."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from orchestration.extraction.model import Number, Sentence
from orchestration.extraction.numbers.digits import NUMERAL, Numeral, split_numeral
from orchestration.extraction.numbers.scales import read_scale
from orchestration.extraction.numbers.style import NumberStyle
from orchestration.extraction.numbers.words import WORD, WordToken, joined, read_word_run

_TOKEN = re.compile(
    rf"(?P<digits>{NUMERAL})|(?P<sign>[½⅓⅔¼¾⅕⅛])|\b(?P<word>{WORD})\b"
    r"|\b(?P<article>an?)(?=\s(?:(?:full|whole|entire)\s)?(?:year|month|week|decade)\sof\b)",
    re.IGNORECASE,
)
_SIGNS = {
    "½": Fraction(1, 2),
    "⅓": Fraction(1, 3),
    "⅔": Fraction(2, 3),
    "¼": Fraction(1, 4),
    "¾": Fraction(3, 4),
    "⅕": Fraction(1, 5),
    "⅛": Fraction(1, 8),
}
_LONGEST_RUN = 24  # number words in a row that are read together; longer runs occur only in noise
_ORDINAL_END = re.compile(r"\s?(?:st|nd|rd|th)\b")
_AND_A_HALF = re.compile(r"\s+and\s+a\s+(half|quarter)\b")
_SLASH = re.compile(r"\s?/\s?(?P<below>\d{1,2})(?=\s+(?:of|the|million|billion)\b)")
_RATIO = re.compile(r"\s?:\s?(?P<below>[1-9]\d?)(?![\d:%.]*\d)")
_RATIO_BEFORE = re.compile(r"\b(?:ratio\s(?:of|is|was)|match(?:ed|es|ing)?(?:\s(?:at|by))?)\s(?:[a-z]+\s){0,2}$")
_RATIO_BEHIND = re.compile(r"[\s-](?:basis|ratio|match(?:ing)?|co-?funding|leverage)\b")
_FOLD = re.compile(r"(?:\s|-)?fold\b|[xX×](?![A-Za-z0-9])")


def read_numbers(sentence: Sentence, style: NumberStyle) -> list[Number]:
    """The numbers of a sentence in text order, values in plain units of one; scale words are part of the number."""
    text = sentence.text
    numbers: list[Number] = []
    run: list[WordToken] = []
    behind = 0  # end of the last number read; a scale word that it took is no token of its own
    for match in _TOKEN.finditer(text):
        start = match.start()
        if start < behind:
            continue
        if match.lastgroup == "word":
            if run and (len(run) >= _LONGEST_RUN or joined(text, run[-1].end, start) is None):
                numbers += _from_words(text, run)
                run = []
            run.append(WordToken(match.group().lower(), start, match.end()))
            continue
        if run:
            numbers += _from_words(text, run)
            run = []
        if match.lastgroup == "article":
            numbers.append(Number(start, match.end(), Decimal(1), kind="word"))
            continue
        read = [_from_sign(text, start)] if match.lastgroup == "sign" else _from_digits(text, match, style)
        numbers += read
        behind = read[-1].end
    return numbers + (_from_words(text, run) if run else [])


def _from_words(text: str, run: list[WordToken]) -> list[Number]:
    return [
        Number(n.start, n.end, n.value, kind=n.kind, printed_step=n.scale if n.kind == "word" else None, scale=n.scale)
        for n in read_word_run(text, run)
    ]


def _from_sign(text: str, start: int) -> Number:
    share = _SIGNS[text[start]]
    value = Decimal(share.numerator) / Decimal(share.denominator)
    end, worth = read_scale(text, start, start + 1)
    return Number(start, end, value * worth, kind="fraction" if worth == 1 else "digits")


def _from_digits(text: str, match: re.Match[str], style: NumberStyle) -> list[Number]:
    numerals = split_numeral(text, match.start(), match.end(), style)
    return [_finished(text, numeral) for numeral in numerals]


def _is_ratio(text: str, start: int, end: int) -> bool:
    """Whether two numbers with a colon are a ratio and no time of day: "at a ratio of 1:1", "on a 2:1 basis"."""
    return bool(_RATIO_BEHIND.match(text, end) or _RATIO_BEFORE.search(text, max(0, start - 40), start))


def _finished(text: str, numeral: Numeral) -> Number:
    """The number that a numeral makes with what is written tight behind it: ordinal, fraction, multiple, scaled."""
    start, end, value, step = numeral.start, numeral.end, numeral.value, numeral.step
    if ordinal := _ORDINAL_END.match(text, end):
        return Number(start, ordinal.end(), value, kind="ordinal")
    if (slash := _SLASH.match(text, end)) and 0 < value < int(slash["below"]):
        return Number(start, slash.end(), value / int(slash["below"]), kind="fraction")
    if (ratio := _RATIO.match(text, end)) and value and _is_ratio(text, start, ratio.end()):
        return Number(start, ratio.end(), value / int(ratio["below"]), kind="multiple")
    if fold := _FOLD.match(text, end):
        return Number(start, fold.end(), value, kind="multiple", printed_step=step)
    if end < len(text) and text[end] in _SIGNS:
        share = _SIGNS[text[end]]
        value, end = value + Decimal(share.numerator) / Decimal(share.denominator), end + 1
    elif mixed := _AND_A_HALF.match(text, end):
        value, end = value + (Decimal("0.5") if mixed.group(1) == "half" else Decimal("0.25")), mixed.end()
    end, worth = read_scale(text, start, end)
    return Number(start, end, value * worth, kind="digits", printed_step=step * worth, scale=worth)
