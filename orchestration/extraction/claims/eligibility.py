"""Figures that only say who may take part: the size and age that applicants must have, ages of persons, time limits.

The class of size that counted companies fall in is none either: "11 raised between 10 and 20 million dollars".
"Applicants must have been in business for less than ten years and have fewer than 50 employees" asserts nothing of
anybody; "companies may stay for up to three years" offers something and is a claim.
"""

from __future__ import annotations

import re

from orchestration.extraction.model import Quantity

_APPLICANTS = re.compile(
    r"^\W*(?:The\s|All\s|Any\s|Only\s|To\s\w+,\s)?(?:eligible\s|interested\s)?"
    r"(?:[Aa]pplicants?|[Ss]tart-?ups?|[Ff]ounders?|[Cc]ompan(?:y|ies)|[Ff]irms?|[Bb]usiness(?:es)?|[Tt]eams?"
    r"|[Ss]tudents?|[Gg]raduates|[Pp]articipants?|[Cc]andidates?|[Ee]ntrepreneurs?|[Ee]ntit(?:y|ies)|[Pp]rojects?)\s"
    r"(?:[a-z]+\s){0,6}?(?:must|needs?\sto|need|ha(?:ve|s)\sto|should|(?:is|are)\seligible|(?:may|can)\s(?:also\s)?apply"
    r"|(?:is|are)\srequired\sto)\b"
)
_OPEN_TO = re.compile(
    r"\b(?:open|available|limited|restricted)\sto\s(?:[a-z-]+\s){1,6}$|\b(?:eligib\w+|qualif(?:y|ies))\b[^.;]{0,60}$"
)
_MAY_APPLY = re.compile(r"[^.;]{0,40}\b(?:may|can)\s(?:also\s)?(?:apply|join|take\spart|participate)\b")
_AGED = re.compile(r"\b(?:aged|age\sof|ages)\s(?:between\s|from\s|over\s|under\s|up\sto\s)?$", re.IGNORECASE)
_PERSON_AGE = re.compile(
    r"-old\s(?:[a-z]+\s){0,2}?(?:founders?|entrepreneurs?|engineers?|students?|graduates?|m[ae]n|wom[ae]n|boys?|girls?"
    r"|inventors?|scientists?|researchers?|developers?|programmers?|professors?|sons?|daughters?|fathers?|mothers?)\b"
)
_TEAM_OF = re.compile(r"\b(?:[Tt]eams|[Gg]roups)\sof\s(?:\w+\s){0,3}$")
_AFTER_EVENT = re.compile(
    r"\s(?:after|before|of|from|since)\s(?:their\s|its\s|the\s|having\s)?(?:graduat\w+|leaving|completing|incorporation"
    r"|incorporating|registration|registering|founding|formation)\b"
)
_EACH_OF_SIZE = re.compile(
    r"\d\s(?:[a-z-]+\s){0,3}?(?:raised|(?:are|were)\svalued\sat|received|secured|at)\s(?:from\s|between\s|at\s)?$"
)
_CRITERIA = re.compile(r"\b(?:criteri(?:a|on)|conditions?)\b[^.;]{0,160}$")
_SIZES = frozenset(("COUNT", "YEARS", "DAYS", "PERCENT"))
_TIMES = frozenset(("YEARS", "DAYS"))


def defines_applicants(text: str, quantity: Quantity) -> bool:
    """Whether the figure only limits who may apply, or tells the age of a person or the size of any team."""
    lead = min(quantity.lead, quantity.start)
    if quantity.value_max is not None and len(quantity.unit) == 3:
        return _EACH_OF_SIZE.search(text, max(0, lead - 70), lead) is not None
    if quantity.modifier != "eq" and _CRITERIA.search(text, max(0, lead - 180), lead):
        return True
    if quantity.unit not in _SIZES:
        return False
    before = text[max(0, lead - 24) : lead]
    if quantity.unit == "COUNT" and _TEAM_OF.search(before):
        return True
    if _AGED.search(before):
        return True
    if quantity.unit in _TIMES and (
        _PERSON_AGE.match(text, quantity.end) or (quantity.modifier != "eq" and _AFTER_EVENT.match(text, quantity.end))
    ):
        return True
    if quantity.modifier == "eq":
        return False
    return (
        _APPLICANTS.match(text[:lead]) is not None
        or _OPEN_TO.search(text, max(0, lead - 90), lead) is not None
        or (0 < lead < 40 and _MAY_APPLY.match(text, quantity.end) is not None)
    )
