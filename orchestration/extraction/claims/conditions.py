"""What a threshold says of the group that it defines: the attribute and the inequality, as a breakdown holds them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from orchestration.extraction.claims.rates import rate_of
from orchestration.extraction.model import Quantity

OPERATORS = {"gt": ">", "ge": ">=", "lt": "<", "le": "<="}
ATTRIBUTES = (
    (re.compile(r"\bcash\b"), "cash_and_equivalents"),
    (re.compile(r"\bturnovers?\b"), "turnover"),
    (re.compile(r"\brevenues?\b"), "revenue"),
    (re.compile(r"\b(?:market\s(?:value|cap\w*)|capitali[sz]ations?)\b"), "market_capitalisation"),
    (re.compile(r"\b(?:valuations?|valued|worth)\b"), "valuation"),
    (re.compile(r"\bsales\b"), "sales"),
    (re.compile(r"\bprofits?\b"), "profit"),
    (re.compile(r"\bincomes?\b|\bearnings\b"), "income"),
    (re.compile(r"\boutputs?\b"), "output"),
    (re.compile(r"\bassets?\b"), "assets"),
    (re.compile(r"\b(?:employ\w*|staff|workers|workforce)\b"), "employees"),
    (re.compile(r"\b(?:funding|investments?|raised)\b"), "funding"),
    (re.compile(r"\bcapital\b"), "capital"),
)
SIZED_SUBJECT = re.compile(
    r"^\W*(?:[A-Z][\w-]*,\s)?(?:The\s)?(?P<noun>[A-Za-z][\w-]*?)s\s(?:[\w-]+\s){0,2}?(?:of|worth|above|over|below|under|exceeding|up\sto)\s"
    r"(?:[\w-]+\s){0,4}$"
)
_EMPLOYING = re.compile(r"\bemploy\w*\s(?:\w+\s){0,3}$")


def attribute_of(text: str, quantities: Sequence[Quantity], index: int) -> str:
    """The attribute that the quantity at `index` limits: "income", "patent_applications_per_year"."""
    quantity = quantities[index]
    if quantity.unit == "COUNT":
        if _EMPLOYING.search(text, max(0, quantity.start - 40), quantity.start):
            return "employees"
        noun = quantity.noun or _following_noun(text, quantity)
        key = re.sub(r"[^a-z0-9]+", "_", noun.lower()).strip("_") or "number"
        per = rate_of(text, quantities, index)
        return f"{key}_per_{per}" if per else key
    around = text[max(0, quantity.start - 70) : quantity.start] + " " + text[quantity.end : quantity.end + 40]
    subject = SIZED_SUBJECT.match(text[: quantity.start])
    size = subject["noun"].lower() if subject else "amount"
    return next((key for pattern, key in ATTRIBUTES if pattern.search(around)), size)


def _following_noun(text: str, quantity: Quantity) -> str:
    match = re.match(r"\s((?:[a-z]+[\s-]){0,2}?[a-z]+s)\b", text[quantity.end : quantity.end + 50])
    return match[1] if match else ""


def condition_of(quantity: Quantity) -> str:
    """The inequality or range in digits with its unit: ">=100000000 CNY", "10-20"."""
    unit = "" if quantity.unit == "COUNT" else f" {quantity.unit}"
    if quantity.value_max is not None:
        return f"{plain_number(quantity.value)}-{plain_number(quantity.value_max)}{unit}"
    return f"{OPERATORS[quantity.modifier]}{plain_number(quantity.value)}{unit}"


def plain_number(value: Decimal) -> str:
    """The value in digits without exponent or trailing zeros: Decimal("1.50E+3") is "1500"."""
    return format(value.to_integral_value() if value == value.to_integral_value() else value.normalize(), "f")
