"""Counts and amounts per unit of time: "a day", "each year", "annually", "two every two days"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from orchestration.extraction.model import Quantity
from orchestration.slots import Per

_UNITS: dict[str, Per] = {"day": "day", "week": "week", "month": "month", "year": "year", "annum": "year"}
_ADVERBS: dict[str, Per] = {
    "daily": "day", "weekly": "week", "monthly": "month", "yearly": "year", "annually": "year", "annual": "year"
}  # fmt: skip
_NUMBERS = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "ten": 10,
    "12": 12,
    "other": 2,
    "second": 2,
}

_BEHIND = re.compile(
    r"(?:[\s-](?:in\s)?(?:(?:per|an?|each|every|/)[\s-]?(?P<unit>day|week|month|year|annum)\b(?!-|\s(?:ago|earlier"
    r"|before|later|of\b|on\b(?!\s(?:average|an?|the)\b)))"
    r"|(?P<adverb>(?:daily|weekly|monthly|yearly)(?=\s*(?:[.,;)]|$|(?:and|in|on|at|to|from|for|by|since|with|of)\b))"
    r"|annually|per\sannum|p\.a\.))"
    r"|\s?/\s?(?P<slash>day|week|month|year)\b)"
)
_FRONTED = re.compile(r"^(?:\w+\s){0,2}?(?:each|every)\s(?P<unit>day|week|month|year)\b,?\s", re.IGNORECASE)
_PACE = re.compile(r"\b(?:each|every)\s(?P<unit>day|week|month|year)\b[^,;.\d]{0,50}$")
_ADJECTIVE = re.compile(r"\s(?P<adverb>daily|weekly|monthly|annual|yearly)\s")
_ANNUAL_CHARGE = re.compile(
    r"\b(?P<adverb>annual|yearly|monthly|weekly|daily)\s(?:\w+\s)?(?:budget|fee|rent|grant|funding|cost|subsidy"
    r"|allowance|stipend|contribution|average|pay|salary|wage|fellowship|scholarship|instalment|payment)s?"
    r"(?:\s(?:of|for|per)\s(?:an?|the|each|one)\s[\w-]+)?(?:\s(?:of|is|was|at|(?:remain|stand|start|begin)s\sat)\s(?:\w+\s){0,3}?|(?:,|:|\s[–—-])\s|\s\()$"
)
_AS_PAYMENT = re.compile(  # "draws 30,000 as a monthly stipend"; an annual report or turnover is no payment
    r"\s(?:as|in|by\sway\sof|for)\s(?:(?:an?|the|their|its)\s)?(?:[a-z]+\s)?"
    r"(?:(?P<short>monthly|weekly|daily)\s(?!sales|turnover|revenue|output|active|average|report)|(?P<adverb>annual|yearly)\s"
    r"(?:[a-z]+\s)?(?:fee|rent|grant|subsidy|allowance|stipend|contribution|fellowship|scholarship|salary|pay|instalment|payment)s?\b)"
)
_EVERY = re.compile(
    r"\b(?:every|each)\s(?P<length>two|three|four|five|six|seven|ten|12|\d{1,2}|other|second)\s(?P<unit>day|week"
    r"|month|year)s?\b",
    re.IGNORECASE,
)
_IN_ONE = re.compile(
    r"\b(?:in|within|every)\s(?P<shorter>less\sthan|under)?\s?(?:one|a|a\ssingle|1|single)\s(?P<unit>day|week|month"
    r"|year)\b"
)
_STOP = re.compile(r"[;:]|,\s(?:and|but|while|whereas|which|who)\s|\s(?:after|until|with|that|who|which|whose|where)\s")
_LENGTHS = ("DAYS", "YEARS", "SECONDS")
_REACH = 110  # characters behind a quantity in which its rate may stand


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of time that a count is told of: its length in units of `per`, and whether it took less than that."""

    per: Per
    length: Decimal
    shorter: bool
    start: int
    end: int


def interval_rate(text: str, quantity: Quantity) -> Interval | None:
    """The interval of "two every two days" or "one in less than one day" in the clause of a count, if there is one."""
    if quantity.unit != "COUNT":
        return None
    for match in _EVERY.finditer(text, max(0, quantity.start - _REACH - 40), quantity.end + _REACH + 40):
        length = _NUMBERS.get(match["length"].lower()) or int(match["length"])
        if not match.start() <= quantity.start < match.end() and abs(match.start() - quantity.end) < _REACH:
            return Interval(_UNITS[match["unit"].lower()], Decimal(length), False, *match.span())
    match_one = _IN_ONE.search(text, quantity.end, quantity.end + _REACH + 40)
    if match_one and match_one["shorter"] and match_one.start() - quantity.end < _REACH:
        return Interval(_UNITS[match_one["unit"]], Decimal(1), True, *match_one.span())
    return None


def rate_of(text: str, quantities: Sequence[Quantity], index: int) -> Per | None:
    """The unit of time that quantity number `index` recurs in, or None."""
    quantity = quantities[index]
    if quantity.unit in _LENGTHS:
        return None
    after = index + 1
    if after < len(quantities) and quantities[after].unit in _LENGTHS and quantities[after].start == quantity.end + 1:
        after += 1  # "two 12-week courses a year"
    limit = quantities[after].start if after < len(quantities) else len(text)
    behind = text[quantity.end : min(limit, quantity.end + _REACH)]
    stop = _STOP.search(behind)
    match = _BEHIND.search(behind, 0, stop.start() if stop else len(behind))
    if match:
        word = match["unit"] or match["slash"]
        return _UNITS[word] if word else _ADVERBS.get(match["adverb"], "year")
    if quantity.unit == "COUNT":
        match = _ADJECTIVE.match(behind)
        if match:
            return _ADVERBS[match["adverb"]]
    paid = _AS_PAYMENT.match(behind) if quantity.unit not in ("COUNT", "PERCENT") else None
    if paid:
        return _ADVERBS[paid["short"] or paid["adverb"]]
    front = max(0, quantity.start - 240)
    before = text[front : quantity.start]
    annual = _ANNUAL_CHARGE.search(before)
    if annual:
        return _ADVERBS[annual["adverb"]]
    match = (_FRONTED.match(before) if front == 0 else None) or _PACE.search(before[-70:])
    return _UNITS[match["unit"].lower()] if match else None
