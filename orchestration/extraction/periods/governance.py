"""Which time expression of a sentence governs a quantity.

In this order: an expression right behind the quantity in its clause ("15 billion in 2012"); the nearest before it that
reaches so far ("In 2013, ..."); one behind it up to the end of the clause or set off at the end of the sentence. A
comparison ("more than in 2012") governs nothing but a quantity inside it ("against 15 billion in 2012"); "since"
reaches no further than its clause; what stands in a relative clause or tells a founding ("set up in 2009") governs
only what it is attached to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from orchestration.extraction.claims.clauses import Clauses, read_clauses
from orchestration.extraction.model import Quantity
from orchestration.extraction.periods.attachment import FOUNDING, RELATIVE, is_attached, is_fronted
from orchestration.extraction.periods.attributes import AREAS
from orchestration.extraction.periods.binding import (
    bracketing,
    dates_other,
    ends_clause_on,
    in_bracket_of_other,
    in_comparison,
    is_set_aside,
    is_told_of,
    labels,
    laid_out,
    opens_aside,
    opens_next_subject,
    told_in_aside,
)
from orchestration.extraction.periods.expressions import TimeExpression
from orchestration.extraction.periods.movement import level_reached
from orchestration.extraction.periods.tense_shift import tense_changes

_COMPARED_QUANTITY = re.compile(
    r"\b(?:following|after|against|above|below|short\sof|compared\s(?:with|to)|opposed\sto|versus|vs\.?|than|from|up\sfrom"
    r"|down\sfrom)\s(?:the\s)?(?:\w+\s){0,3}?$"
)
_CONJUNCTION_BEFORE = re.compile(r"(?:,\s|\b(?:and|but|while|whereas|or)\s|,\s(?:and|but|while)\s)$")
_CLAUSE_BREAK = re.compile(
    r"[;:]|,\s[^,;]{2,60}\ssaid\b|,?\s(?:following|against|compared|versus|(?:much\s)?(?:like|similar\sto|in\sline\swith))\s|,\s(?:and|but|while|whereas|which|who|whose|with|more|over"
    r"|about|nearly|up|down|from|after|because|although|though)\b|\s(?:while|whereas|but)\s"
)
_NEW_PREDICATE = re.compile(r"\s(?:and|but)\s(?:the\s|its\s|a\s|an\s)?(?:[\w'’-]+\s){0,5}?")
_ATTACHED = re.compile(
    r"^\s(?:(?!under\s|through\s|via\s|by\s|with\s|into\s|from\s)[\w-]+\s){0,4}?(?:that|which|who|founded|established|set\sup|launched|created|opened|registered|formed|incorporated"
    r"|approved|built|born|introduced)\b[^,;]*$"
)
_GROUP_FRONT = re.compile(r"^\W*(?:Of|Among|Out\sof)\s(?:the|these|those|its|their|all)\s[^,]*,")
_NEW_VERB = re.compile(r"\sand\s(?:is|are|was|were|has|have|had|will)\b")
_COMPARING_LEAD = re.compile(
    r"\b(?:(?:up|down)\sfrom|compared\s(?:with|to)|as\sagainst|against|versus|from)\s(?:\w+\s){0,3}?\S{0,3}\d(?:(?!\sto\s)[^,;–]){0,30}$"
)
_GOES_ON = re.compile(r"[,;]|\s(?:and|but)\s$")
_BESIDE = 8  # characters: "9 million since the vote, 7 million of it since January"


def governing(
    text: str, expressions: Sequence[TimeExpression], quantities: Sequence[Quantity], quantity: Quantity
) -> TimeExpression | None:
    """The expression of the sentence that dates the quantity, or None."""
    clauses = read_clauses(text)
    last_year = laid_out(text, expressions, quantity)
    if last_year:
        return last_year
    before_bracket = bracketing(text, expressions, quantity)
    if before_bracket:
        return replace(before_bracket, role="span") if before_bracket.role == "comparison" else before_bracket
    reached = level_reached(text, quantities, quantity)
    if reached:
        quantity = reached
    usable = [each for each in expressions if each.role != "name" and each.core.kind != "vague"]
    if "|" in text:
        usable = [each for each in usable if _heads_cell(text, each, quantity)]
    if any(each.role in ("by", "end") for each in usable):  # "as on 31.12.2017, 40 since its inception"
        usable = [
            each for each in usable if not text.startswith(("since its", "since their", "since the"), each.core_start)
        ]
    tight = _right_behind(text, usable, quantities, quantity)
    if tight:
        exact = next(
            (each for each in usable if each.start >= tight.end), None
        )  # "40 in 2022 (as on 30 November 2022)"
        return exact if exact and exact.role == "by" and text[tight.end : exact.start] == " (" else tight
    before = _before(text, usable, quantity, clauses)
    if before and clauses.index_at(before.start) == clauses.index_at(quantity.start):
        return before
    behind = _behind(text, usable, quantities, quantity, clauses)
    # "began in 2018, and had backed 40 by May 2022"; "opened in 2018: 40 firms are there at present"
    states = behind is not None and (behind.role in ("by", "end") or behind.core.kind == "now")
    return behind if states or not before else before


def _heads_cell(text: str, expression: TimeExpression, quantity: Quantity) -> bool:
    """Whether an expression of a table's row stands in the cell of the quantity or in the first of the row."""
    column = text.count("|", 0, expression.start)
    first = 1 if text.startswith("|") else 0
    return column == first or column == text.count("|", 0, quantity.start)


def _right_behind(
    text: str, expressions: Sequence[TimeExpression], quantities: Sequence[Quantity], quantity: Quantity
) -> TimeExpression | None:
    following = next((each for each in expressions if each.core_start >= quantity.end), None)
    if following is None:
        return None
    between = text[quantity.end : max(quantity.end, following.start)]  # "50 over 2014": the figure is part of its lead
    lead = quantity.start if quantity.modifier == "eq" else quantity.lead
    ended = ends_clause_on(text, following, quantity) and _COMPARED_QUANTITY.search(text, max(0, lead - 40), lead)
    if ended or in_comparison(text, following, quantity) or is_told_of(text, following, quantity):
        return following
    earlier = any(each.end <= quantity.start for each in expressions)
    if any(quantity.end <= other.start < following.start for other in quantities) or len(between) > 60:
        return None
    if following.role in ("comparison", "before", "after"):
        compared = _COMPARED_QUANTITY.search(text, max(0, lead - 40), lead)
        return following if compared and len(between) < 30 and following.core.kind != "anaphora" else None
    if following.core.kind == "now":
        return following if len(between) <= 12 and not _GOES_ON.search(between) else None
    if labels(text, following, quantities) or _CLAUSE_BREAK.search(between) or between.rstrip().endswith(","):
        return None
    next_subject = earlier and opens_next_subject(between, following, quantities)
    if next_subject or _CONJUNCTION_BEFORE.search(between) or _NEW_VERB.search(between):
        return None
    if is_attached(text, following) and not _did_so(text, quantity, following):
        relative = RELATIVE.search(text, max(0, following.start - 110), following.start)
        if relative and relative.start() < quantity.start:
            return following
        return following if _ATTACHED.match(between + " ") or _ATTACHED.match(between) else None
    return None if earlier and following.role == "since" and len(between) > _BESIDE else following


def _did_so(text: str, quantity: Quantity, expression: TimeExpression) -> bool:
    """Whether somebody founded what is counted: "the city opened two halls in 2014"."""
    founding = FOUNDING.search(text, max(0, expression.start - 110), expression.start)
    if founding is None or founding["finite"] or founding.end() < expression.start - 1:
        return False
    return founding.start() < quantity.start and RELATIVE.search(text, founding.start(), expression.start) is None


def _before(
    text: str, expressions: Sequence[TimeExpression], quantity: Quantity, clauses: Clauses
) -> TimeExpression | None:
    candidates = [
        each
        for each in expressions
        if each.end <= quantity.start and (each.role != "comparison" or opens_aside(text, each))
    ]
    open_ones = [
        each for each in candidates if told_in_aside(text, each, quantity) or _reaches(text, each, quantity, clauses)
    ]
    if open_ones:
        latest = open_ones[-1]
        if latest.core.kind == "previous" and len(open_ones) > 1 and text[open_ones[-2].end : latest.start] == ", ":
            latest = open_ones[-2]  # "2018, the year before, in which"
        since_when = latest.role in ("since", "comparison") and opens_aside(text, latest)
        return replace(latest, role="span") if since_when else latest  # "the most since 2018, when it was 40"
    subject = [each for each in candidates if _defines_subject(text, each, quantity)]
    return subject[-1] if subject else None


def _defines_subject(text: str, expression: TimeExpression, quantity: Quantity) -> bool:
    """Whether it dates a restrictive clause on the subject: "applications that these filed in 2013 numbered 7,802"."""
    lead = text[max(0, expression.start - 110) : expression.start]
    relative = RELATIVE.search(lead)
    if relative is None or FOUNDING.search(lead) or re.search(r"[,;()]", text[expression.end : quantity.start]):
        return False
    return not lead[: len(lead) - len(relative.group())].rstrip().endswith(",")


def _reaches(text: str, expression: TimeExpression, quantity: Quantity, clauses: Clauses) -> bool:
    if _COMPARING_LEAD.search(text, max(0, expression.start - 60), expression.start):
        return False
    if "|" not in text and is_set_aside(text, expression, quantity):
        return False
    front = _GROUP_FRONT.match(text)
    if front and expression.start < front.end() <= quantity.start and expression.role == "span":
        near = clauses.verbs_near(quantity.start, quantity.end)
        if next((verb.kind for verb in near if verb.start >= quantity.end), None) == "present":
            return False
    bound = expression.role in ("since", "after") or expression.core.kind in ("now", "ago")
    if bound and clauses.index_at(expression.start) != clauses.index_at(quantity.start):
        return False
    if expression.role in ("before", "after") and not is_fronted(text, expression):
        return False
    between = text[expression.end : quantity.start]
    if quantity.unit in AREAS and FOUNDING.search(text, max(0, expression.start - 110), expression.start):
        return False  # "was established in 1988 with an area of": it has this still
    if expression.role == "since" and expression.core.kind == "ago" and re.search(r"[,;]", between):
        return False
    if is_attached(text, expression):
        own_verb = not _relative_has_verb(text, expression, clauses)
        return not re.search(r"[,;)]", between) and (own_verb or not _verb_between(clauses, expression, quantity))
    return not tense_changes(text, clauses, expression, quantity)


def _relative_has_verb(text: str, expression: TimeExpression, clauses: Clauses) -> bool:
    """Whether the relative clause has its verb before the expression, so that a later verb is the main one."""
    relative = RELATIVE.search(text, max(0, expression.start - 110), expression.start)
    if relative is None:
        return True
    near = clauses.verbs_near(expression.start, expression.start)
    return any(relative.start() <= verb.start and verb.end <= expression.start for verb in near)


def _verb_between(clauses: Clauses, expression: TimeExpression, quantity: Quantity) -> bool:
    near = clauses.verbs_near(expression.end, quantity.start)
    return any(expression.end <= verb.start < quantity.start for verb in near)


def _behind(
    text: str,
    expressions: Sequence[TimeExpression],
    quantities: Sequence[Quantity],
    quantity: Quantity,
    clauses: Clauses,
) -> TimeExpression | None:
    for expression in expressions:
        if expression.start < quantity.end or expression.role in ("comparison", "before", "after"):
            continue
        if is_attached(text, expression) or dates_other(text, expression, quantities, quantity):
            continue
        between = text[quantity.end : expression.start]
        if quantity.unit == "PERCENT" and re.match(r",?\sfrom\s", between):
            return None  # "up 12 percent from 4 million in 2018": that dates the level
        front = _GROUP_FRONT.match(text)
        if front and quantity.end < front.end() <= expression.start:
            return None
        if labels(text, expression, quantities) or re.search(r"\b(?:and|but)\s$", between):
            return None
        if "(" in between and in_bracket_of_other(text, expression, quantities, quantity):
            return None
        at_the_end = len(text) - expression.end <= 3
        set_off = at_the_end and between.endswith((", ", "; ")) and expression.role in ("by", "end")
        if set_off or not _breaks(text, between, clauses, quantity, expression):
            return expression
        return None
    return None


def _breaks(text: str, between: str, clauses: Clauses, quantity: Quantity, expression: TimeExpression) -> bool:
    """Whether a new clause lies between a quantity and an expression behind it."""
    if clauses.index_at(quantity.start) != clauses.index_at(expression.start) or _CLAUSE_BREAK.search(between):
        return True
    near = clauses.verbs_near(quantity.start, expression.start)
    verbs = [verb for verb in near if quantity.end <= verb.start < expression.start]
    led = any(verb.end <= quantity.start for verb in near)
    return bool(verbs) and led and _NEW_PREDICATE.search(between) is not None
