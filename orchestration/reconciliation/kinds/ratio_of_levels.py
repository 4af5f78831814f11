"""A ratio and the two levels that it is of.

Needs: one sentence with one ratio and either two levels of one unit and different indicators, which the sentence calls
a ratio or a multiple ("the ratio between ... and ... was 30.8"), or two levels of one indicator and unit that a
multiple compares ("about five times", "almost eightfold").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from orchestration.reconciliation.model import Relation
from orchestration.reconciliation.relations import relation, shown
from orchestration.reconciliation.statements import Article, Mention, Statement

_RATIO = re.compile(r"\bratio\b|\bmultiple\b|\btimes\b", re.I)
_MULTIPLE = re.compile(r"\btimes\b|fold\b|\btwice\b|\bdoubl|\btripl|\bquadrupl", re.I)
_WITH_ANOTHER_TIME = re.compile(r"\W*(?:as|than|that|those)\s(?:in|at|of|for|during|a)\b", re.I)  # "as in 2017"


def find(article: Article) -> Iterator[Relation]:
    """The ratios of an article that stand with their two levels."""
    for statement in article.statements:
        ratios = [m for m in statement.of("ratio") if m.fact.unit == "RATIO" and m.fact.value > 0]
        if len(ratios) == 1:
            couple = _of_two_indicators(statement) or _of_one_indicator(statement, ratios[0])
            if couple is not None:
                yield _relation(*couple, ratios[0])


def _of_two_indicators(statement: Statement) -> tuple[Mention, Mention] | None:
    levels = _levels(statement)
    if len(levels) != 2 or not _RATIO.search(statement.text):
        return None
    left, right = levels
    if left.fact.unit != right.fact.unit or left.fact.indicator == right.fact.indicator:
        return None
    return (left, right) if left.fact.value >= right.fact.value else (right, left)


def _of_one_indicator(statement: Statement, ratio: Mention) -> tuple[Mention, Mention] | None:
    levels = [m for m in _levels(statement) if m.fact.indicator == ratio.fact.indicator]
    if len(levels) != 2 or levels[0].fact.unit != levels[1].fact.unit:
        return None
    if not _MULTIPLE.search(ratio.shown) and not _MULTIPLE.match(ratio.after.lstrip()):
        return None
    smaller, larger = sorted(levels, key=lambda mention: mention.fact.value)
    if _WITH_ANOTHER_TIME.match(ratio.after) and smaller.fact.period_end == larger.fact.period_end:
        return None
    return larger, smaller


def _levels(statement: Statement) -> list[Mention]:
    return [m for m in statement.of("level") if m.fact.value > 0 and m.fact.value_max is None]


def _relation(above: Mention, below: Mention, ratio: Mention) -> Relation:
    expected = above.estimate / below.estimate
    words = f"{above.shown} to {below.shown} is {shown(expected.nominal)}; the ratio is given as {ratio.shown}"
    members = [(above, "numerator"), (below, "denominator"), (ratio, "ratio")]
    return relation("ratio_of_levels", members, expected, ratio.estimate, words)
