"""Time expressions that belong to one figure by their place: labels, figures in brackets, attributes, asides."""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.extraction.model import Quantity
from orchestration.extraction.periods.expressions import TimeExpression

_WHEN = re.compile(
    r",?\s(?:(?<=,\s)the\s[^,;()]{3,50},\s)?(?:when|in\swhich|(?:tax\s|financial\s|fiscal\s)?(?:year\s)?did\s[^,;()]{2,40},\swhen)\s"
)
_SENTENCE_GOES_ON = re.compile(r"[;.]\s")
_OPENS_BRACKET = re.compile(r"\s\((?:[a-z]+\s){0,3}")  # "fewer than in 2014 (40 deals)"
_THAT_CLAUSE = re.compile(r"\s(?:that|which)\s[^,;:()]{3,60}")
_OF_FIGURE = re.compile(r"\s(?:\w+\s)?of\s(?:(?:it|them|this|that|these|which|the|all)\s)?(?:(?:in|by|during)\s)?")
_LABELLED = re.compile(r"\s?[:=]\s{0,3}(?:[a-z]+\s){0,3}")


def opens_aside(text: str, expression: TimeExpression) -> bool:
    """Whether an aside tells what was the case then: "the most since 2018, when it was 40"."""
    return _WHEN.match(text, expression.end) is not None


def told_in_aside(text: str, expression: TimeExpression, quantity: Quantity) -> bool:
    """Whether the figure stands in such an aside on the time."""
    if not opens_aside(text, expression):
        return False
    return _SENTENCE_GOES_ON.search(text, expression.end, quantity.start) is None


def bracketing(text: str, expressions: Sequence[TimeExpression], quantity: Quantity) -> TimeExpression | None:
    """The expression right before the bracket that a figure opens: "fewer than in 2014 (40 deals)"."""
    if "(" not in text[max(0, quantity.start - 24) : quantity.start]:
        return None
    found = next((each for each in expressions if _OPENS_BRACKET.fullmatch(text, each.end, quantity.start)), None)
    return None if found is None or found.role in ("name", "since") else found


def ends_clause_on(text: str, expression: TimeExpression, quantity: Quantity) -> bool:
    """Whether it ends a clause on the figure: "the 3 million that 40 funds raised in 2015"."""
    return expression.role == "span" and _THAT_CLAUSE.fullmatch(text, quantity.end, expression.start) is not None


def labels(text: str, expression: TimeExpression, quantities: Sequence[Quantity]) -> bool:
    """Whether it labels the figure behind it: "(2013: 71)"."""
    label = _LABELLED.match(text, expression.end)
    if text[max(0, expression.start - 3) : expression.start].rstrip()[-1:] not in ("", "(", ";", "|"):
        return False
    return label is not None and any(expression.end < other.start <= label.end() for other in quantities)


def dates_other(text: str, expression: TimeExpression, quantities: Sequence[Quantity], quantity: Quantity) -> bool:
    """Whether it dates another figure alone: "will overtake the 11 million of 2012", "7 million of it last year"."""
    other = next((each for each in reversed(quantities) if each.end <= expression.core_start), None)
    if other is None or other.start <= quantity.start:
        return False
    return _OF_FIGURE.fullmatch(text, other.end, expression.core_start) is not None
