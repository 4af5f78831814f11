"""A part, its share, and the whole that it is a share of.

Needs: part and share paired in one sentence, and a larger level of the same unit and indicator that can be the whole:
in the same sentence, or the largest of the same organisation and period in the article. Where the share is of plainly
"the total", or the whole stands in the same sentence as what it is of, a mismatch contradicts; otherwise only a match
is evidence that this is the whole meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from orchestration.reconciliation.kinds.pairing import Pair, pairs
from orchestration.reconciliation.model import Fact, Relation
from orchestration.reconciliation.relations import relation, shown
from orchestration.reconciliation.statements import Article, Mention, Statement

NARROW = 0.1  # shares in words and other wide ones are met by chance


def find(article: Article) -> Iterator[Relation]:
    """The shares of an article whose whole is given too."""
    for statement in article.statements:
        for pair in pairs(statement):
            for whole, is_certain in _wholes(article, statement, pair):
                result = _relation(pair, whole)
                if result.verdict == "consistent" or is_certain:
                    yield result
                    break


def _wholes(article: Article, statement: Statement, pair: Pair) -> Iterator[tuple[Mention, bool]]:
    """Candidates for the whole, nearest first, and whether the text leaves no doubt that it is meant."""
    part = pair.part.fact
    for mention in statement.of("level"):
        if _can_hold(mention.fact, part) and mention.fact.indicator == part.indicator:
            yield mention, mention.start > pair.share.end and mention.shown in pair.whole
    elsewhere = [m for s, m in article.levels(part.indicator, part.unit, statement) if s is not statement]
    levels = [mention for mention in elsewhere if _can_hold(mention.fact, part)]
    same = [m for m in levels if m.fact.organisation == part.organisation and not m.fact.breakdown]
    if same:
        largest = max(same, key=lambda mention: mention.fact.value)
        yield largest, pair.is_plain_total and largest.fact.programme == part.programme


def _can_hold(whole: Fact, part: Fact) -> bool:
    return (
        whole.unit == part.unit
        and whole.value > part.value
        and whole.status == part.status
        and whole.period_end == part.period_end
    )


def _relation(pair: Pair, whole: Mention) -> Relation:
    expected, share = (pair.part.estimate / whole.estimate).times(100), pair.share.estimate
    words = (
        f"{pair.part.shown} of {whole.shown} is {shown(expected.nominal)} percent; "
        f"the share is given as {pair.share.shown}"
    )
    is_narrow = share.printed.high - share.printed.low <= NARROW * share.nominal
    members = [(pair.part, "part"), (whole, "whole"), (pair.share, "share")]
    result = relation("share_of_whole", members, expected, share, words)
    if result.verdict == "consistent" and not is_narrow:
        return relation("share_of_whole", members, expected, share, words, verdict="undecidable")
    return result
