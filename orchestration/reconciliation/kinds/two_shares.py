"""Two shares of one whole: each part divided by its share says how large the whole is, and both must say the same.

Needs: two pairs of a part and its share in one article, parts of the same indicator, unit and period, and wholes
named alike ("the zone's total", "all applications in the zone").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from orchestration.reconciliation.kinds.pairing import Pair, pairs
from orchestration.reconciliation.model import Relation
from orchestration.reconciliation.relations import relation, shown
from orchestration.reconciliation.statements import Article


def find(article: Article) -> Iterator[Relation]:
    """Each pair of the article against the first one of the same whole."""
    seen: dict[tuple[object, ...], list[Pair]] = defaultdict(list)
    for statement in article.statements:
        for pair in pairs(statement):
            fact = pair.part.fact
            if not pair.whole:
                continue
            key = (fact.indicator, fact.unit, fact.period_start, fact.period_end, fact.status)
            first = next((other for other in seen[key] if _same_whole(other, pair)), None)
            if first is None:
                seen[key].append(pair)
            elif first.part.fact.value != fact.value or first.share.fact.value != pair.share.fact.value:
                yield _relation(first, pair)


def _same_whole(left: Pair, right: Pair) -> bool:
    if left.is_of_own_kind or right.is_of_own_kind:
        return False
    if left.proper_names and right.proper_names and left.proper_names.isdisjoint(right.proper_names):
        return False
    return bool(left.names & right.names) or (left.is_plain_total and right.is_plain_total)


def _relation(first: Pair, second: Pair) -> Relation:
    expected = (first.part.estimate / first.share.estimate).times(100)
    found = (second.part.estimate / second.share.estimate).times(100)
    words = (
        f"{first.part.shown} as {first.share.shown} makes a whole of {shown(expected.nominal)}; "
        f"{second.part.shown} as {second.share.shown} makes one of {shown(found.nominal)}"
    )
    members = [(first.share, "share"), (second.share, "share"), (first.part, "part"), (second.part, "part")]
    return relation("two_shares_of_one_whole", members, expected, found, words)
