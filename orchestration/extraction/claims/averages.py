"""Amounts told for one of many: "per company", "apiece", "on average", "gives each team 10,000"."""

from __future__ import annotations

import re

_PER_ITEM = r"per\s(?!cents?\b|annum\b|year\b|month\b|week\b|day\b|night\b|hour\b|minute\b|second\b|se\b)[A-Za-z]"
_PER_ITEM_BEHIND = re.compile(
    rf"[\s-]*(?:\w+\s){{0,3}}?(?:apiece\b|{_PER_ITEM}"
    r"|(?:for|to|in)\s(?:each|every|(?:any|a)\s(?:one|single))\b(?!\s(?:of|year|month|week|day)\b)"
    r"|each\b(?!\s(?:year|month|day|week|of\b|other)))"
    r"|\s(?:an?|/)\s(?:square\s\w+|sq\.?\s?\w+|head|seat|desk|share|team|pupil|person)\b|\s?/\s?(?:m2|m²|sqm|sq)"
)
_AVERAGE_BEFORE = re.compile(
    r"\b(?:averag(?:ed|es|ing)|(?:the\s)?averages?\s(?:of|was|is|were|stood\sat|reached|came\sto)|on\saverage,?"
    r"|average\s(?:[\w'’\s%-]|\.(?=\d)){2,80}"
    r",?\s(?:of|was|is|were|reached|hit|stood\sat|came\sto|at|to|(?:(?:fell|rose|grew|dropped|declined|increased|climbed|went\sup|(?:has|have|had)\s(?:risen|grown|fallen|dropped|increased))\s(?:from|to)|remain(?:s|ed)?\s(?:stable|constant|unchanged)\sat))|median\s(?:[\w'’\s-]{0,45}\s)?(?:of|was|is|at)"
    r"|typical\s(?:[\w'’-]+\s){1,3}(?:is|was|amounts\sto|comes\sto|of))\s(?:\w+\s){0,3}?$",
    re.IGNORECASE,
)
_ON_AVERAGE_FRONT = re.compile(r"\bOn\saverage,\s[^;.]{0,80}$")
_AVERAGE_BEHIND = re.compile(r"\s(?:\w+\s){0,2}?on\saverage\b")
_LABEL_BEFORE = re.compile(
    rf"\b{_PER_ITEM}\w*(?:[\w\s]*?\s?[:|]|\s(?:rose|fell|grew|increased|declined|up|down|was|is|of|stood\sat|came\sto)"
    r"\b[^;|]{0,24}?)\s$"
)
_GIVES = (
    r"(?:giv(?:e|es|en|ing)|gave|hand(?:s|ed)?|pa(?:y|ys|id)|offer(?:s|ed)?|grant(?:s|ed)?|len(?:d|ds|t)"
    r"|award(?:s|ed)?|provid(?:e|es|ed)|invest(?:s|ed)?|puts?|back(?:s|ed)?|fund(?:s|ed)?|support(?:s|ed)?"
    r"|charg(?:e|es|ed)|reward(?:s|ed)?)"
)
_GETS = (
    r"(?:gets?|got|receiv(?:e|es|ed)|obtain(?:s|ed)?|pa(?:y|ys|id)|raise[sd]?|costs?"
    rf"|(?:be|is|was)\s{_GIVES})"
)
_EACH_BEFORE = re.compile(
    rf"\b[Ee](?:ach|very)\s(?:[\w'’-]+\s){{0,6}}?{_GETS}\s(?:with\s|at\s)?(?:\w+\s){{0,4}}?$"
    rf"|\b[Ee](?:ach|very)\s(?:[\w'’-]+\s){{0,4}}?{_GETS}\s(?:(?!\.\s)[^;]){{0,70}}\b"
    r"(?:plus|and|as\swell\sas)\s[^.;,]{0,60}$"
    rf"|\b{_GIVES}\s(?:in\s|into\s|to\s)?(?:each|every)\s(?!year|month|week|day)(?:[\w'’-]+\s){{1,4}}?(?:with\s)?"
    r"(?:(?:up\sto|as\smuch\sas|at\smost|about|around|some|over)\s)?$"
    r"|\beach\s[\w-]+,?\sin\s(?:return|exchange)\sfor\s(?:\w+\s){0,2}$|\b[Ee]ach\s[^;]{0,60}\si\.e\.\s$"
)

_ONE_MAY_BEFORE = re.compile(r"\b(?:[Aa]n?|[Aa]ny)\s(?:[\w'’-]+\s){1,4}?(?:may|can|could)\s(?:\w+\s){1,3}?$")


def is_per_item(before: str, behind: str) -> bool:
    """Whether the words behind an amount, or the label before it, say what it is told for: "per company", "a head"."""
    return _PER_ITEM_BEHIND.match(behind) is not None or _LABEL_BEFORE.search(before) is not None


def is_averaged(before: str, behind: str) -> bool:
    """Whether the text says "average", "on average" or "median" of it."""
    if _ON_AVERAGE_FRONT.search(before):
        return True
    return _AVERAGE_BEFORE.search(before) is not None or _AVERAGE_BEHIND.match(behind) is not None


def is_given_to_each(before: str, ceiling: bool = False) -> bool:
    """Whether each of many gives or gets the amount: "each receives", "hands every team", "a firm may draw".

    The most (`ceiling`) that one may draw tells nothing of what they get.
    """
    return _EACH_BEFORE.search(before) is not None or (not ceiling and _ONE_MAY_BEFORE.search(before) is not None)
