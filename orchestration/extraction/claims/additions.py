"""Numbers of things that come on top of a stock: "eight halls were added", "added 12, taking the total to 80"."""

from __future__ import annotations

import re

from orchestration.extraction.model import Quantity

_ADDED_BEHIND = re.compile(r"(?:\s[\w'’-]+){0,10}?\s(?:(?:was|were)|(?:has|have)\sbeen)\s(?:newly\s)?added\b(?!\sto\b)")
_STOCK_ADDED = re.compile(  # "90 million yuan of registered capital was added"
    r"\sof\s[a-z\s-]{3,40}\s(?:(?:was|were)|(?:has|have)\sbeen)\s(?:newly\s)?added\b(?!\sto\b)"
)
_PART_BEFORE = re.compile(r"\b(?:of|among)\s(?:which|whom|these|those|them),?\s(?:\w+\s){0,2}$")
_GAINED_BEFORE = re.compile(r"\bgain(?:s|ed)\s(?P<list>[\w\s,-]*)$")
_ADDED_BEFORE = re.compile(r"\badd(?:s|ed)\s(?:(?:another|about|around|some|over|nearly|almost|a\sfurther)\s){0,2}$")
_TOTAL_BEHIND = re.compile(
    r"[^.;]{1,100}?,?\s(?:bringing|taking|lifting|raising|pushing|which\s(?:makes|made|brings|brought|takes|took|lifts|lifted))\s"
    r"[^.;,]{1,50}?\b(?:to|of)\s"
)
_NEW_SUBJECT = re.compile(r"\b(?:is|are|was|were|has|have|had|from|with|which|that|who|while|but|to|in|of)\b")
_FOUNDED = re.compile(  # what a place gains of these is a count of births, not a difference
    r"(?:\sand\s[\d,]+)?\s(?:[\w-]+\s){0,3}?(?:start-?ups|companies|enterprises|firms|businesses|ventures|users|customers)\b"
)
_REACH = 160


def is_addition(text: str, quantity: Quantity) -> bool:
    """Whether a figure is a difference by which a stock grows; a part of it ("of which 12 were added") is none."""
    if "add" not in text and "gain" not in text:
        return False
    if quantity.unit != "COUNT":
        return _STOCK_ADDED.match(text, quantity.end) is not None
    before = text[max(0, quantity.start - _REACH) : quantity.start]
    if _ADDED_BEHIND.match(text, quantity.end):
        return _PART_BEFORE.search(before) is None
    if _ADDED_BEFORE.search(before):
        return _TOTAL_BEHIND.match(text, quantity.end) is not None
    gained = _GAINED_BEFORE.search(before)
    if gained is None or _NEW_SUBJECT.search(gained["list"]):
        return False
    return _FOUNDED.match(text, quantity.end) is None or _TOTAL_BEHIND.match(text, quantity.end) is not None
