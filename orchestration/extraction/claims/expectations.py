"""Figures that somebody expects: the words beside them that make a forecast of what is to come."""

from __future__ import annotations

import re

from orchestration.extraction.claims.offers import is_money
from orchestration.extraction.model import Quantity

_POSSIBLE_BEHIND = re.compile(
    r"^(?:(?!\b(?:that|which|who|and)\b)[^.;,\d]){0,60}\b(?:is|are)\s(?:possible|likely|expected|forecast|projected|anticipated|predicted|in\sprospect|on\sthe\scards)\b"
    r"|^\s(?:possible|likely|expected|forecast|projected|anticipated|predicted)\s(?:for|in|by|this|next)\b"
)
_EXPECTED_NOUN = re.compile(
    r"\b(?:expected|projected|forecast|anticipated)\s(?:(?!in\b|on\b|at\b)\w+\s){0,2}?$"
    r"|\b(?:costs?|bill|price)\s(?:is|are)\s(?:put|estimated)\sat\s(?:\w+\s){0,2}?$"
    r"|\b(?:opportunit(?:y|ies)|potential)\b[^.;,]{0,40}\s(?:is|are)\s(?:put|estimated|reckoned|valued)\sat\s(?:\w+\s){0,2}?$",
)
_FORECAST_IS = re.compile(  # of the further figures of "the forecast is for 900 jobs and 40 homes"
    r"\b(?:forecasts?|projections?|expectations?)\s(?:is|are|was)\s(?:for|of)\s[^.;]{0,70}(?:,|\band)\s(?:\w+\s){0,2}$"
)
_OPINION = re.compile(
    r"\b(?:believes?|thinks?|reckons?|estimates?|guess(?:es)?|predict(?:s|ed)?|forecasts?|anticipates?|(?:I|we)(?:['’]d|\swould)\ssay|[Aa]nalysts|[Ee]conomists|[Ee]xperts|expects?(?=,)"
    r"|[Aa]ccording\sto\s(?:(?!plans?\b|targets?\b)[\w'’-]+\s){0,4}?(?:stud(?:y|ies)|forecasts?|estimates?|projections?|analys[ie]s|surveys?|research|models?|reckoning)"
    r"|(?:study|report|survey|analysis|paper|researchers?)\s(?:says?|said|finds?|found|concludes?|suggests?|argues?)|[Aa]t\s(?:this|the\spresent)\s(?:pace|rate)|[Ii]f\s(?:all|everything)\sgoes\s(?:well|right|smoothly)|(?:confident|optimistic|convinced|certain|sure)\sthat|(?:is|are)\s(?:thought|believed|reckoned|expected|estimated)\sthat)"
    r"\b[^.;]{0,80}$",
)
_WILL_BEHIND = re.compile(r"^[^.;,]{0,60}\b(?:will|would)\b")
_OPINION_BEHIND = re.compile(  # "... will add 9,000 jobs by 2024, Oxford Economics predicts"
    r"[^.;]{0,70},\s(?:(?:[A-Z][\w&.'’-]*|the|its|an?|analysts|experts|economists|he|she|they|it|of)\s(?:[\w'’-]+\s){0,4}?)"
    r"(?:predict(?:s|ed)?|forecasts?|estimate[sd]?|expect(?:s|ed)?|reckon(?:s|ed)?|believe[sd]?|project(?:s|ed)|thinks?)\b(?=\s*(?:[.,;\"”]|$))"
)
_VALUED_AHEAD = re.compile(  # "turnover is put at 12 million for 2030", "sees the market at 15 billion by then"
    r"\b(?:(?:is|are|was|were|been)\s(?:put|estimated|reckoned|seen|projected|forecast|valued)|(?:puts?|sees?|estimates?)\s[^.;,]{3,50}?)\sat\s(?:\w+\s){0,2}$"
)
_WILL_COST_BEHIND = re.compile(
    r"(?:\s(?:that|which))?\s[^.;,\d]{2,50}?\s(?:will|would|is\sexpected\sto|are\sexpected\sto)\scost\b"
)
_SOME_DAY = re.compile(
    r"\b(?:may|might)\s(?:one\sday|some\sday|eventually|in\stime|soon|well|yet|even)\s(?:\w+\s){1,3}?$"
)


def is_expected(text: str, quantity: Quantity) -> bool:
    """Whether the words at the figure say that somebody expects it."""
    before, behind = text[max(0, quantity.start - 60) : quantity.start], text[quantity.end : quantity.end + 90]
    if _WILL_BEHIND.match(behind) and _OPINION.search(before):
        return True
    if " cost" in behind and _WILL_COST_BEHIND.match(behind):
        return True
    if _EXPECTED_NOUN.search(before) or _POSSIBLE_BEHIND.match(behind):
        return True
    if _FORECAST_IS.search(text, max(0, quantity.start - 110), quantity.start):
        return True
    return _SOME_DAY.search(before) is not None


def is_opinion(text: str, verb_start: int, quantity: Quantity) -> bool:
    """Whether what the verb tells is what somebody thinks of the time to come."""
    if _OPINION.search(text, max(0, verb_start - 100), verb_start):
        return True
    return _OPINION_BEHIND.match(text, quantity.end) is not None


def is_valued_ahead(text: str, quantity: Quantity) -> bool:
    """Whether somebody puts the figure at so much, which is a forecast where its time is still to come."""
    return is_money(quantity) and _VALUED_AHEAD.search(text, max(0, quantity.start - 80), quantity.start) is not None
