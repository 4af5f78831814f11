"""Facts told inside a sentence about the future: "up from 62 today", "which it already has"."""

from __future__ import annotations

import re
from datetime import date

from orchestration.extraction.model import Period, Quantity

_PART_THERE = re.compile(r"\bof\s(?:which|whom|these|them)\s(?:[a-z]+\s){0,2}$")
_IS_THERE = re.compile(  # "a target of 50, of which 32 are running"
    r"\s(?:[a-z-]+\s){0,3}?(?:are|is|have|has|were|was)\b(?!\s(?:to|still\sto|planned|expected|due|under|scheduled|meant|intended)\b)"
)
_TO_BE_JOINED = re.compile(r"\s(?:[\w-]+\s){1,3}(?:will|are\sto|is\sto)\s(?:soon\s)?be\s(?:joined|followed)\sby\b")
_PLANNED_BEHIND = re.compile(r"\s(?:[\w-]+\s){0,2}?(?:planned|targeted|envisaged|promised|aimed\sat)\b")
_AFTER_DOING = re.compile(r"\b(?:after|having)\s(?:\w+ly\s)?\w+(?:ing|ed)\b[^,;.]{0,50}$")
_ALREADY_BEHIND = re.compile(r"^[^.;,\d]{0,60}\balready\b")
_EXISTING = re.compile(  # "its existing 120", "home to 120 firms", "to double its 120 firms"
    r"\b(?:existing|current|present|today['’]s)\s(?:[\w-]+\s)?$|,\s(?:(?:now|already|currently)\s)?(?:home|host)\sto\s(?:[\w-]+\s){0,2}?$"
    r"|\b(?:now|currently|at\spresent|today)\s(?:(?:at|about|around|only|just|some)\s)?$|^\W*(?:As\s)?[Aa]gainst\s[^,;]{3,60},\s(?:[a-z]+\s){0,2}$"
    r"|\b(?:double|triple|treble|expand|extend|enlarge|upgrade|refurbish|renovate|moderni[sz]e|relocate|replace|add\sto)\s(?:its|their|the)\s$"
)
_OF_THE_EXISTING = re.compile(r"\b(?:from|across|throughout|in|at|of|among)\s(?:its|their|our)\s$")
_DEFINITE = re.compile(r"(?:^|[\s\"“])(?:[Tt]he|[Ii]ts|[Tt]heir|[Oo]ur|[Tt]hese|[Tt]hose|[Aa]ll)\s$")
_THEY_WILL = re.compile(  # "the 14 teams will pitch in May": they are there already
    r"\s(?:(?!new\b|planned\b|additional\b|further\b|future\b)[\w-]+\s){0,2}?(?:teams|start-?ups|companies|firms|businesses|tenants|members|partners|investors|universities"
    r"|students|finalists|winners|participants|founders|entrepreneurs|employees|people|banks|states|cities|countries|applicants|mentors|researchers)\s"
    r"(?:[^.;,\d]{0,30}?\s)?(?:will|are\sto|are\sgoing\sto|are\sdue\sto)\b"
)
_CHOSEN_FROM = re.compile(  # "the jury will choose among 60 entries"
    r"\b(?:(?:choos|select|pick|decid|chose)\w*\s(?:[\w-]+\s){0,4}?(?:from\s(?:among\s)?|among\s|out\sof\s|between\s)"
    r"|(?:[Aa]pplications?|[Ee]ntries|[Pp]roposals?|[Bb]ids?)\s(?:by|from)\s)(?:the\s|some\s|about\s|over\s)?$"
)
_TO_COME_BEHIND = re.compile(r"\s(?:new|planned|future|additional|further|next|coming|upcoming)\b")
_OF_PROMISED = re.compile(  # "Of the money promised, 3 million has arrived"
    r"^\W*(?:Out\s)?[Oo]f\s(?:the|this|these|that|its)\s[^,;]{3,70}\b(?:promised|pledged|committed|earmarked|allocated|approved|sanctioned|planned)\b[^,;]{0,40},\s(?:\w+\s){0,3}$"
)
_HAS_BEHIND = re.compile(r"[^.;,]{0,40}?\s(?:has|have|had|was|were)\b")
_NOW_BEHIND = re.compile(r"^\s(?:[\w-]+\s){0,3}?(?:now|today|currently|at\spresent)\b")
_SPEAKER = re.compile(r",?[\"”’]\s(?:\w+\s){0,3}?(?:said|says|added|adds|explained|explains|noted|told)\s[^\"“”‘]*$")
_COMPARED_BEFORE = re.compile(
    r"\b(?:(?:up|down)\sfrom|compared\s(?:with|to)|as\sagainst|against|versus)\s(?:[\w-]+\s){0,3}?$"
    r"|,\safter\s(?:[a-z]+\s)?$"
)
_FROM_BEFORE = re.compile(r"\bfrom\s(?:[\w-]+\s){0,2}?$")
_TO_BEHIND = re.compile(r"^[^,.;]{0,40}?\sto\s(?:[\w-]+\s){0,2}?\W{0,3}\d")
_MANY_THINGS_FROM = re.compile(r"\b(?:rang\w+|anything|anywhere|between)\s(?:\w+\s)?from\s")
_AIMED_AT = re.compile(r"\b(?:targets?|goals?|plans?|budget(?:ed)?|forecasts?|projected)\b[^,;.]{0,30}$")
_OF_A_MIND = re.compile(
    r"(?:,|\sof\s(?:[\w'’-]+\s){0,6}?[\w'’-]+|\s(?!(?:would|is|was|has)\b)[a-z]+s|\swho)?\s(?:also\s|now\s|still\s|even\s)?"
    r"(?:(?:are|were|is|was)\s(?:expecting|anticipating|planning|hoping|seeking|looking|not|worried|confident|optimistic)"
    r"|expect(?:ed|s)?|anticipate[ds]?|forecast|predict(?:ed)?|plan(?:ned)?|intend(?:ed)?|hoped?|want(?:ed)?|aim|seek|sought"
    r"|believed?|think|thought|feel|felt|rate[ds]?|say|said|have\s(?:\w+\s)?\w+ed|would(?!\sbe\b))\b(?!\s(?:by|in|at|to\sbe)\b)"
)
_BY_SO_MANY = re.compile(r"\b(?:expected|anticipated|planned|wanted|feared)\sby\s(?:[^.;]{0,40}\sby\s)?(?:\w+\s){0,2}$")
_REACH = 70  # characters before a quantity


def is_attribution(text: str, quantity: Quantity) -> bool:
    """Whether it describes the speaker of a quotation before it: '..., said X of Y, a body with 260 members'."""
    return _SPEAKER.search(text, max(0, quantity.start - 160), quantity.start) is not None


def is_of_a_mind(text: str, quantity: Quantity) -> bool:
    """Whether a share tells how many expect, plan or say something, which they do now: "46 percent expect a rise"."""
    if quantity.unit != "PERCENT":
        return False
    if _OF_A_MIND.match(text, quantity.end):
        return True
    return _BY_SO_MANY.search(text, max(0, quantity.start - _REACH), quantity.start) is not None


def is_existing(text: str, quantity: Quantity) -> bool:
    """Whether it counts what a body has already: "its existing 120", "exports from its 40 centres"."""
    before = text[max(0, quantity.start - _REACH) : quantity.start]
    if _EXISTING.search(before):
        return True
    if quantity.unit != "COUNT":
        return False
    if _CHOSEN_FROM.search(before) or (_DEFINITE.search(before) and _THEY_WILL.match(text, quantity.end)):
        return True
    owned = before.endswith(("its ", "their ", "our ")) and _OF_THE_EXISTING.search(before)
    return bool(owned) and not _TO_COME_BEHIND.match(text, quantity.end)


def is_starting_value(text: str, quantity: Quantity) -> bool:
    """Whether it is what something is compared with, or rises or falls from: "from 62 to 140", "against 800"."""
    before = text[max(0, quantity.start - _REACH) : quantity.start]
    if _COMPARED_BEFORE.search(before):
        return True
    movement = _FROM_BEFORE.search(before) and _TO_BEHIND.match(text[quantity.end : quantity.end + 60])
    return bool(movement) and not _MANY_THINGS_FROM.search(before)


def told_as_fact(text: str, quantity: Quantity, period: Period | None, published_on: date | None) -> bool:
    """Whether a figure holds already, though the verb that governs it speaks of what is to come."""
    before, behind = text[max(0, quantity.start - _REACH) : quantity.start], text[quantity.end : quantity.end + _REACH]
    if _AFTER_DOING.search(before) or _ALREADY_BEHIND.match(behind) or _NOW_BEHIND.match(behind):
        return True
    if is_existing(text, quantity):
        return True
    if text.startswith(("Of ", "Out of ")) and _OF_PROMISED.match(text[: quantity.start]):
        return _HAS_BEHIND.match(behind) is not None
    if is_attribution(text, quantity) or is_of_a_mind(text, quantity):
        return True
    if (_PART_THERE.search(before) and _IS_THERE.match(behind)) or _TO_BE_JOINED.match(behind):
        return True
    if _AIMED_AT.search(before) or _PLANNED_BEHIND.match(behind):
        return False
    over = period is None or published_on is None or period.end is None or period.end <= published_on
    return over and is_starting_value(text, quantity)
