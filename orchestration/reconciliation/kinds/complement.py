"""Sums of which a text gives the whole, the rest, and instead of the first part its members by name.

Needs: a count introduced by "the other", "the remaining" or "the rest", a larger count of the same indicator
shortly before it, and in the raw text between the two either one count of the same indicator or a list of names. Names
that do not make up the difference decide nothing: such a list may be of something else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from orchestration.reconciliation.model import Relation
from orchestration.reconciliation.precision import exact
from orchestration.reconciliation.relations import relation, shown
from orchestration.reconciliation.statements import Article, Mention, Statement

REACH = 6  # statements between the whole and its rest
MOST_NAMES = 20

# Reads the raw text of an article: (document_id, article) -> (offset of its first character, text), if known.
RawText = Callable[[str, int], tuple[int, str] | None]

_REST = re.compile(r"\b(?:other|remaining|rest,?|remainder,?)\s*$", re.I)
_NAME = r"[A-Z][\w&.'-]*(?: (?:[A-Z][\w&.'-]*|\d+)){0,4}"
_NAMES = re.compile(
    rf"(?<![\w,] )(?<!\w)({_NAME}(?:, {_NAME})*,? and {_NAME}) "
    r"(?:were|was|are|is|have|has|had|became|become|received|obtained|got|won|make|made)\b"
)


def find(article: Article, raw_text: RawText) -> Iterator[Relation]:
    """The rests of an article that complete a whole."""
    for statement in article.statements:
        for rest in statement.of("level"):
            if rest.fact.unit == "COUNT" and _REST.search(rest.before):
                yield from _completed(article, statement, rest, raw_text)


def _completed(article: Article, statement: Statement, rest: Mention, raw_text: RawText) -> Iterator[Relation]:
    between: list[Mention] = []
    for earlier in article.before(statement, REACH):
        for mention in reversed(earlier.of("level")):
            if mention.fact.indicator != rest.fact.indicator or mention.fact.unit != rest.fact.unit:
                continue
            if mention.fact.value <= rest.fact.value:
                between.append(mention)
                continue
            yield from _relations(mention, between, rest, raw_text)
            return


def _relations(whole: Mention, between: list[Mention], rest: Mention, raw_text: RawText) -> Iterator[Relation]:
    if len(between) == 1:
        part = between[0]
        expected = part.estimate + rest.estimate
        words = f"{part.shown} and the other {rest.shown} make {shown(expected.nominal)}; the whole is {whole.shown}"
        yield relation(
            "sum_of_parts", [(part, "part"), (rest, "part"), (whole, "whole")], expected, whole.estimate, words
        )
        return
    names = [] if between else _names_between(whole, rest, raw_text)
    if names:
        expected = exact(len(names)) + rest.estimate
        is_sum = expected.nominal == whole.estimate.nominal
        words = (
            f"{len(names)} named ({', '.join(names)}) and the other {rest.shown} make {shown(expected.nominal)}; "
            f"the whole is {whole.shown}"
        )
        yield relation(
            "sum_of_parts",
            [(rest, "part"), (whole, "whole")],
            expected,
            whole.estimate,
            words,
            verdict="consistent" if is_sum else "undecidable",
            notes={"named": ", ".join(names)},
        )


def _names_between(whole: Mention, rest: Mention, raw_text: RawText) -> list[str]:
    """The names of the last list between two figures of an article."""
    article = raw_text(whole.fact.document_id, whole.fact.article)
    if article is None:
        return []
    offset, text = article
    passage = " ".join(text[whole.fact.char_end - offset : rest.fact.char_start - offset].split())
    lists = _NAMES.findall(passage)
    names = re.split(r", and |, | and ", lists[-1]) if lists else []
    return names if len(names) <= MOST_NAMES else []
