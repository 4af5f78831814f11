"""All kinds of relation over the facts of one document, and of one series over documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from orchestration.reconciliation.kinds import (
    average_of_total,
    complement,
    level_change_growth,
    parallel_sums,
    rate_against_total,
    ratio_of_levels,
    same_fact_twice,
    share_of_whole,
    sum_of_parts,
    threshold_ladder,
    two_shares,
)
from orchestration.reconciliation.kinds.complement import RawText
from orchestration.reconciliation.model import Fact, Relation
from orchestration.reconciliation.statements import articles

_IN_ARTICLE = (
    sum_of_parts.find,
    parallel_sums.find,
    share_of_whole.find,
    two_shares.find,
    ratio_of_levels.find,
    average_of_total.find,
    level_change_growth.find,
    rate_against_total.find,
)


def reconcile_document(facts: Iterable[Fact], raw_text: RawText = lambda document_id, article: None) -> list[Relation]:
    """The relations between facts of one document, in a fixed order; `raw_text` reads its articles where needed."""
    found: list[Relation] = []
    read = articles(facts)
    for article in read:
        for find in _IN_ARTICLE:
            found += find(article)
        found += complement.find(article, raw_text)
    found += threshold_ladder.find(read)
    found += same_fact_twice.find_in_document(read)
    return list(_unique(found))


def reconcile_series(facts: Sequence[Fact]) -> list[Relation]:
    """The relations between facts of one series (see `Fact.series`) that stand in different documents."""
    ordered = sorted(facts, key=lambda f: (str(f.published_on or ""), f.document_id, f.char_start, f.observation_id))
    return list(_unique(same_fact_twice.find_across(ordered)))


def _unique(relations: Iterable[Relation]) -> Iterator[Relation]:
    seen: set[str] = set()
    for relation in relations:
        if relation.relation_id not in seen:
            seen.add(relation.relation_id)
            yield relation
