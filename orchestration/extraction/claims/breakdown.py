"""Further constraints on a figure, in a small set of keys, read from the words around the quantity.

    share_of    what a share is of: "21 percent of the zone's total"
    market      the stock market of listed companies: domestic, overseas, U.S., Hong Kong
    type        invention, international or national patents and standards
    origin      overseas returnee
    location    overseas, outside a named place
    group       the kind of people or bodies counted, where the head noun alone does not tell
    recipient   for whom money is meant
    fund        the fund that an amount is the size of
    compared_with  the base of a ratio
and the keys of thresholds (income, turnover, employees, ...). A key that the words do not give is left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from orchestration.extraction.claims.absorption import Absorbed
from orchestration.extraction.claims.measure import measure_of
from orchestration.extraction.model import Quantity, Sentence

_FAR = 8  # quantities between a threshold and what it qualifies
_SHARE_OF = re.compile(
    r"^\s?(?:respectively\s)?of\s(?P<whole>(?:all\s|the\s|its\s|their\s)?[\w'’&.-]+(?:\s[\w'’&.-]+){0,8})"
)
_WHOLE_END = re.compile(
    r"\s(?:in\s\d{4}|was|were|is|are|has|have|had|will|who|which|that|while|went|made|came|sit|started|located"
    r"|worldwide|respectively)\b"
    r"|[,;.]$"
)
_MARKETS = (
    (re.compile(r"\b(?:domestic(?:ally)?)\b"), "domestic"),
    (re.compile(r"\boverseas\b"), "overseas"),
    (re.compile(r"\bU\.?S\.?(?:\s|-)(?:listed|market)|listed\sin\sthe\sU\.?S"), "U.S."),
    (re.compile(r"\b(?:HK|Hong\sKong)(?:\s|-)(?:listed|market|and)|listed\sin\sHong\sKong"), "Hong Kong"),
)
_LISTED = re.compile(r"\b(?:listed|capital\smarkets?|stock\s(?:market|exchange))\b", re.IGNORECASE)
_TYPES = re.compile(
    r"^\s(?:\w+\s){0,2}?(?P<type>invention|international|national|utility\smodel|design)\s(?:patents?|standards?"
    r"|ones)\b"
)
_RETURNEE = re.compile(
    r"\b(?:return(?:ed|ing|ees?)\s(?:from\s)?(?:overseas|abroad)|(?:come|coming|came)\sback\sfrom\s(?:overseas|abroad"
    r"|studies)|overseas\sreturnees?)\b"
)
_OUTSIDE = re.compile(r"\b(?P<place>outside\s(?:of\s)?[A-Z]\w+)|\b(?P<abroad>overseas|abroad)\s*(?:$|[.,;])")
_RECIPIENT = re.compile(
    r"^\s(?:\w+\s){0,3}?(?:for|to)\s(?P<who>(?:small\sand\smedium\S*\s\w+|SMEs|(?:high-tech\s|small\s|start-?up\s"
    r"|young\s)?(?:enterprises|companies|firms|start-?ups|entrepreneurs|businesses)))\b"
)
_FUND_BEHIND = re.compile(r"^\s(?P<fund>(?:[\w-]+\s){1,5}?fund)\b")
_FUND_BEFORE = re.compile(r"\b(?:an?|the)\s(?P<fund>(?:[\w-]+\s){1,5}?fund)\s(?:\w+\s){0,3}?(?:of|worth)\s(?:\w+\s)?$")


def breakdown_of(
    sentence: Sentence, quantities: Sequence[Quantity], index: int, found: Mapping[int, Absorbed]
) -> dict[str, str]:
    """The breakdown of quantity number `index`; `found` is what `absorbed` gave for the sentence."""
    quantity, text = quantities[index], sentence.text
    near = (found[number] for number in range(index - _FAR, index + _FAR + 1) if number in found)
    entries = {each.key: each.condition for each in near if index in each.targets}
    behind = text[quantity.end : quantity.end + 110]
    if quantity.unit == "PERCENT":
        whole = _share_of(behind) if measure_of(sentence, quantities, index).measure == "share" else None
        entries |= {"share_of": whole} if whole else {}
    elif quantity.unit == "COUNT":
        entries |= _of_count(text, quantities, index)
    else:
        entries |= _of_money(text, quantity)
    return entries


def _share_of(behind: str) -> str | None:
    match = _SHARE_OF.match(behind)
    if match is None:
        return None
    whole = match["whole"]
    end = _WHOLE_END.search(whole)
    whole = re.sub(r"^(?:the|its|their)\s", "", (whole[: end.start()] if end else whole).rstrip(".,;"))
    return whole if whole not in ("them", "these", "those", "which", "whom") else None


def _of_count(text: str, quantities: Sequence[Quantity], index: int) -> dict[str, str]:
    quantity = quantities[index]
    limit = quantities[index + 1].start if index + 1 < len(quantities) else len(text)
    behind = text[quantity.end : min(limit, quantity.end + 90)]
    entries: dict[str, str] = {}
    match = _TYPES.match(behind)
    if match:
        entries["type"] = match["type"]
    if _RETURNEE.search(behind):
        entries["origin"] = "overseas returnee"
    if _LISTED.search(text, max(0, quantity.start - 200), quantity.end + 200):
        market = next((name for pattern, name in _MARKETS if pattern.search(behind)), None)
        entries |= {"market": market} if market else {}
    match = _OUTSIDE.search(behind)
    if match and "market" not in entries and "origin" not in entries:
        entries["location"] = match["place"] or "overseas"
    return entries


def _of_money(text: str, quantity: Quantity) -> dict[str, str]:
    behind, before = text[quantity.end : quantity.end + 80], text[max(0, quantity.start - 80) : quantity.start]
    entries: dict[str, str] = {}
    match = _FUND_BEHIND.match(behind) or _FUND_BEFORE.search(before)
    if match:
        entries["fund"] = match["fund"]
    match = _RECIPIENT.match(behind)
    if match:
        entries["recipient"] = match["who"]
    return entries
