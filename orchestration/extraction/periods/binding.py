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

_LAID_OUT = re.compile(
    r"(?:\s(?!for|in|by)[\w-]+){0,3}:\s"
)  # "has quadrupled: 2010 brought 20 million, 2014 nearly 80"
_HELD_AGAINST = re.compile(
    r"\b(?:compared\s(?:with|to)|as\sagainst|against|versus|(?:up|down)\sfrom|than\sthe)\s(?:[^,;:()]|,(?=\d)){0,60}$|\((?:[a-z]+\s)?$"
)
_SAME_PHRASE = re.compile(r"(?:(?!\s(?:and|but|while|whereas)\s)[^,;:()]|,(?=\d)){0,60}")
_WHICH_THEN = re.compile(r"(?:\s[\w-]+){1,4},\swhich\s")  # "60 funds, which at the end of 2014 managed"
_WHICH_WAS_DONE = re.compile(  # "two halls, which the city handed over in 2014"
    r"(?:\s[\w-]+){1,4},\swhich\s[^,;:]{3,70}\s(?:delivered|completed|opened|finished|handed\sover|added|built|bought|acquired)\s"
)
_BRACKETED = re.compile(r"\([^()]{0,20}$")
_FRONT_BRACKET = re.compile(r"\W*(?:In|During|Over|Under|For)\s[^,()]{3,60}\($")  # "During the plan (2016-2020), 9"
_FIGURE_ASIDE = re.compile(  # "tenants, 40 in 2015, have grown to 90"
    r",\s(?:[a-z]+\s){0,3}\W?\d[\d,.]*(?:\s[\w-]+){0,2}?\s?$"
)
_NOW_TOLD = re.compile(r",\s(?:has|have|is|are|now)\b")
_NEXT_SUBJECT = re.compile(  # "12 start-ups, the second in 2021 15"
    r"(?:,|\sand|\sbut|\swhile)\s(?:the|that|those)\s(?:[\w-]+\s){0,2}$"
)


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


def laid_out(text: str, expressions: Sequence[TimeExpression], quantity: Quantity) -> TimeExpression | None:
    """The last of the years by which a multiple is laid out behind it: "doubled: 20 million in 2010, 45 in 2014"."""
    colon = _LAID_OUT.match(text, quantity.end) if quantity.unit == "RATIO" else None
    years = [each for each in expressions if colon and each.start >= colon.end() and each.core.year]
    return max(years, key=lambda each: each.core.year or 0) if len(years) > 1 else None


def in_comparison(text: str, expression: TimeExpression, quantity: Quantity) -> bool:
    """Whether it dates all that figures are held against: "compared with 5 million in 9 deals a year ago"."""
    if expression.core.kind in ("now", "anaphora", "window") or expression.role in ("since", "name"):
        return False
    if not _SAME_PHRASE.fullmatch(text, quantity.end, expression.start):
        return False
    return _HELD_AGAINST.search(text, max(0, quantity.start - 80), quantity.start) is not None


def is_told_of(text: str, expression: TimeExpression, quantity: Quantity) -> bool:
    """Whether a relative clause tells how the things counted stood then, or who brought them about then."""
    then = expression.role in ("by", "end") and _WHICH_THEN.fullmatch(text, quantity.end, expression.start)
    return bool(then) or _WHICH_WAS_DONE.fullmatch(text, quantity.end, expression.start) is not None


def in_bracket_of_other(
    text: str, expression: TimeExpression, quantities: Sequence[Quantity], quantity: Quantity
) -> bool:
    """Whether it stands in a bracket behind the quantity together with figures that it dates: "(5 million in 2014)"."""
    opened = text.rfind("(", quantity.end, expression.start)
    if opened < 0 or ")" in text[opened : expression.start]:
        return False
    return any(opened < other.start < expression.start for other in quantities)


def is_set_aside(text: str, expression: TimeExpression, quantity: Quantity) -> bool:
    """Whether a bracket or an aside that has ended before the figure holds the expression with what it dates."""
    if _BRACKETED.search(text, max(0, expression.start - 30), expression.start):
        closed = ")" in text[expression.end : quantity.start]
        return closed and not _FRONT_BRACKET.match(text, 0, expression.start)
    if not _NOW_TOLD.match(text, expression.end):
        return False
    return _FIGURE_ASIDE.search(text, max(0, expression.start - 40), expression.start) is not None


def opens_next_subject(between: str, following: TimeExpression, quantities: Sequence[Quantity]) -> bool:
    """Whether the words up to the following expression go on to another subject, whose figure it dates."""
    return _NEXT_SUBJECT.search(between) is not None and any(other.start >= following.end for other in quantities)
