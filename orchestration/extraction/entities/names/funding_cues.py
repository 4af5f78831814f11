"""What the words around a capitalised run tell of money that it has raised: who raises it is a firm."""

from __future__ import annotations

import re

_RAISES = re.compile(  # who raised? the firm
    r"(?:, [^,.;:()]{3,50},)?(?: [a-z]+ed (?:\w+ ){0,3}and)? (?:has |have |had )?(?:also |just |now )?"
    r"(?:raised|raises|secured|secures|bagged|bags|landed|netted)"
    r" (?:[a-z]+ ){0,3}\(?(?:[A-Z]{0,3}[$\u00a3\u20ac\u20b9]|Rs\.? ?|INR |EUR |USD )\d"
)
_AMOUNT = (
    r"(?:(?:[A-Z]{0,3}[$\u00a3\u20ac\u20b9]|Rs\.? ?|INR |EUR |USD )\d[\d.,]* ?[a-z]{0,8}"
    r"|\d[\d.,]* (?:million|billion|crore|lakh|mn|bn)(?: (?:euros?|dollars?|pounds?|rupees|yuan|won))?)"
)
_IS_WORTH = re.compile(rf"(?: (?:of|from|in|near) [A-Z][\w-]+)? \({_AMOUNT}(?:\)| - |,)")
_ROUND = re.compile(  # "NAME completed a Series A of 122.5 million", "NAME obtained 103 million in its seed round"
    r" (?:has |have |had )?(?:also |just |now )?(?:raise[sd]?|collect(?:s|ed)|obtain(?:s|ed)|receive[sd]|got"
    r"|attract(?:s|ed)|gather(?:s|ed)|garner(?:s|ed)|complete[sd]|close[sd]|enlarge[sd]|extend(?:s|ed)|expand(?:s|ed)"
    r"|top(?:s|ped) up|announce[sd]|land(?:s|ed)|won|pulled in|took in|increase[sd]) (?:up )?[^.;:()]{0,60}?"
    r"\b(?:an?|its|the|another|new) (?:[\w$\u00a3\u20ac\u20b9.-]+ ){0,3}?"
    r"(?:Series [A-H]|(?:seed|pre-seed|funding|financing|investment) round)\b"
)
_GAPPED = re.compile(rf" {_AMOUNT}(?:,| and |\.| in )")  # "A raised 190 million, NAME 122.5 million and ..."
_RAISED_BEFORE = re.compile(
    r"\b(?:raised|collected|obtained|received|secured|attracted|closed|got|put in|invested|provided|contributed|gave"
    r"|pledged|committed|lent|paid)\b[^.;:()]{0,120}(?:,| and) $"
)
_DEAL_BY = re.compile(  # "a single deal by NAME, of $204 million"
    r"\b(?:deal|round|raise|IPO|listing|flotation|exit|Series [A-H]) (?:by|of|for) (?:the )?$"
)
_AGENT = ("by ", "of ", "for ", "the ", "to ", "from ")
_RAISED_BY = re.compile(rf"{_AMOUNT}\)? (?:that was )?(?:raised|collected|secured) by (?:the )?$")
_PART_OF_THAT = re.compile(  # "$5 billion of that was a single raise, by NAME"
    r"\sof (?:that|this|it) (?:was [^.;:()]{1,30},? by|went to|came from) (?:the )?$"
)
_EACH_BEFORE = re.compile(rf"{_AMOUNT} for $")  # "£12m for NAME, £9m for NAME and ..."
_NEXT_EACH = re.compile(rf",?(?: and)? {_AMOUNT} for [A-Z]")
_EARLIER_EACH = re.compile(rf"{_AMOUNT} for [A-Z][\w ]{{1,30}},?(?: and)? {_AMOUNT} for $")
_OF_AMOUNT = re.compile(rf",? (?:of |worth |at )?\(?{_AMOUNT}")


def is_financed(text: str, start: int, end: int) -> bool:
    """Whether the text tells what money the run has raised."""
    if _RAISES.match(text, end) or _IS_WORTH.match(text, end) or _ROUND.match(text, end):
        return True
    return _GAPPED.match(text, end) is not None and _RAISED_BEFORE.search(text, max(0, start - 160), start) is not None


def told_as_raiser(text: str, before: str, end: int) -> bool:
    """Whether a deal or a sum is told as that of the run behind the words `before`: "the £12m raised by NAME"."""
    if not before.endswith(_AGENT):
        return False
    if _EACH_BEFORE.search(before) and (_NEXT_EACH.match(text, end) or _EARLIER_EACH.search(before)):
        return True
    if _PART_OF_THAT.search(before):
        return True
    return bool(_DEAL_BY.search(before) and _OF_AMOUNT.match(text, end)) or _RAISED_BY.search(before) is not None
