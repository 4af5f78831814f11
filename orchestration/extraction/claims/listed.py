"""What the line over a list says of its items: that they are aims, offers, expectations or averages."""

from __future__ import annotations

import re

from orchestration.extraction.claims.clauses import read_clauses
from orchestration.extraction.claims.moods import StatusReading
from orchestration.extraction.claims.offers import is_money
from orchestration.extraction.model import Quantity, Sentence

_AIMS = re.compile(
    r"\b(?:targets?|goals?|aims?|objectives?|ambitions?|(?<!business )(?<!floor )plan(?:s|ned)?|envisage[sd]?|foresees?"
    r"|intends?|wants?|hopes?|will\s(?:have|be|bring|build|create|open|comprise|include|contain|house)|to\scome"
    r"|(?:is|are)\sto)\b",
    re.IGNORECASE,
)
_EXPECTED = re.compile(
    r"\b(?:expect(?:s|ed|ations?)?|forecasts?|outlook|project(?:ed|ions?)|anticipate[sd]?)\b", re.IGNORECASE
)
_OFFERED = re.compile(
    r"\b(?:gives?|offers?|offered|gets?|receives?|provides?|promise[sd]?|pledge[sd]?|commit(?:s|ted|ments?)?|benefits?|perks"
    r"|entitled\sto|(?:can|may)\s(?:apply|count)|in\sstore|earmarked|allocations?)\b",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"\b(?:reached|achieved|met|missed|results?|so\sfar|received|got|gave|were|was|figures|numbers|statistics|facts|reports?)\b",
    re.IGNORECASE,
)
_AVERAGES = re.compile(r"\b(?:averages?|on\saverage|typical(?:ly)?|medians?)\b", re.IGNORECASE)
_EACH = re.compile(
    r"\b(?:each|every|per)\s(?!year|month|week|day|annum|cent)[a-z]|\ban?\s(?:[a-z-]+\s)?(?:team|start-?up|company|firm|founder|winner|business|tenant|member)\b",
    re.IGNORECASE,
)


def status_in_list(sentence: Sentence, quantity: Quantity) -> StatusReading | None:
    """The status that the line over a list gives to a figure of an item without a verb of its own."""
    if not sentence.lead or _OVER.search(sentence.lead) or read_clauses(sentence.text).verbs:
        return None
    given = is_money(quantity) or quantity.unit in ("DAYS", "YEARS")
    if given and _OFFERED.search(sentence.lead):
        return StatusReading("commitment", "commitment.list")
    if _AIMS.search(sentence.lead):
        return StatusReading("target", "target.list")
    return StatusReading("forecast", "forecast.list") if _EXPECTED.search(sentence.lead) else None


def is_average_in_list(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether the line over a list says that its items are averages, or what each of many is given."""
    if not sentence.lead or quantity.unit in ("RATIO", "RANK") or read_clauses(sentence.text).verbs:
        return False
    if _AVERAGES.search(sentence.lead):
        return True
    return is_money(quantity) and _OFFERED.search(sentence.lead) is not None and _EACH.search(sentence.lead) is not None
