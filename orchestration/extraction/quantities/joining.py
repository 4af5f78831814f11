"""Amounts that belong together: ranges, compound durations, "one in five", units carried from a neighbour."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from orchestration.extraction.numbers import NumberStyle
from orchestration.extraction.quantities import ranges
from orchestration.extraction.quantities.drafts import Draft, in_plain_units, one_in
from orchestration.extraction.quantities.nouns import noun_behind
from orchestration.extraction.quantities.units import DURATIONS

_COMPOUND = re.compile(r"(?:\s?,)?\s(?:and\s)?")
_LISTED = re.compile(
    r"\s?(?:,|/|and|or|to|&|against|versus|vs\.?|compared\s(?:with|to)|from|by|,\s?and)\s?", re.IGNORECASE
)
_TO_PERCENT = re.compile(
    r"(?:\sin\s\d{4})?\s(?:(?P<to>to)|from|against|versus|compared (?:with|to))\s(?:(?:about|over|nearly|almost|around"
    r"|just over|just under)\s)?(?:the\s)?"
)
_FROM_BEFORE = re.compile(r"\bfrom\s(?:[a-z]+\s){0,3}$")
_COMPARED = re.compile(
    r"\b(?:compared (?:with|to)|against|versus|vs\.?|(?:up|down) from|from)\s(?:(?:about|just|only|nearly|over)\s)?$"
)
_NUMERAL_ENDS = re.compile(r"\s(?:in|by|at|of|during|for|last|over|a|this|and|while|as)\b|\s?[.,;)]|$")
_CONTRASTED = re.compile(
    r"[^.;:]{0,30}\b(?:in|for|at|on)\s[^.;:]{1,40}\b(?:but|against|versus|and\sonly|compared\swith|while)\s(?:(?:only|just|about)\s)?"
)
_OF_WHICH = re.compile(r"[^.;:\d]{0,30},\sof\swhich\s(?:(?:about|around|over|nearly|only|some)\s)?")
_VERB_NEXT = re.compile(r"\s(?:is|are|was|were|has|have|had|will)\b")
_PLACE_NEXT = re.compile(r"\s(?:in|for|at|on)\s(?:the\s)?[A-Z]")
_MONEY_NOUN = re.compile(
    r"\b(?:loans?|credits?|funding|funds?|capital(?:i[sz]ation)?|investments?|revenues?|turnover|income|profits?"
    r"|assets|subsid\w+|financing|"
    r"valuations?|value|worth|costs?|budget|expenditure|spending|taxe?s?|GDP|exports?|imports?|market cap|equity"
    r"|debts?|deposits?|benchmark|threshold|"
    r"EBITD?A?|losse?s?|prices?|raised|invested|output|savings|earnings|grants?|cash|money|paid|spent)\b",
    re.IGNORECASE,
)
_MONEY_HEAD = re.compile(
    r"(?:loans?|credits?|funding|capital|investments?|revenues?|turnover|financing|subsidies|debt|equity|income"
    r"|profits?|assets)\b",
    re.IGNORECASE,
)
_PRICED = re.compile(
    r"s?\s(?:[^.;,\d]{1,80},?\s)?(?:worth|amounting\sto|totall?ing|valued\sat)\s(?:[a-z]+\s){0,3}?(?=[$€£₹¥\d]|[A-Z]{2,3}\$?\s?\d|Rs)"
)
_GOODS = re.compile(
    r"\b(?:sales|number|shipments|output|volume|production|exports) of (?!RMB|[$€£₹])[a-z]+(?: [a-z]+)?s\b",
    re.IGNORECASE,
)


def join_drafts(text: str, drafts: list[Draft]) -> list[Draft]:
    """Merge neighbours that are one quantity. Returns the drafts in text order."""
    joined: list[Draft] = []
    for draft in drafts:
        merged = _merge(text, joined[-1], draft) if joined else None
        if merged is not None:
            joined[-1] = merged
        else:
            joined.append(draft)
    return joined


def _merge(text: str, left: Draft, right: Draft) -> Draft | None:
    if right.start - left.end > 24 or right.start < left.end or left.value_max is not None:
        return None
    divided = left.unit in DURATIONS and left.unit == right.unit and left.factor > right.factor
    if divided and _COMPOUND.fullmatch(text, left.end, right.start):
        rules = [*left.rules, "compound_duration"]
        return replace(left, end=right.end, value=left.value + right.value, rules=rules)
    if one_in(text, left, right):
        share = round(left.value / right.value * 100, 2)
        return replace(left, end=right.number.end, value=share, unit="PERCENT", rules=[*left.rules, "one_in"])
    join = ranges.joins(text, left.start, left.end, right.start, bool(left.unit))
    if join == "to" and right.value > 3 * left.value and text[max(0, left.start - 4) : left.start] == " by ":
        return None  # "rose by 13 to 215"
    return _range(left, right, join) if join else None


def _range(left: Draft, right: Draft, join: str) -> Draft | None:
    """The range from `left` to `right`; scale and unit of the upper end hold for a lower end that lacks them."""
    if left.number.kind in ("multiple", "fraction", "vague") or right.number.kind in ("multiple", "fraction", "vague"):
        return None
    if left.unit and right.unit and left.unit != right.unit:
        return None
    if left.mark and right.mark and left.factor != right.factor:
        return None
    if left.unit == "PERCENT" and not right.unit and join == "to":
        return None  # "+12% to 340"
    low = left.value
    if not left.unit or (left.is_money and not left.scaled):
        low *= _scale_to_carry(left, right)
        low = in_plain_units(low, right.factor) if not left.unit else low
    if not low < right.value or (join == "or" and right.value - low > low):
        return None
    unit = left.unit or right.unit
    return replace(
        left,
        end=right.end,
        value=low,
        value_max=right.value,
        unit=unit,
        mark=right.mark,
        hyphenated=right.hyphenated,
        rules=[*left.rules, *right.rules, "range"],
    )


def _scale_to_carry(left: Draft, right: Draft) -> Decimal:
    """The scale of the upper end where the lower end is meant in it: "5 to 10 million"."""
    scale = right.number.scale
    return scale if left.number.scale == 1 and left.number.value < right.number.value / scale else Decimal(1)


_EACH_NEXT = re.compile(r"\s(?:apiece|each|per)\b")
_IT_WAS = re.compile(  # "A year ago it had been 540 million"
    r"\b(?:[Ii]t|[Tt]hat|[Tt]he\s(?:sum|figure|total|amount))\s(?:was|is|had\sbeen|has\sbeen|stood\sat|came\sto|reached)\s"
    r"(?:(?:still|only|just|about|nearly|over)\s){0,2}$"
)
_AGAINST = re.compile(
    r"[^.;:()]{0,60}?,?\s(?:or|against|after|compared\s(?:with|to)|versus|than|from|following)\s(?:(?:the|some|about|just|only|over)\s)*"
)


def carry_units(text: str, drafts: list[Draft], style: NumberStyle) -> None:
    """Give bare numbers the unit of the amount that they are listed or compared with, in place."""
    for left, right in reversed(list(pairwise(drafts))):
        _carry_back(text, left, right)
    for left, right in pairwise(drafts):
        _carry_forward(text, left, right)
        _carry_parallel(text, left, right)
        _carry_part(text, left, right)
    for draft in drafts:
        if not draft.unit and draft.scaled:
            _carry_currency(text, draft, drafts, style)


def _carry_back(text: str, left: Draft, right: Draft) -> None:
    """ "20, 30 and 50 percent"; "5 and 10 million yuan"; "from 2.1 to 2.6 million"."""
    if (
        not left.unit
        and not right.unit
        and right.number.scale > 1
        and _FROM_BEFORE.search(text, max(0, left.start - 30), left.start)
    ):
        if text[left.end : right.start] == " to ":
            left.value *= _scale_to_carry(left, right)
        return
    if left.unit or not (right.unit == "PERCENT" or right.mark or right.is_money) or right.number.kind == "fraction":
        return
    if right.start - left.end > 20 or not _LISTED.fullmatch(text, left.end, right.start):
        return
    if right.rules[:1] == ["currency_before"] or left.number.kind in ("multiple", "ordinal"):
        return
    if right.unit == "PERCENT" and left.value > 100 and left.value > 2 * right.value:
        return
    left.value = in_plain_units(left.value * _scale_to_carry(left, right), right.factor)
    left.take_unit(right.unit, "unit_carried")


def _carry_forward(text: str, left: Draft, right: Draft) -> None:
    """ "from 58 percent to 61"; "$5 to 10 million" is a range already."""
    if right.unit or left.unit != "PERCENT" or right.number.kind != "digits":
        return
    compared = right.value % 1 and _COMPARED.search(text, left.end, right.start)
    if compared and _NUMERAL_ENDS.match(text, right.end):
        right.take_unit("PERCENT", "unit_carried")
    link = _TO_PERCENT.fullmatch(text, left.end, right.start)
    if link is None or right.value > max(Decimal(100), 2 * left.value) or not _NUMERAL_ENDS.match(text, right.end):
        return
    if link["to"] is None or _FROM_BEFORE.search(text, max(0, left.start - 30), left.start):
        right.take_unit("PERCENT", "unit_carried")  # but "rose 3 percent to 45"


def _carry_parallel(text: str, left: Draft, right: Draft) -> None:
    """ "takes 9 days in Spain but 3.5 in Estonia": the second of two contrasted places has the unit of the first."""
    if right.unit or not left.mark or right.number.kind != "digits" or right.start - left.end > 60:
        return
    if _CONTRASTED.fullmatch(text, left.end, right.start) and _PLACE_NEXT.match(text, right.end):
        right.value = in_plain_units(right.value, left.factor)
        right.take_unit(left.unit, "unit_carried")


def _carry_part(text: str, left: Draft, right: Draft) -> None:
    """ "62 hectares, of which 41 are built up": a bare part has the unit of its whole."""
    if right.unit or not left.mark or left.unit in DURATIONS or right.number.kind != "digits":
        return
    if _OF_WHICH.fullmatch(text, left.end, right.start) and _VERB_NEXT.match(text, right.end):
        right.value = in_plain_units(right.value, left.factor)
        right.take_unit(left.unit, "unit_carried")


def _carry_currency(text: str, draft: Draft, drafts: list[Draft], style: NumberStyle) -> None:
    """A bare amount of millions is money where its words say so, a bare amount of billions where nothing is counted."""
    noun = None if _EACH_NEXT.match(text, draft.end) else noun_behind(text, draft.end)
    if noun is not None and not _MONEY_HEAD.search(noun.text.split()[-1]):
        return
    if noun is not None and _PRICED.match(text, noun.end):
        return  # "10 crore loans amounting to Rs. 4 lakh crore" counts the loans
    money = [other for other in drafts if other.is_money]
    currency = min(money, key=lambda other: abs(other.start - draft.start)).unit if money else style.currency
    if currency is None or (draft.number.kind == "vague" and not money):
        return
    clause = text[max(0, draft.start - 120) : draft.end + 40]
    told = (
        noun is not None
        or _is_held_against(text, draft, money)
        or (noun is None and _IT_WAS.search(text, max(0, draft.start - 50), draft.start) is not None)
        or _MONEY_NOUN.search(clause) is not None
        or draft.number.value >= 10**9
    )
    if told and not _GOODS.search(clause):
        draft.take_unit(currency, "currency_carried")


def _is_held_against(text: str, draft: Draft, money: list[Draft]) -> bool:
    """Whether an amount of money before it is compared with it: "3 million euros, after 2.1 million in 2019"."""
    before = [other for other in money if other.end <= draft.start]
    return bool(before) and _AGAINST.fullmatch(text, before[-1].end, draft.start) is not None
