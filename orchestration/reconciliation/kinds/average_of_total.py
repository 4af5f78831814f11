"""An average, the total that it is of, and the count that it is over.

Needs: one sentence with an average in money or area, one level of the same indicator and unit, and counts. With one
count a mismatch contradicts; with several, only the count that fits is evidence that the average is over it.
"""

from __future__ import annotations

from collections.abc import Iterator

from orchestration.reconciliation.model import Relation
from orchestration.reconciliation.relations import relation, shown
from orchestration.reconciliation.statements import Article, Mention, Statement


def find(article: Article) -> Iterator[Relation]:
    """The averages of an article that stand with their total and count."""
    for statement in article.statements:
        averages = [m for m in statement.of("average") if m.fact.modifier in ("eq", "approx") and not m.fact.value_max]
        if len(averages) == 1 and averages[0].fact.unit != "COUNT":
            yield from _averaged(statement, averages[0])


def _averaged(statement: Statement, average: Mention) -> Iterator[Relation]:
    fact = average.fact
    levels = statement.of("level")
    totals = [m for m in levels if m.fact.unit == fact.unit and m.fact.indicator == fact.indicator]
    counts = [m for m in levels if m.fact.unit == "COUNT" and m.fact.value > 0]
    if len(totals) != 1 or not counts or totals[0].fact.status != fact.status:
        return
    found = [_relation(totals[0], count, average) for count in counts]
    met = [result for result in found if result.verdict == "consistent"]
    yield from met[:1] or (found if len(found) == 1 else [])


def _relation(total: Mention, count: Mention, average: Mention) -> Relation:
    expected = total.estimate / count.estimate
    words = f"{total.shown} over {count.shown} is {shown(expected.nominal)} each; the average is {average.shown}"
    members = [(total, "total"), (count, "count"), (average, "average")]
    return relation("average_of_total", members, expected, average.estimate, words)
