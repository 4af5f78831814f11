"""Durations that are no claim of their own: the window of a period, the base of a rate, the deadline of a plan."""

from __future__ import annotations

import re

_WINDOW = re.compile(
    r"\b(?:(?:in|over|for|during|within|throughout|across)\s+)?(?:(?:the|its|their|his|her|our)\s+)?(?:past|last"
    r"|next|coming|previous|recent|following|first|preceding|"
    r"subsequent|latest|final|these|those|forthcoming|ensuing|initial|another|same)\s+$",
    re.IGNORECASE,
)
_DEADLINE = re.compile(
    r"\b(?:within|in)\s+(?:(?:about|around|nearly|less than|under|the space of|just|a period of|at most|another"
    r"|only)\s+)*(?:a\s+|an\s+)?$",
    re.IGNORECASE,
)
_THROUGH = re.compile(
    r"\b(?:over|across|spread over|during|throughout)\s+(?:a\s+period\s+of\s+|the\s+)?$", re.IGNORECASE
)
_CONTINUING = re.compile(
    r"\s+(?:ago|before|earlier|later|after|since|afterwards|from now|to come|running|in a row|on)\b", re.IGNORECASE
)
_FOUNDED = re.compile(
    r"\b(?:found|establish|launch|start|creat|set\s+up|open|born|inception)\w*\b[^,;.]{0,12}$", re.IGNORECASE
)
_AFTER = re.compile(r"\bafter\s+(?:the\s+)?$", re.IGNORECASE)
_STATISTIC = re.compile(
    r"\s(?:[a-z]+\s)?(?:average|mean|median|high|low|peak|record|trend|anniversary|history|period)\b", re.IGNORECASE
)
_GOES_BACK = re.compile(r"\b(?:go|goes|going|went|gone|dates|dated|dating)\sback\s(?:some\s|about\s)?$", re.IGNORECASE)
_UP_TO_DATE = re.compile(  # "the 12 months to the end of September"
    r"\s(?:up\s)?(?:to|ended|ending|until)\s(?:the\send\sof\s)?(?:\d{1,2}\s)?"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
)
_NO_LENGTH = re.compile(r"\b(?:is|was|be|been|were|as)\s(?:again\s|another\s|also\s)?(?:(?=an?\s)|$)$", re.IGNORECASE)
_GROWN = re.compile(r"['’]|\s+of\b")
_DONE = re.compile(
    r"\b(?:done|did|built|achieved|accomplished|created|sold out|gone|took|take|takes|completed?)\b", re.IGNORECASE
)


def period_reason(text: str, start: int, end: int, unit: str, mark: str, hyphenated: bool) -> str | None:
    """Why a duration at `start` to `end` is no claim ("period"), or nothing where it is one."""
    before = text[max(0, start - 40) : start]
    if _is_window(text, end, unit, before):
        return "period"
    following = _CONTINUING.match(text, end)
    if following:
        return _relative(text, start, end, following.group().strip().lower())
    if re.search(r"\b(?:every|per|each)\s+$", before, re.IGNORECASE):
        return "rate_base"
    if hyphenated and unit in ("SECONDS", "DAYS") and not mark.startswith("week"):
        return "period"
    if hyphenated and _STATISTIC.match(text, end):
        return "period"
    if _AFTER.search(before) and not _GROWN.match(text, end):
        return "period"
    if _THROUGH.search(before):
        return (
            "period"
            if re.search(r"\d|[$€£₹%]|million|billion", text[: max(0, start - 5)]) and unit != "SECONDS"
            else None
        )
    if unit == "YEARS" and mark.startswith(("year", "month")) and _DEADLINE.search(before):
        return None if _DONE.search(text) else "period"
    if unit == "DAYS" and re.search(r"\bin\s+less\s+than\s+$", before, re.IGNORECASE):
        return "rate_base"
    return None


def _is_window(text: str, end: int, unit: str, before: str) -> bool:
    if _WINDOW.search(before) or _GOES_BACK.search(before) or _UP_TO_DATE.match(text, end):
        return True
    described = _NO_LENGTH.search(before) and _GROWN.match(text, end)
    return bool(described) and unit == "YEARS"  # "it was again a year of growth"


def _relative(text: str, start: int, end: int, word: str) -> str | None:
    """ "three years ago" is a date unless it tells an age ("founded three years ago")."""
    if word == "ago":
        return None if _FOUNDED.search(text[max(0, start - 60) : start]) else "date"
    return None if word == "after" else "period"
