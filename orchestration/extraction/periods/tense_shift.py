"""Where a sentence goes on from the past that it dates to a present, and so leaves the date behind."""

from __future__ import annotations

import re
from bisect import bisect_right

from orchestration.extraction.claims.clauses import Clauses
from orchestration.extraction.model import Quantity
from orchestration.extraction.periods.expressions import TimeExpression

_AIM_NOUN = re.compile(r"(?:targets?|goals?|aims?|objectives?)\s(?:of|for)\b")  # "against a target of": no predicate
_PLANNED_THEN = re.compile(
    r"(?:had\s(?:\w+\s)?)?(?:planned|aimed|intended|hoped|wanted|pledged|promised|agreed|set\sout)\b"
)  # a past like others
_LIST_BETWEEN = re.compile(r"[^:;]{1,200}:\s[^;]*;")


def tense_changes(text: str, clauses: Clauses, expression: TimeExpression, quantity: Quantity) -> bool:
    """Whether the sentence goes from the past of the expression to a present or perfect of the quantity."""
    if _LIST_BETWEEN.match(text, expression.end, quantity.start):
        return False  # "In 2014 the park did well: 5 firms moved in; there are 40 patents more"
    near = clauses.verbs_near(expression.start, quantity.start)
    here = clauses.index_at(expression.start)
    before = [verb.kind for verb in near if verb.end <= expression.start and clauses.index_at(verb.start) == here]
    between = [
        verb.kind
        for verb in near
        if expression.end <= verb.start
        and verb.end <= quantity.start
        and not _continues(clauses, verb.start)
        and text[max(0, verb.start - 7) : verb.start] != ", that "
        and not _AIM_NOUN.match(text, verb.start)
        and not _PLANNED_THEN.match(text, verb.start)
    ]
    told = [*before[-1:], *between[:-1]]
    if not between or (expression.role == "since" and between[-1] == "perfect"):
        return False
    if between[-1] in ("perfect", "past") and told and told[-1] in ("plan", "future", "expect"):
        return True
    return "past" in told and between[-1] in ("present", "perfect", "future", "plan", "pledge")


def _continues(clauses: Clauses, position: int) -> bool:
    """Whether a verb follows "which" and so goes on about what was told ("which is 8 percent above")."""
    place = bisect_right(clauses.relatives, position) - 1
    return place >= 0 and position - clauses.relatives[place] <= len("which ")
