"""Counts above thresholds: of those above 2 billion there cannot be more than of those above 1 billion.

Needs: two or more counts of one indicator, organisation, programme, status and date in one document, each restricted by
one threshold on the same thing in the same unit. Neighbouring steps are held against each other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from orchestration.reconciliation.model import Fact, Relation
from orchestration.reconciliation.relations import relation, shown
from orchestration.reconciliation.statements import Article, Mention
from orchestration.reconciliation.verdicts import at_most

_SIDES = {">": "more than", ">=": "at least", "<": "less than", "<=": "at most"}
_THRESHOLD = re.compile(r"^(>=|>|<=|<)\s*(-?\d+(?:\.\d+)?)\s*(\w*)$")


def find(articles: Iterable[Article]) -> Iterator[Relation]:
    """The ladders of a document's articles."""
    ladders: dict[tuple[object, ...], dict[float, Mention]] = defaultdict(dict)
    for article in articles:
        for statement in article.statements:
            for mention in statement.of("level"):
                step = _step(mention.fact)
                if step is not None:
                    key, height = step
                    ladders[key].setdefault(height, mention)
    for key, steps in ladders.items():
        yield from (_relation(key, *couple) for couple in pairwise(sorted(steps.items())))


def _step(fact: Fact) -> tuple[tuple[object, ...], float] | None:
    """The ladder that a count belongs to and the height of its step, or nothing."""
    if len(fact.breakdown) != 1 or fact.unit != "COUNT" or fact.value_max is not None:
        return None
    name, condition = next(iter(fact.breakdown.items()))
    match = _THRESHOLD.match(condition)
    if match is None:
        return None
    side = match.group(1)[0]
    return (*fact.subject, fact.status, fact.period_end, name, side, match.group(3)), float(match.group(2))


def _relation(key: tuple[object, ...], low: tuple[float, Mention], high: tuple[float, Mention]) -> Relation:
    """Fewer lie above the higher threshold; fewer lie below the lower one."""
    few, many = (high[1], low[1]) if ">" in key else (low[1], high[1])
    words = f"{few.shown} with {_limit(few)} should be no more than {many.shown} with {_limit(many)}"
    return relation(
        "threshold_ladder",
        [(few, "narrower"), (many, "wider")],
        many.estimate,
        few.estimate,
        words,
        verdict=at_most(few.estimate, many.estimate),
    )


def _limit(mention: Mention) -> str:
    """The threshold for people: "more than 2 billion CNY"."""
    match = _THRESHOLD.match(next(iter(mention.fact.breakdown.values())))
    assert match is not None  # it was read as a step
    return " ".join(filter(None, (_SIDES[match.group(1)], shown(float(match.group(2))), match.group(3))))
