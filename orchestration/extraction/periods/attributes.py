"""Figures that describe a thing whatever its sentence tells of: its area in an aside, the speaker's own body."""

from __future__ import annotations

import re

from orchestration.extraction.claims.facts import is_attribution
from orchestration.extraction.model import Quantity

AREAS = ("KM2", "M2", "FT2")
_FRONTED = re.compile(
    r"^\W*(?:[Cc]overing|[Ss]panning|[Oo]ccupying|[Ee]xtending\sover|[Ss]tretching\sover)\s(?:\w+\s){0,5}?$"
)
_APPOSITION = re.compile(r",\s(?:an?|our|its|the|his|her)\s[\w\s-]{2,40}\s(?:of|with|covering)\s(?:\w+\s){0,2}$")
_APPOSITION_END = re.compile(r"^[^,;.]{0,30},\s(?:is|was|were|are|has|had|which)\b")
_ASIDE_END = re.compile(r"^[^,;.]{0,40},\s(?:is|are|has|houses|hosts|offers)\b")
_PRESENT = re.compile(
    r"\b(?:its|their|the|our)\s(?:present|current)\s(?:\w+\s){1,2}(?:of\s)?$"
)  # "to its present size of"
_POSSESSED = re.compile(r"\bwith\s(?:its|their|his|her)\s(?:\w+\s){0,2}$")
_WHOLE_OF = re.compile(r"\bof\s(?:the|its|all)\s$")  # "35 percent of the 19,000 companies' total"
_POSSESSIVE = re.compile(r"^\s(?:[\w-]+\s)?\w+s['’]\s")


def is_timeless(text: str, quantity: Quantity) -> bool:
    """Whether the figure holds at the publication, whichever date its sentence states."""
    before, behind = text[max(0, quantity.start - 70) : quantity.start], text[quantity.end : quantity.end + 50]
    if _PRESENT.search(before):
        return True
    if quantity.unit in AREAS:
        if _POSSESSED.search(before) or _ASIDE_END.match(behind):
            return True
        if _APPOSITION.search(before) and _APPOSITION_END.match(behind):
            return True
        return quantity.start <= 70 and _FRONTED.match(text[: quantity.start]) is not None
    whole = quantity.unit == "COUNT" and _WHOLE_OF.search(before) and _POSSESSIVE.match(behind)
    return bool(whole) or is_attribution(text, quantity)
