"""A level, the level of the year before, the change and the growth between them: any three imply the fourth.

Needs: a change or growth rate, the level of the same indicator and organisation that it led to, in the same sentence
or the one before it, and one of: the other of change and growth; the level a year earlier, in the same sentence or the
only such level of the article, for a period of the same length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from orchestration.reconciliation.model import Fact, Relation
from orchestration.reconciliation.precision import Estimate, exact
from orchestration.reconciliation.relations import relation, shown
from orchestration.reconciliation.statements import Article, Mention, Statement

_COMPARED = re.compile(
    r"\s(?:(?:percent|per\scent)\s)?(?:above|below|over|under|on|than)\s(?:the|its|a)\s(?:[a-z-]+\s){0,4}\W{0,3}", re.I
)
YEAR = range(360, 373)  # days between the ends of one year and the next
SAME_LENGTH = 10  # days by which equal periods may differ


def find(article: Article) -> Iterator[Relation]:
    """What the article's changes and growth rates imply."""
    for statement in article.statements:
        changes = statement.of("change")
        growths = [m for m in statement.of("growth_rate") if m.fact.unit == "PERCENT"]
        for moved in (*changes, *growths):
            level = _level(article, statement, moved)
            if level is None:
                continue
            earlier = _earlier(article, statement, level)
            if earlier is not None and _compared_with(statement, moved) in (None, earlier):
                yield _from_earlier(level, earlier, moved)
            if moved.fact.measure == "growth_rate":
                yield from (_from_change(level, c, moved) for c in changes if _leads_to(c.fact, level.fact))


def _compared_with(statement: Statement, moved: Mention) -> Mention | None:
    """The figure that the words right behind name as what it moved from: "7 percent below the record of 43"."""
    behind = (mention for mention in statement.mentions if mention.start >= moved.end)
    return next((m for m in behind if _COMPARED.fullmatch(statement.between(moved, m))), None)


def _level(article: Article, statement: Statement, moved: Mention) -> Mention | None:
    """The level that a change or growth led to: the only candidate of its sentence, or of the one before."""
    has_own_figures = any(m.fact.measure not in ("change", "growth_rate") for m in statement.mentions)
    for place in (statement, *(() if has_own_figures else article.before(statement, 1))):
        found = [m for m in place.of("level") if _leads_to(moved.fact, m.fact)]
        latest = max((m.fact.period_end for m in found if m.fact.period_end), default=None)
        found = [m for m in found if m.fact.period_end == latest]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _leads_to(moved: Fact, level: Fact) -> bool:
    return (
        moved.indicator == level.indicator
        and moved.organisation == level.organisation
        and moved.status == level.status
        and moved.period_end == level.period_end
        and (moved.measure == "growth_rate" or moved.unit == level.unit)
        and level.value_max is None
    )


def _earlier(article: Article, statement: Statement, level: Mention) -> Mention | None:
    """The level a year before: in the same sentence, or the only one that the article has."""
    candidates = [
        (place, mention)
        for place, mention in article.levels(level.fact.indicator, level.fact.unit, statement)
        if _is_year_before(mention.fact, level.fact)
    ]
    here = [mention for place, mention in candidates if place is statement]
    elsewhere = [mention for place, mention in candidates if not _beside_a_group(place, mention.fact)]
    found = here or (elsewhere if _is_only(article, statement, level.fact) else [])
    values = {mention.fact.value for mention in found}
    return found[0] if len(values) == 1 else None


def _beside_a_group(place: Statement, level: Fact) -> bool:
    """Whether the sentence counts a group of the same things: "deals above 1 million were 13, after six in 2018"."""
    told = [mention.fact for mention in place.of("level")]
    return any(f.group != level.group for f in told if (f.indicator, f.unit) == (level.indicator, level.unit))


def _is_only(article: Article, statement: Statement, level: Fact) -> bool:
    """Whether the article has no other value for this, such as the parts of a whole that go by the same name."""
    others = (m.fact for _, m in article.levels(level.indicator, level.unit, statement))
    return all(o.value == level.value for o in others if (o.subject, o.period_end) == (level.subject, level.period_end))


def _is_year_before(earlier: Fact, later: Fact) -> bool:
    if earlier.period_end is None or later.period_end is None or earlier.period_basis == "publication":
        return False
    if earlier.organisation != later.organisation or earlier.programme != later.programme:
        return False
    if earlier.group != later.group or earlier.status != later.status:
        return False
    lengths = abs(_days(earlier.period_start, earlier.period_end) - _days(later.period_start, later.period_end))
    return (later.period_end - earlier.period_end).days in YEAR and lengths <= SAME_LENGTH


def _days(start: date | None, end: date) -> int:
    return (end - start).days if start else 0


def _from_earlier(level: Mention, earlier: Mention, moved: Mention) -> Relation:
    if moved.fact.measure == "growth_rate":
        expected = _growth(level.estimate / earlier.estimate)
        words = f"from {earlier.shown} to {level.shown} is {shown(expected.nominal)} percent"
    else:
        expected = level.estimate - earlier.estimate
        words = f"from {earlier.shown} to {level.shown} is {shown(expected.nominal)}"
    members = [(level, "level"), (earlier, "earlier level"), (moved, _role(moved))]
    text = f"{words}; the {_role(moved)} is given as {moved.shown}"
    return relation("level_change_growth", members, expected, moved.estimate, text)


def _from_change(level: Mention, change: Mention, growth: Mention) -> Relation:
    # 1 / (level / change - 1), so written that each figure enters once and the tolerance stays narrow
    expected = exact(100) / (level.estimate / change.estimate).plus(-1)
    words = (
        f"{change.shown} on the way to {level.shown} is {shown(expected.nominal)} percent; "
        f"the growth is given as {growth.shown}"
    )
    members = [(level, "level"), (change, "change"), (growth, "growth")]
    return relation("level_change_growth", members, expected, growth.estimate, words)


def _growth(ratio: Estimate) -> Estimate:
    return ratio.plus(-1).times(100)


def _role(moved: Mention) -> str:
    return "growth" if moved.fact.measure == "growth_rate" else "change"
