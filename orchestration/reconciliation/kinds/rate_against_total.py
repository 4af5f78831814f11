"""A rate over a period against the total of that period, and two rates of one thing per day, month or year.

Needs: a rate, and in the same sentence or one of its neighbours a total or another rate of the same indicator,
organisation and unit. A total is a change, or a level over a stated period of a month at least; only for the same
period does a mismatch contradict. "An average of 150 a year" is of many years: the total of one is no contradiction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from orchestration.reconciliation.model import Fact, Relation
from orchestration.reconciliation.relations import relation, shown
from orchestration.reconciliation.statements import Article, Mention, Statement

REACH = 1  # statements between rate and total
DAYS = {"day": 1.0, "week": 7.0, "month": 365.25 / 12, "year": 365.25}
_AVERAGE = re.compile(r"\b(?:average|mean|averag(?:ed|ing)|on average)\s(?:of\s)?(?:\w+\s)?$")
SHORTEST = 27  # days of a period whose total a rate can be held against


def find(article: Article) -> Iterator[Relation]:
    """The rates of an article that meet a total or another rate."""
    for statement in article.statements:
        for rate in statement.of("rate"):
            if rate.fact.per is not None and rate.fact.value_max is None:
                yield from _against_total(article, statement, rate)
                yield from _against_rate(article, statement, rate)


def _against_total(article: Article, statement: Statement, rate: Mention) -> Iterator[Relation]:
    for place in article.near(statement, REACH):
        totals = [m for m in place.of("change", "level") if _is_total(m.fact, rate.fact)]
        # A change says by itself that it happened in the period; a level may be a state.
        for total in sorted(totals, key=lambda mention: mention.fact.measure != "change")[:1]:
            result = _relation_to_total(rate, total)
            if result.verdict == "consistent" or total.fact.group == rate.fact.group:
                yield result
            return


def _is_total(total: Fact, rate: Fact) -> bool:
    return (
        total.subject == rate.subject
        and total.status == rate.status
        and total.period_start is not None
        and (total.period_start, total.period_end) == (rate.period_start, rate.period_end)
        and _days(total) >= SHORTEST
        and not (_is_average(rate) and _days(total) <= DAYS[rate.per or "day"] + 1)
        and total.value > rate.value
    )


def _is_average(rate: Fact) -> bool:
    """Whether the sentence gives the rate as an average of the times that it is per."""
    place = rate.sentence.find(rate.value_text)
    return place >= 0 and _AVERAGE.search(rate.sentence, 0, place) is not None


def _days(fact: Fact) -> int:
    if fact.period_start is None or fact.period_end is None:
        return 0
    return (fact.period_end - fact.period_start).days + 1


def _relation_to_total(rate: Mention, total: Mention) -> Relation:
    per = rate.fact.per or "day"
    days = _days(total.fact)
    expected = rate.estimate.times(days / DAYS[per])
    words = (
        f"{rate.shown} a {per} over {days} days makes {shown(expected.nominal)}; the total is given as {total.shown}, "
        f"or {shown(total.estimate.nominal / days * DAYS[per])} a {per}"
    )
    return relation("rate_against_total", [(rate, "rate"), (total, "total")], expected, total.estimate, words)


def _against_rate(article: Article, statement: Statement, rate: Mention) -> Iterator[Relation]:
    """The rate per shorter time against one per longer time, which stands in the same or a neighbouring sentence."""
    for place in article.near(statement, REACH):
        for other in place.of("rate"):
            if _is_longer(other.fact, rate.fact):
                per, longer = rate.fact.per or "day", other.fact.per or "year"
                expected = rate.estimate.times(DAYS[longer] / DAYS[per])
                words = (
                    f"{rate.shown} a {per} makes {shown(expected.nominal)} a {longer}; "
                    f"the {longer}'s figure is given as {other.shown}"
                )
                members = [(rate, "rate"), (other, "rate over longer")]
                yield relation("rate_against_total", members, expected, other.estimate, words)
                return


def _is_longer(longer: Fact, shorter: Fact) -> bool:
    if longer.per is None or shorter.per is None or longer.value_max is not None:
        return False
    return (
        DAYS[longer.per] > DAYS[shorter.per]
        and longer.subject == shorter.subject
        and longer.status == shorter.status
        and longer.group == shorter.group
    )
