"""Sums of parts that one sentence, or a sentence that points back to its whole, lists.

Needs: a whole, then two or more levels of the same unit that are introduced as its parts ("331 people: 155 ..., 130
... and 46 ...", "of which", "the remaining"), or parts before a figure that is called their total. A list said to
be complete that misses its whole is a contradiction; a list that may be partial ("of which 48 ...") is held to its sum
only where it meets it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from orchestration.reconciliation.model import Relation
from orchestration.reconciliation.precision import shared_precision
from orchestration.reconciliation.relations import relation, shown, total
from orchestration.reconciliation.statements import Article, Mention, Statement

REACH = 3  # statements that a whole may stand before "of which"
NEAR = 0.25  # a complete list that is farther off its whole than this is of something else
MOST_PARTS = 12

_OF_WHICH = re.compile(r"\b(?:of|among|out of) (?:which|whom|these|those|them)\b")
_COMPLETE = re.compile(r":|\bcompris|\bconsist|\bmade up of\b|\bnamely\b")
_OF_THESE = re.compile(r"^\s*(?:\w+\s+)?(?:of|among) (?:which|whom|these|those|them)\b")
_BACK = re.compile(r"\b(?:out )?of (?:which|whom|these|those|them|the (?:total|above|sum|amount|\w+s))\b", re.I)
_REST = re.compile(r"\b(?:remaining|other|rest)\b[^,;]*$", re.I)
_TOTAL = re.compile(
    r"\btotal(?:s|led|ed|ling|ing)?\b|\baltogether\b|\bin all\b|\badd(?:ed|s|ing)? up to\b|\bto make\b", re.I
)
_JOINED = re.compile(r"\btogether with\b|\bplus\b|\bin addition to\b|\bon top of\b|\bafter the\b|\bwith the\b", re.I)
_LINK = re.compile(r",|;|\band\b|\bwhile\b|\bplus\b|\bwith the\b", re.I)
_OPPOSITES = tuple(
    (re.compile(rf"\b(?:{left})\b", re.I), re.compile(rf"\b(?:{right})\b", re.I))
    for left, right in (
        ("domestic(?:ally)?|at home", "overseas|foreign|abroad|international"),
        ("men|male", "women|female"),
        ("public", "private"),
        ("rural", "urban"),
    )
)


def find(article: Article) -> Iterator[Relation]:
    """The sums of an article's lists, each whole once."""
    for statement in article.statements:
        levels = [m for m in statement.of("level") if m.fact.value_max is None]
        if len(levels) < 2:
            continue
        found = list(_listed(statement, levels)) or list(_totalled(statement, levels))
        yield from found or _pointing_back(article, statement, levels)


def _listed(statement: Statement, levels: list[Mention]) -> Iterator[Relation]:
    """A whole and its parts in one sentence, the whole first."""
    for place, whole in enumerate(levels[:-2]):
        parts = _run(statement, levels[place + 1 :], whole)
        if len(parts) < 2:
            continue
        gap = statement.between(whole, parts[0])
        if _COMPLETE.search(gap) or _OF_WHICH.search(gap) or _OF_THESE.match(parts[0].after):
            yield from _sum(
                whole, parts, is_complete=_is_closed(statement, gap, parts) or _is_complete(statement, parts)
            )
            return


def _totalled(statement: Statement, levels: list[Mention]) -> Iterator[Relation]:
    """Parts, and in the same sentence the figure that is called their total."""
    for place, whole in enumerate(levels):
        parts = [m for m in levels if m is not whole and _alike(m, whole) and m.fact.indicator == whole.fact.indicator]
        lead = statement.text[levels[place - 1].end if place else 0 : whole.start]
        if 2 <= len(parts) <= MOST_PARTS and _TOTAL.search(lead):
            yield from _sum(whole, parts, is_complete=bool(_JOINED.search(statement.text)))
            return


def _pointing_back(article: Article, statement: Statement, levels: list[Mention]) -> Iterator[Relation]:
    """Parts in a sentence that begins with "of these" or the like; their whole stands before it."""
    parts = _run(statement, levels, levels[0])
    if len(parts) < 2 or (not _BACK.search(parts[0].before) and not _OF_THESE.match(parts[0].after)):
        return
    largest = max(part.fact.value for part in parts)
    for earlier in article.before(statement, REACH):
        wholes = [m for m in earlier.of("level") if m.fact.unit == parts[0].fact.unit and m.fact.value > largest]
        same = [m for m in wholes if m.fact.indicator == parts[0].fact.indicator]
        is_complete = len(same) == 1 and _is_complete(statement, parts)
        found = [r for whole in same or wholes for r in _sum(whole, parts, is_complete=is_complete)]
        if found or same:
            yield from found[:1]
            return


def _run(statement: Statement, levels: Sequence[Mention], whole: Mention) -> list[Mention]:
    """The levels that follow each other in a list, as long as they can be parts of this whole."""
    run: list[Mention] = []
    for mention in levels[:MOST_PARTS]:
        linked = not run or _LINK.search(statement.between(run[-1], mention))
        if not linked or not _alike(mention, whole) or (mention is not whole and mention.start == whole.start):
            break
        run.append(mention)
    return run


def _alike(part: Mention, whole: Mention) -> bool:
    return part.fact.unit == whole.fact.unit and part.fact.status == whole.fact.status and part.fact.modifier == "eq"


def _is_closed(statement: Statement, gap: str, parts: Sequence[Mention]) -> bool:
    """Whether a list is introduced as all there is and closed by "and", as people do."""
    return bool(_COMPLETE.search(gap)) and re.search(r"\band\b", statement.between(parts[-2], parts[-1])) is not None


def _is_complete(statement: Statement, parts: Sequence[Mention]) -> bool:
    """Whether the list is said to leave nothing out: its last part is the rest, or its two parts are opposites."""
    if _REST.search(statement.between(parts[-2], parts[-1])):
        return True
    ends = [*(part.start for part in parts[1:]), len(statement.text)]
    texts = [statement.text[part.end : end] for part, end in zip(parts, ends, strict=True)]
    return len(parts) == 2 and any(
        (left.search(texts[0]) and right.search(texts[1])) or (right.search(texts[0]) and left.search(texts[1]))
        for left, right in _OPPOSITES
    )


def _sum(whole: Mention, parts: Sequence[Mention], *, is_complete: bool) -> Iterator[Relation]:
    estimates = [mention.estimate for mention in (*parts, whole)]
    if whole.fact.sentence == parts[0].fact.sentence:
        estimates = shared_precision([mention.fact for mention in (*parts, whole)], estimates)
    expected, found = total(estimates[:-1]), estimates[-1]
    summands = " + ".join(part.shown for part in parts)
    result = relation(
        "sum_of_parts",
        [*((part, "part") for part in parts), (whole, "whole")],
        expected,
        found,
        f"{summands} make {shown(expected.nominal)}; the whole is given as {whole.shown}",
    )
    is_near = abs(expected.nominal - found.nominal) <= NEAR * abs(found.nominal)
    if result.verdict == "consistent" or (is_complete and is_near):
        yield result
