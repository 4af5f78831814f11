"""Figures held against each other: "down to 3 million from 5 million", "51, against 26", "99 out of 160"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.extraction.model import Claim, Quantity

_MODIFYING = (
    r"(?:(?:about|almost|around|approximately|just|merely|nearly|only|over|roughly|some|more\sthan|under|the)\s)*"
)
# "Down to 3 million in 2017 from 5 million", "a third higher than the 710 million", "(2021: 24,500)"
_HELD_AGAINST = re.compile(
    rf"[^;]{{0,60}}?\b(?:from|than|against|versus|vs|compared\s(?:with|to))\s(?:a\s|the\s(?:mere\s)?)?{_MODIFYING}$"
)
_FROM = re.compile(rf"\bfrom\s{_MODIFYING}$")
_FROM_TO = re.compile(rf"[^,;]{{0,40}}?\bto\s{_MODIFYING}$")
_TO_LEVEL = re.compile(rf"(?:\s[a-z-]+){{0,3}}?\sto\s{_MODIFYING}$")  # "rose by 3 percent to 4 billion"
_AND = re.compile(rf"\sand\s{_MODIFYING}$")
# "500 million was released in 2016 and 100 million in 2017"
_JOINED_TO = re.compile(rf".{{0,120}}\s(?P<how>in|for|to|by|from|at|during)\s[^,;]{{1,30}}?,?\sand\s{_MODIFYING}$")
_OF_WHOLE = re.compile(rf"\sof\s[^,;\d]{{2,40}},\s{_MODIFYING}$")
_TIMES_THE = re.compile(r"\s(?:(?:that|those)\sof\s)?(?:the\s)?$")  # "16 times the 101 million"
_LIKENED = re.compile(
    r"(?:That|This|It)(?:['\u2019]s|\sis|\swas|\scompares|\sbeats)\s[^,;:\d]{0,40}?\b(?:above|below|than|with|to|against|from|up|down"
    r"|beats)\s(?:[a-z]+\s){0,2}$"
)
# "A year earlier it had been 3 million", "In 2018 the sum rose to 4 million"
_RESTATED = re.compile(
    r"(?:(?:[Ii]n|[Bb]y|[Ff]or)\s(?:[a-z]+\s)?\d{4}(?:[-/\u2013]\d{2,4})?,?\s|(?:[Aa]|[Oo]ne|[Tt]he)\s(?:year|quarter|month)\s"
    r"(?:before|earlier|later|after),?\s|(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Tt]en)\syears\s(?:before|earlier|later),?\s|[Tt]oday\s|[Nn]ow\s)?"
    r"(?:[Ii]t|[Tt]his|[Tt]hat|[Tt]hey|[Tt]he\s(?:sum|amount|total|figure|volume))\s(?:(?:had|has|have|will)\s)?(?:already\s|still\s)?"
    r"(?:been|be|was|were|is|are|(?:stood|stands?|remained)\sat|(?:came|comes?|amounted|amounts?|rose|risen|fell|fallen|grew|grown|went"
    r"|dropped|climbed|jumped|doubled|increased|decreased)\sto|reached|totalled|totaled)\s"
    r"(?:(?:only|just|still|even|already|about|around|some|nearly|almost|over|under|more\sthan|less\sthan|as\smuch\sas|at)\s){0,2}"
)
# "Of this, 3 million went to"
_PART_OPENS = re.compile(
    r"(?:Out\s)?[Oo]f\s(?:this|that|it|(?:this|that|the)\s(?:sum|amount|total|money)),?\s(?:only\s|just\s)?"
)
_MULTIPLE = re.compile(r"times|fold|doubl|tripl|trebl|quadrupl|half|twice|\dx\b", re.IGNORECASE)
_FRONTED = re.compile(r"(?:^|[;:]\s)At\s(?:\w+\s){0,3}$")  # "At 6,300, the number of students was high"
_SUBJECT_BEHIND = re.compile(r"(?:\s\([^()]*\))?,\s(?:the|its|their)\s[a-z]")
_ABOVE_BEHIND = re.compile(
    r"\s(?:above|below|over|under|ahead\sof|short\sof|up\son|down\son|(?:more|less|fewer|higher|lower|larger|smaller)\sthan)"
    r"\s(?:(?:the|its|their|a|last|previous)\s)?(?:\w+\s){0,2}$"
)
_AMONG = re.compile(r"\s(?:in|across|over|through|via)\s(?:a\stotal\sof\s|some\s|only\s|just\s)?$")
_OUT_OF = re.compile(rf"\sout\sof\s(?:all\s|its\s|their\s|a\stotal\sof\s)?{_MODIFYING}$")
_OF_THE = re.compile(r"\sof\s(?:the|its|their|all|these|those)\s(?:total\s)?$")
_OUT_OF_BEFORE = re.compile(r"(?:^|[;:,]\s)(?:[Oo]ut\s)?[Oo]f\s(?:the|a|its|this|that)\s[^,;:\d]{0,40}$")
_ASIDE_BEHIND = re.compile(r"[^,;:]{0,40},\s(?:only\s|just\s|so\sfar\s)?$")


def held_against(text: str, quantities: Sequence[Quantity], index: int) -> int | None:
    """The figure before that number `index` is held against, a percentage between them or not; or whose end it is."""
    quantity = quantities[index]
    if quantity.unit == "COUNT" and _has_noun_behind(quantity):
        return None
    lead = quantity.lead
    for number in range(index - 1, max(-1, index - 3), -1):
        before = quantities[number]
        between = text[before.end : max(lead, before.end)]
        if number == index - 1 and (_leads_to(before, quantity, text) or _is_put_as(before, quantity, text)):
            return number
        if before.unit in ("PERCENT", "RATIO") and quantity.unit not in ("PERCENT", "RATIO"):
            continue
        if before.unit != quantity.unit:
            return None
        ended = _FROM.search(text, max(0, before.lead - 40), before.lead) and _FROM_TO.match(between)
        apart = _ASIDE_BEHIND.match(between) and _OUT_OF_BEFORE.search(text, max(0, before.lead - 60), before.lead)
        if ended or apart or _is_parallel(between, text, quantity.end) or _HELD_AGAINST.match(between):
            return number
        return None
    return None


def _leads_to(before: Quantity, quantity: Quantity, text: str) -> bool:
    """Whether a change or a multiple leads to the level: "rose by 3 percent to 4 billion", "ten times the 9"."""
    between = text[before.end : quantity.start]
    if before.unit == "RATIO":
        return _TIMES_THE.match(between) is not None
    return before.unit == "PERCENT" and quantity.unit != "PERCENT" and _TO_LEVEL.match(between) is not None


def _is_put_as(before: Quantity, quantity: Quantity, text: str) -> bool:
    """Whether the figure only says what the share before it comes to: "half of it, 5 billion euros, went to firms"."""
    if before.unit != "PERCENT" or quantity.unit == "PERCENT" or not text.startswith(",", quantity.end):
        return False
    return _OF_WHOLE.match(text, before.end, quantity.lead) is not None


def _is_parallel(between: str, text: str, end: int) -> bool:
    """Whether two figures share their words but for time or place: "5 million in 2016 and 3 million in 2017"."""
    if _AND.match(between):
        return True
    joint = _JOINED_TO.match(between)
    return joint is not None and text.startswith(f" {joint['how']} ", end)


def likened(text: str, quantities: Sequence[Quantity], index: int, earlier: Sequence[Claim]) -> int | None:
    """The earlier claim that the sentence only holds a figure against: "That is more than the 1.4 billion of 2015"."""
    unit = quantities[index].unit
    if index > 0 or not _LIKENED.match(text[: quantities[index].start]):
        return None
    return next((n for n, claim in enumerate(earlier) if claim.unit == unit and claim.measure == "level"), None)


def restated(text: str, quantities: Sequence[Quantity], index: int) -> bool:
    """Whether a sentence or its last part only tells a further value of an amount: "In 2018 it rose to 4 million"."""
    quantity = quantities[index]
    if len(quantity.unit) != 3 or not (quantity.unit.isalpha() and quantity.unit.isupper()):
        return False
    start = text.rfind("; ", 0, quantity.start) + 2 if index else 0
    if index and start < quantities[index - 1].end:
        return False
    return _RESTATED.fullmatch(text, start, quantity.start) is not None


def opens_part(text: str, quantity: Quantity) -> bool:
    """Whether the sentence opens with a part of what was told before: "Of this, 3 million went to"."""
    return _PART_OPENS.fullmatch(text, 0, quantity.lead) is not None


def is_fronted(text: str, quantity: Quantity) -> bool:
    """Whether the figure stands before the subject that it is told of: "At 6,300, the number of students was high"."""
    fronted = _FRONTED.search(text, max(0, quantity.lead - 24), quantity.start)
    return fronted is not None and _SUBJECT_BEHIND.match(text, quantity.end) is not None


def is_multiple(value: str) -> bool:
    """Whether a mention is a multiple of something: "ten times", "16-fold", "doubled"; no mere ratio."""
    return _MULTIPLE.search(value) is not None


def stands_above(between: str, following: Quantity) -> bool:
    """Whether a growth is told over the figure behind it: "27 percent above the 3 billion"."""
    return following.unit != "PERCENT" and _ABOVE_BEHIND.match(between) is not None


def is_among(text: str, quantities: Sequence[Quantity], index: int) -> bool:
    """Whether a count only tells among how many the amount before it was shared: "5 million in 12 rounds"."""
    before, quantity = quantities[index - 1] if index else None, quantities[index]
    if before is None or quantity.unit != "COUNT" or before.unit in ("COUNT", "PERCENT", "RATIO"):
        return False
    return _AMONG.match(text, before.end, quantity.lead) is not None


def out_of(text: str, quantities: Sequence[Quantity], index: int) -> int | None:
    """The figure right behind of which number `index` counts a part: "99 out of 160 incubators"."""
    quantity = quantities[index]
    following = quantities[index + 1] if index + 1 < len(quantities) else None
    if following is None or following.unit != quantity.unit or _has_noun_behind(quantity):
        return None
    between = text[quantity.end : following.start]
    named = quantity.unit == "COUNT" and _has_noun_behind(following) and _OF_THE.match(between)
    return index + 1 if named or _OUT_OF.match(between) else None


def _has_noun_behind(quantity: Quantity) -> bool:
    return quantity.noun_start is not None and quantity.end <= quantity.noun_start <= quantity.end + 1
