"""Number words: cardinals with their compounds, fractions, vague counts, multiples and ordinals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from orchestration.extraction.numbers.alternation import any_case
from orchestration.extraction.numbers.word_tables import (
    DENOMINATORS,
    DOZEN,
    MULTIPLES,
    ORDINALS,
    SCALE_PLURALS,
    SCALES,
    TENS,
    UNITS,
    VAGUE,
)

Kind = Literal["digits", "word", "fraction", "vague", "multiple", "ordinal"]

WORD = any_case([*UNITS, *TENS, *SCALES, *DOZEN, *VAGUE, *DENOMINATORS, *MULTIPLES, *ORDINALS])
"""One number word, to be matched in lower or upper case between word boundaries."""

_GAP = re.compile(r"(?:\s|-|\s?-\s)(?:(?:and|of|a|an)(?:\s|-)){0,2}", re.IGNORECASE)
_ARTICLE = re.compile(
    r"\b(an?\s(?:further\s|full\s|good\s)?|(?:several|a few|a couple of|some few|many)\s)$", re.IGNORECASE
)
_EVERY = re.compile(r"\bevery\s$", re.IGNORECASE)
_PEOPLE_NEXT = re.compile(
    r"\s(?!(?:year|month|week|day|hour|minute|time|quarter|decade|night|morning|floor|page|line|counts|matters)s?\b)[a-z-]{3,}\b"
)
"""Behind "every third": what is counted, unless it is a rhythm ("every second year")."""


@dataclass(frozen=True, slots=True)
class WordToken:
    """One number word of a text, in lower case, with its span."""

    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class WordNumber:
    """A number in words: span, worth and what kind of number it is."""

    start: int
    end: int
    value: Decimal
    kind: Kind

    @property
    def scale(self) -> Decimal:
        """The largest scale word in the number: a million for "half a million"."""
        return Decimal(max((worth for worth in SCALES.values() if worth <= self.value and worth >= 1000), default=1))


def read_word_run(text: str, tokens: list[WordToken]) -> list[WordNumber]:
    """The numbers in a run of number words that stand next to each other; the run may hold several numbers."""
    numbers = []
    while tokens:
        number, used = _read_one(text, tokens)
        numbers.append(number)
        tokens = tokens[used:]
    return numbers


def joined(text: str, left: int, right: int) -> str | None:
    """The joining word between two number words ("" for none), or nothing where the gap divides them."""
    match = _GAP.fullmatch(text, left, right)
    return " ".join(match.group().replace("-", " ").lower().split()) if match else None


def _read_one(text: str, tokens: list[WordToken]) -> tuple[WordNumber, int]:
    first = tokens[0]
    if first.word in MULTIPLES:
        return WordNumber(first.start, first.end, Decimal(MULTIPLES[first.word]), "multiple"), 1
    if first.word in VAGUE:
        return _vague(text, tokens)
    if first.word in ORDINALS or first.word in DENOMINATORS:
        return _fraction_or_ordinal(text, tokens, Decimal(1), 0)
    value, used = _cardinal(text, tokens)
    if used < len(tokens) and tokens[used].word in DENOMINATORS:
        gap = joined(text, tokens[used - 1].end, tokens[used].start)
        if gap == "" and value < DENOMINATORS[tokens[used].word] and tokens[used].word != "second":
            return _fraction_or_ordinal(text, tokens, value, used)
        if gap in ("and a", "and") and tokens[used].word in ("half", "quarter", "third"):
            return _mixed(text, tokens, value, used)
    if used < len(tokens) and tokens[used].word in ORDINALS and value >= 20 and _adjoins(text, tokens, used):
        return WordNumber(first.start, tokens[used].end, value + ORDINALS[tokens[used].word], "ordinal"), used + 1
    start = _article_start(text, first) if first.word in SCALES or first.word in DOZEN else first.start
    several = (start < first.start and text[start : start + 2].lower() not in ("a ", "an")) or _few(text, start)
    kind: Kind = "vague" if several else "word"
    return WordNumber(start, tokens[used - 1].end, value * 2 if several else value, kind), used


def _adjoins(text: str, tokens: list[WordToken], place: int) -> bool:
    return joined(text, tokens[place - 1].end, tokens[place].start) == ""  # twenty-first


def _few(text: str, start: int) -> bool:
    return text[start : start + 8].lower().startswith(("a few", "a couple"))


def _cardinal(text: str, tokens: list[WordToken]) -> tuple[Decimal, int]:
    """Worth of the longest cardinal that the tokens begin with, and how many of them it takes."""
    total, group, last_scale, used = 0, 0, 0, 0
    for place, token in enumerate(tokens):
        gap = joined(text, tokens[place - 1].end, token.start) if place else ""
        step = _cardinal_step(token.word, gap, group, used == 0, last_scale)
        if step is None:
            break
        group_factor, addend, closes = step
        group = (group if group or not closes else (1 if used == 0 else 0)) * group_factor + addend
        if closes:
            if last_scale and closes > last_scale:  # a hundred thousand million
                total, group = (total + group) * closes, 0
            else:
                total, group = total + group * closes, 0
            last_scale = closes
        used = place + 1
    return Decimal(total + group), used


def _cardinal_step(
    word: str, gap: str | None, group: int, opening: bool, last_scale: int
) -> tuple[int, int, int] | None:
    """How a word extends a cardinal: (factor for the open group, addend, scale that closes the group) or nothing."""
    small = UNITS.get(word) if word in UNITS else TENS.get(word)
    if small is not None:
        return _small_step(small, gap, group, opening, last_scale)
    if gap != "":
        return None
    if word == "hundred":
        return (100, 0 if group else 100, 0) if group < 100 and (group or opening) else None
    if word in DOZEN:
        return (12, 0 if group else 12, 0) if group < 100 and (group or opening) else None
    worth = SCALES.get(word) or SCALE_PLURALS.get(word)
    if worth and (group or opening or last_scale):
        return (1, 0, worth)
    return None


def _small_step(small: int, gap: str | None, group: int, opening: bool, last_scale: int) -> tuple[int, int, int] | None:
    if opening:
        return 1, small, 0
    if small == 0 or gap not in ("", "and"):
        return None
    after_tens = 20 <= group % 100 <= 90 and group % 10 == 0 and small < 10 and gap == ""
    after_hundred = group >= 100 and group % 100 == 0
    after_scale = group == 0 and last_scale > 0
    return (1, small, 0) if after_tens or after_hundred or after_scale else None


_SHARES = ("half", "quarter", "third", "fifth", "tenth", "fourth")
_OF_WHOLE = re.compile(r"\sof\s(?:the|all|its|their|total)\b")  # "a seventh of the total"
_NUMBERED = re.compile(  # "a fourth campus" is one more, no part of any
    r"\s(?:one|campus|building|phase|site|plant|park|fund|complex|cent(?:re|er)|edition|floor|round|party|hall|location"
    r"|office|generation|term)\b"
)


_FOR_A_TIME = re.compile(  # "the best result for a quarter"
    r"\b(?:record|most|least|best|worst|[a-z]{2,}est)\b[^.;,]{0,40}?\s(?:for|in|of|over)\s(?:an?|any)\s$|\bwithin\sa\s$",
    re.IGNORECASE,
)
_TIME_BEHIND = re.compile(r"\s(?:later|earlier|before|ago)\b")


def _fraction_or_ordinal(text: str, tokens: list[WordToken], numerator: Decimal, place: int) -> tuple[WordNumber, int]:
    """A fraction ("a third", "three quarters", "half a million") or, without numerator or article, an ordinal."""
    token = tokens[place]
    start = tokens[0].start
    if place == 0:
        every = _EVERY.search(text, max(0, start - 7), start)
        if every and token.word in ORDINALS and 2 <= ORDINALS[token.word] <= 10 and _PEOPLE_NEXT.match(text, token.end):
            return WordNumber(every.start(), token.end, Decimal(1) / ORDINALS[token.word], "fraction"), 1
        start = _article_start(text, token)
        if (
            _NUMBERED.match(text, token.end)
            or not (token.word in _SHARES or _OF_WHOLE.match(text, token.end))
            or (start == token.start and token.word != "half")
            or (token.word == "quarter" and _names_time(text, token))
        ):
            return WordNumber(token.start, token.end, Decimal(ORDINALS.get(token.word, 4)), "ordinal"), 1
    share = numerator / DENOMINATORS[token.word]
    used = place + 1
    if used < len(tokens) and joined(text, token.end, tokens[used].start) in ("", "a", "of a", "an"):
        scaled = tokens[used].word
        if scaled in SCALES or scaled in DOZEN:  # half a million, three quarters of a million
            worth = SCALES.get(scaled) or DOZEN[scaled]
            return WordNumber(start, tokens[used].end, share * worth, "word"), used + 1
    return WordNumber(start, token.end, share, "fraction"), used


def _names_time(text: str, token: WordToken) -> bool:
    if _TIME_BEHIND.match(text, token.end):
        return True
    if text.startswith(" of", token.end):
        return False
    return _FOR_A_TIME.search(text, max(0, token.start - 70), token.start) is not None


def _mixed(text: str, tokens: list[WordToken], whole: Decimal, place: int) -> tuple[WordNumber, int]:
    """One and a half, two and a half million."""
    value = whole + Decimal(1) / DENOMINATORS[tokens[place].word]
    used, end = place + 1, tokens[place].end
    if used < len(tokens) and tokens[used].word in SCALES and joined(text, end, tokens[used].start) == "":
        value, end, used = value * SCALES[tokens[used].word], tokens[used].end, used + 1
    return WordNumber(tokens[0].start, end, value, "word"), used


def _vague(text: str, tokens: list[WordToken]) -> tuple[WordNumber, int]:
    """Dozens, hundreds of thousands, tens of millions."""
    value, used = Decimal(VAGUE[tokens[0].word]), 1
    while used < len(tokens) and joined(text, tokens[used - 1].end, tokens[used].start) in ("of", ""):
        worth = SCALES.get(tokens[used].word) or {"thousands": 10**3, "hundreds": 10**2}.get(tokens[used].word)
        worth = worth or SCALE_PLURALS.get(tokens[used].word)
        if worth is None:
            break
        value, used = value * worth, used + 1
    return WordNumber(tokens[0].start, tokens[used - 1].end, value, "vague"), used


def _article_start(text: str, token: WordToken) -> int:
    match = _ARTICLE.search(text, max(0, token.start - 12), token.start)
    return match.start(1) if match else token.start
