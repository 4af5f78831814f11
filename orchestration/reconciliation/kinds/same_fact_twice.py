"""The same fact given twice, in two sentences of a document or in two documents.

Needs: two figures of one indicator, organisation, programme, measure, unit, status, breakdown and date. Equal figures
agree. Different ones contradict each other only where nothing else can have been meant: within a document, two counts
of the bare noun ("2,300 companies", "3,000 registered companies"); across documents, the only figure that each has
for a stated period. A later figure of the same publisher may be a revision, which decides nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from orchestration.reconciliation.model import Fact, Relation
from orchestration.reconciliation.relations import relation
from orchestration.reconciliation.statements import Article, Mention, place
from orchestration.reconciliation.verdicts import equal

SMALL = 10  # counts up to this are met by chance

_STAYING = (
    r"registered|located|based|situated|resident|settled|operating|existing|here|there|now|today|in|on|at|of the park"
)
_BARE = re.compile(
    rf"^\s*(?:registered |resident |existing )?([a-z]+(?:-[a-z]+)?s)\b(?=\s*(?:$|[,.;:]|and\b|(?:{_STAYING})\b))", re.I
)
# What is there, in words that tell of a stock and not of what somebody did; or a further item of such a list.
_EXISTS = re.compile(
    r"\b(?:there (?:is|are|was|were)|has|have|had|home to|hosts?|houses?|counts?|numbers?|totals?|holds?)\b"
    r"\W+(?:[a-z]+\s+){0,2}$",
    re.I,
)
_ITEM = re.compile(r",\s*(?:and\s+|with\s+)?$")
_PARTIAL_BEFORE = re.compile(
    r"\b(?:of (?:which|whom|these|those|them)|including|among (?:which|whom|them)|other|another|first|additional|"
    r"further|new|remaining|only|these|those|top|extra)[\s,:]*(?:(?:more|less|fewer) than |over |about |nearly )?$",
    re.I,
)
_PARTIAL_AFTER = re.compile(r"^\s*(?:of|among) (?:the|them|these|those|which|whom|its|their)\b", re.I)


def find_in_document(articles: Iterable[Article]) -> Iterator[Relation]:
    """Repetitions within one document."""
    groups: dict[tuple[object, ...], list[Mention]] = defaultdict(list)
    for article in articles:
        for statement in article.statements:
            for mention in statement.mentions:
                if mention.fact.scope == "metric" and mention.fact.value_max is None:
                    groups[(mention.fact.series[:-2], restrictions(mention.fact), mention.fact.period_end)].append(
                        mention
                    )
    for mentions in groups.values():
        if len(mentions) > 1:
            yield from _repeated(mentions)
            yield from _contradicting_totals(mentions)


def find_across(facts: Sequence[Fact]) -> Iterator[Relation]:
    """Repetitions of one series over documents; `facts` are all of one series."""
    by_document: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.scope == "metric" and fact.value_max is None:
            by_document[fact.document_id].append(fact)
    heads: list[tuple[Mention, bool]] = []  # a figure, and whether it is the only one of its document
    for of_document in by_document.values():
        values = {fact.value for fact in of_document}
        for mention in _one_each(place(of_document[:1]) + [m for f in of_document[1:] for m in place([f])]):
            yield from _against(heads, mention, is_only=len(values) == 1)


def restrictions(fact: Fact) -> tuple[tuple[str, str], ...]:
    """The breakdown without what restricts nothing: a count of the very things that the figure counts."""
    first = re.match(r"\s*([a-z]+)", fact.sentence.partition(" ".join(fact.value_text.split()))[2], re.I)
    noun = first.group(1).lower() if first else None
    return tuple(item for item in fact.group if noun is None or item[0].split("_")[-1] != noun)


def _one_each(mentions: Iterable[Mention]) -> list[Mention]:
    """The first mention of each value."""
    return list({mention.fact.value: mention for mention in reversed(list(mentions))}.values())[::-1]


def _repeated(mentions: Sequence[Mention]) -> Iterator[Relation]:
    """Each mention against the first one with a figure that agrees, in another sentence."""
    heads: list[Mention] = []
    for mention in mentions:
        if mention.fact.unit == "COUNT" and abs(mention.fact.value) <= SMALL:
            continue
        head = next((other for other in heads[:8] if _agree(other, mention)), None)
        if head is None:
            heads.append(mention)
        elif head.fact.sentence != mention.fact.sentence and _same_start(head.fact, mention.fact):
            yield _relation(head, mention)


def _agree(left: Mention, right: Mention) -> bool:
    if left.fact.value == right.fact.value:
        return True
    # A rounded figure repeats an exact one; two exact ones that are close do not.
    return (
        "approx" in (left.fact.modifier, right.fact.modifier) and equal(left.estimate, right.estimate) == "consistent"
    )


def _same_start(left: Fact, right: Fact) -> bool:
    return left.period_start == right.period_start or None in (left.period_start, right.period_start)


def _contradicting_totals(mentions: Sequence[Mention]) -> Iterator[Relation]:
    """Counts of the bare noun that differ, each against the first."""
    totals = [(mention, noun) for mention in mentions if (noun := _bare_noun(mention)) is not None]
    for mention, noun in totals[1:]:
        first, first_noun = totals[0]
        is_same_time = first.fact.period_start == mention.fact.period_start
        is_told = _EXISTS.search(first.before) or _EXISTS.search(mention.before)
        if (
            noun == first_noun
            and is_same_time
            and is_told
            and equal(first.estimate, mention.estimate) == "contradiction"
        ):
            yield _relation(first, mention)


def _bare_noun(mention: Mention) -> str | None:
    """The counted noun where nothing restricts it and the sentence says that so many are there."""
    fact = mention.fact
    if fact.unit != "COUNT" or fact.measure != "level" or abs(fact.value) <= SMALL:
        return None
    match = _BARE.match(mention.after)
    if match is None or _is_partial(mention):
        return None
    is_there = _EXISTS.search(mention.before) or _ITEM.search(mention.before)
    return match.group(1).lower() if is_there else None


def _against(heads: list[tuple[Mention, bool]], mention: Mention, *, is_only: bool) -> Iterator[Relation]:
    """The mention of a further document against the first figure that it agrees with, or else that it contradicts."""
    others = [head for head in heads[:8] if head[0].fact.document_id != mention.fact.document_id]
    agreeing = next((head for head, _ in others if equal(head.estimate, mention.estimate) == "consistent"), None)
    if agreeing is not None:
        if mention.fact.unit != "COUNT" or abs(mention.fact.value) > SMALL:
            yield _relation(agreeing, mention)
        return
    if is_only and mention.fact.period_basis != "publication" and not _is_partial(mention):
        for head, head_is_only in others[:1]:
            if head_is_only and head.fact.period_basis != "publication" and not _is_partial(head):
                yield _relation(head, mention)
    heads.append((mention, is_only))


def _is_partial(mention: Mention) -> bool:
    return bool(_PARTIAL_BEFORE.search(mention.before) or _PARTIAL_AFTER.match(mention.after))


def _relation(first: Mention, second: Mention) -> Relation:
    verdict = equal(first.estimate, second.estimate)
    if first.fact.value == second.fact.value and first.fact.modifier == second.fact.modifier:
        verdict = "consistent"
    revised = _may_be_revision(first.fact, second.fact)
    if verdict == "contradiction" and revised:
        verdict = "undecidable"
    where = "again" if first.fact.document_id == second.fact.document_id else f"in {second.fact.document}"
    words = f"{first.shown} is given {where} as {second.shown}" + (
        ", later and by the same publisher" if revised else ""
    )
    members = [(first, "first"), (second, "second")]
    return relation("same_fact_twice", members, first.estimate, second.estimate, words, verdict=verdict)


def _may_be_revision(first: Fact, second: Fact) -> bool:
    return (
        first.document_id != second.document_id
        and first.publisher is not None
        and first.publisher == second.publisher
        and first.published_on != second.published_on
    )
