"""Sums of parallel sentences or table rows: each gives the same indicators for one part, the totals stand elsewhere.

Needs: two or more statements in a row with the same indicators, and in the same article a larger level of such an
indicator that is no part of them. That the sum meets this level is evidence enough where the rows have two indicators,
or three figures of some length. Where it does for one indicator of the rows, the rows are complete, so that another
indicator which misses its own total contradicts it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orchestration.reconciliation.model import Fact, Relation
from orchestration.reconciliation.relations import relation, shown, total
from orchestration.reconciliation.statements import Article, Mention, Statement

NEAR = 0.25  # a total that is farther off the sum than this is of something else
SHORT = 100  # totals below this are met by chance

Slot = tuple[str, str]  # indicator, unit


def find(article: Article) -> Iterator[Relation]:
    """The sums of the article's runs of parallel statements."""
    for run in _runs(article.statements):
        # The first or the last of the rows may be the totals.
        for rows in (run, run[1:], run[:-1]):
            found = list(_summed(article, rows)) if len(rows) > 1 else []
            if found:
                yield from found
                break


def _summed(article: Article, rows: Sequence[Statement]) -> Iterator[Relation]:
    """The sums of parallel statements, where one of their indicators meets its total."""
    slots = _signature(rows[0])
    found = {slot: _nearest(rows, slot, _totals(article, rows, slot)) for slot in slots}
    met = [result for result in found.values() if result is not None and result.verdict == "consistent"]
    if not met or (len(slots) == 1 and len(rows) < 3):
        return
    yield from (result for result in found.values() if result is not None)
    beside = _beside(article, met[0])
    for slot in (slot for slot, result in found.items() if result is None):
        result = _nearest(rows, slot, [m for m in beside if m.fact.unit == slot[1]])
        if result is not None and result.verdict == "consistent":
            yield result


def _runs(statements: Sequence[Statement]) -> Iterator[list[Statement]]:
    """The longest runs of neighbours that give the same indicators."""
    run: list[Statement] = []
    for statement in statements:
        signature = _signature(statement)
        if run and signature and signature == _signature(run[-1]):
            run.append(statement)
            continue
        if len(run) > 1:
            yield run
        run = [statement] if signature else []
    if len(run) > 1:
        yield run


def _signature(statement: Statement) -> tuple[Slot, ...]:
    """Indicators and units of the levels, each given once; empty where one is given twice."""
    slots = sorted((m.fact.indicator, m.fact.unit) for m in statement.of("level") if m.fact.value_max is None)
    return tuple(slots) if len(set(slots)) == len(slots) else ()


def _totals(article: Article, run: Sequence[Statement], slot: Slot) -> list[Mention]:
    """The levels of the article outside the run that can be the total of an indicator."""
    parts = _parts(run, slot)
    inside = range(run[0].index, run[-1].index + 1)
    return [m for s, m in article.levels(*slot, run[0]) if s.index not in inside and _fits(m.fact, parts[0].fact)]


def _parts(run: Sequence[Statement], slot: Slot) -> list[Mention]:
    return [m for s in run for m in s.of("level") if (m.fact.indicator, m.fact.unit) == slot]


def _beside(article: Article, met: Relation) -> list[Mention]:
    """The levels in the sentence of a total that is met: the totals of other indicators, whatever they are called."""
    sentence = met.members[-1].fact.sentence
    return [m for s in article.statements if s.text == sentence for m in s.of("level")]


def _nearest(run: Sequence[Statement], slot: Slot, totals: Sequence[Mention]) -> Relation | None:
    """The sum of one indicator over the run against the nearest of its possible totals."""
    parts = _parts(run, slot)
    expected = total([part.estimate for part in parts])
    largest = max(part.fact.value for part in parts)
    wholes = [mention for mention in totals if mention.fact.value > largest]
    if not wholes or expected.nominal < SHORT:
        return None
    whole = min(wholes, key=lambda mention: abs(mention.fact.value - expected.nominal))
    if abs(whole.fact.value - expected.nominal) > NEAR * expected.nominal:
        return None
    words = f"{' + '.join(p.shown for p in parts)} make {shown(expected.nominal)}; the whole is given as {whole.shown}"
    members = [*((part, "part") for part in parts), (whole, "whole")]
    return relation("sum_of_parts", members, expected, whole.estimate, words)


def _fits(whole: Fact, part: Fact) -> bool:
    return whole.status == part.status and whole.modifier == part.modifier == "eq" and whole.value_max is None
