"""Time expressions that belong to one clause or phrase of their sentence: a founding, a relative clause, its front."""

from __future__ import annotations

import re

from orchestration.extraction.caseless import caseless
from orchestration.extraction.periods.expressions import TimeExpression

_SAID = "show shown shows showed said says added noted means reported indicate indicated found announced so stated told"
_NOT_SAID = "".join(rf"(?<!\b{word}\s)" for word in _SAID.split())  # behind these, "that" opens no relative clause
RELATIVE = re.compile(
    rf"(?=[tw]){_NOT_SAID}\b(?:which|who|whose|whom|that|where)\s(?!year\b|month\b|time\b|date\b|day\b)[^,;()]*$"
)
FOUNDING = re.compile(
    caseless(
        r"\b(?P<finite>(?:was|were|is|are|be|has\sbeen|have\sbeen|had\sbeen|being)\s(?:\w+ly\s)?)?(?:founded|established|set\sup"
        r"|launched|created|opened|started"
        r"|born|incorporated|inaugurated|dat(?:es|ing|ed)(?:\sback)?|formed|registered|built|approved|initiated"
        r"|introduced|got\s(?:going|off\sthe\sground|under\sway)|came\sinto\sbeing"
        r"|(?<=,\s)(?:made|done|carried\sout|conducted)(?=\s$))\b(?:[^\W\d]|[\s,'’-]){0,30}?\s?$"
    )
)
_FRONT_CLAUSE = re.compile(r"^\W*(?:When|As|By\sthe\stime)\s[^,;]*$")
_FOUNDED = re.compile(  # "The fund was launched in 2017 with 45 million"
    r"\W*(?:The|Our|Its|This)\s(?:[\w-]+\s){1,4}(?:was|were)\s(?:first\s)?(?:founded|established|set\sup|launched|opened|created)\s(?:\w+\s){0,2}$"
)
_FRONT = 12  # characters before an expression that still count as the front of the sentence


def is_fronted(text: str, expression: TimeExpression) -> bool:
    """Whether an expression opens the sentence and so sets the scene for it."""
    return expression.start <= _FRONT and "," not in text[: expression.start]


def is_attached(text: str, expression: TimeExpression, *, finite: bool = False) -> bool:
    """Whether it belongs to a relative clause or tells a founding, not when the claims of the sentence hold.

    `finite` counts a founding told by the main verb too ("was founded in 2012").
    """
    lead = text[max(0, expression.start - 110) : expression.start]
    if expression.start < 90 and _FRONT_CLAUSE.match(text[: expression.start]):
        return False
    founding = FOUNDING.search(lead)
    if founding and (finite or not founding["finite"]):
        return True
    return RELATIVE.search(lead) is not None


def tells_founding(text: str, expression: TimeExpression) -> bool:
    """Whether it dates a founding in a front clause, over when the sentence ends: "When we opened in"."""
    lead = text[: expression.start] if expression.start < 90 else ""
    if _FRONT_CLAUSE.match(lead) is not None and FOUNDING.search(lead) is not None:
        return True
    return _FOUNDED.match(lead) is not None
