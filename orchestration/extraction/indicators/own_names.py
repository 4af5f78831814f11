"""What the words before an amount or a percentage name as measured, where the vocabulary lacks it: "fees of 2%"."""

from __future__ import annotations

import re

from orchestration.extraction.claims.clauses import read_clauses
from orchestration.extraction.indicators.cues import cue_sets_in
from orchestration.extraction.indicators.known_nouns import ends_known
from orchestration.extraction.indicators.setting import Setting
from orchestration.extraction.indicators.units import is_money

# Nouns that name no measure of their own: what they are of does.
_EMPTY_WORDS = """
    spring peak mark threshold barrier milestone ceiling limit
    number amount value total sum share proportion percentage growth increase rise decline fall drop rate volume
    level figure size scale pace average median majority rest remainder part record high low maximum minimum excess
    range stake portion equivalent target goal plus minus addition terms thousands millions billions increment
    series times years months things others tune option offers reduction balance balances goods cheques checks
    figures sums gain gains
    ahead instead out offer because outside inside regardless short spite favour amounts funds money levels
    one ones stage stages
    """
_EMPTY = frozenset(_EMPTY_WORDS.split())
_MODIFYING = (
    r"(?:(?:about|almost|around|approximately|just|merely|nearly|only|over|roughly|some|more|less|than|as|much|under|a|an"
    r"|the|up|to|total|of|record)\s)*"
)
_GOVERNING = re.compile(
    rf"(?P<noun>(?:\b[a-z]+\s)?\b[A-Za-z][a-z-]+(?:(?=\sof)|s(?=\s)))\s(?:of|worth|totall?ing)\s{_MODIFYING}$"
)
_NUMBER = re.compile(
    r"\b[Nn]umber\sof\s(?P<noun>(?:[a-z-]+\s)?[a-z][a-z-]+s)(?:\s(?:in|at|on|of)\s[^,;:\d]{2,40}?)?"
    r"\s(?:(?:has|have|had|was|is|were|been|also|now|since|should|will|could|more|than|to)\s){0,4}"
    r"(?:(?:rose|risen|grew|grown|fell|fallen|cut|dropped|increased|decreased|went|gone|climbed|jumped)(?:\s(?:up|down|by))?\s)?"
    rf"{_MODIFYING}$"
)
# "Of its desks, 83 per cent are taken": the group that the share is of.
_GROUP = re.compile(
    r"(?:^|[,;:]\s)(?:[Oo]f|[Aa]mong)\s(?:all\s)?(?:the|its|their|our|those|these)\s"
    rf"(?P<noun>(?:[a-z-]+\s)?[a-z][a-z-]+s),?\s{_MODIFYING}$"
)
_NAMING = r"(?:[A-Za-z][a-z]+(?:s|ing|tion|ment|ture|ance|ence|ity|age)|impact|debt|premium|bill|dividend|gap)"
_SUBJECT = re.compile(
    rf"(?<![\w-])(?P<noun>(?:[A-Za-z]+\s)?{_NAMING})(?:\s(?:of|by|from|for|on|under)\s[^,;:\d]{{2,60}}?)?"
    r"\s(?:(?:has|have|had|also|now|since)\s){0,2}(?:reached|totall?ed|came|amounted|stood|exceeded|surpassed|rose|risen|grew"
    r"|grown|fell|fallen|dropped|declined|increased|decreased|went|gone|climbed|jumped|was|were)(?:\s(?:up|down|to|by|at))"
    rf"{{0,2}}\s{_MODIFYING}$"
)
_APPOSED = re.compile(
    rf"(?P<noun>(?:[A-Za-z]+\s)?{_NAMING})(?:\s(?:of|by|in|for)\s[^,;:\d]{{2,60}}?)?,\sat\s{_MODIFYING}$"
)
_FRONTED = re.compile(r"(?:^|[;:]\s)At\s(?:\w+\s){0,3}$")  # "At fewer than two percent, the bankruptcy rate is low"
_FRONTED_NOUN = re.compile(
    rf"(?:\s\([^()]*\))?,\s(?:the|its|their)\s(?P<noun>(?:[a-z]+\s)?(?:{_NAMING}|rate|cost|price|fee))"
    r"(?:\s(?:of|in|for)\s[^,;:\d]{2,40}?)?\s(?:is|was|are|were|rose|grew|fell)\b"
)
# What stands behind these only says what the money of a noun before is for: "the budget for innovation".
_GIVEN_FOR = re.compile(r"\b(?:for|on)(?:\s(?:the|its|their))?(?:\s[a-z]+)?\s$")
_JOINED = re.compile(r"\sand\s(?:[a-z]+\s)?$")
_BREAK = re.compile(r"[;:]\s|,\s(?:and\s|but\s|while\s)?|\s(?:and|but|while|that)\s")
_PRONOUNS = frozenset(
    ("this", "its", "his", "has", "was", "is", "as", "us", "thus", "nothing", "something", "everything")
)


def own_name(setting: Setting, index: int) -> str | None:
    """The noun of quantity `index` that stands where its measure is named, if it is none of the vocabulary's."""
    quantity, text = setting.quantities[index], setting.sentence.text
    lead = quantity.lead
    front = setting.quantities[index - 1].end if index else 0
    before = text[max(front, lead - 120) : quantity.start]
    found = _NUMBER.search(before) or (_GROUP.search(before) if quantity.unit == "PERCENT" else None)
    if quantity.unit == "RATIO" and found is None:
        return None
    found = found or _GOVERNING.search(before) or _APPOSED.search(before)
    if found is None and _FRONTED.search(text, max(0, lead - 24), lead):
        behind = _FRONTED_NOUN.match(text, quantity.end)
        return behind["noun"] if behind is not None and not ends_known(behind["noun"], setting.vocabulary) else None
    if found is None:
        starts = [joint.end() for joint in _BREAK.finditer(before)]
        found = _SUBJECT.search(before, starts[-1] if starts else 0)
        if found is not None and is_money(quantity.unit) and _GIVEN_FOR.search(before[: _head_start(found)]):
            return None
    if found is None:
        return None
    noun = found["noun"]
    head = noun.rpartition(" ")[2]
    if head.casefold() in _EMPTY | _PRONOUNS or ends_known(noun, setting.vocabulary):
        return None
    if "trades" in cue_sets_in(head, setting.vocabulary):
        return None  # of semiconductors or machinery is told what was told before, their sales or their exports
    start = max(front, lead - 120) + _head_start(found)
    return None if _is_name(setting, start, head) or _is_joined(text[front:start]) else noun


def _head_start(found: re.Match[str]) -> int:
    """Where the last word of the noun found begins."""
    return found.end("noun") - len(found["noun"].rpartition(" ")[2])


def _is_joined(before: str) -> bool:
    """Whether the noun behind is only the last of several told of together: "revenues and budgets rose"."""
    joint = _JOINED.search(before)
    return joint is not None and bool(before[: joint.start()].strip()) and not read_clauses(before).verbs


def _is_name(setting: Setting, start: int, head: str) -> bool:
    inside = any(first <= start < last for first, last in setting.names)
    return inside or (head[0].isupper() and bool(setting.sentence.text[:start].strip()))
