"""A document's paragraphs to its articles: source lines and header blocks divide them, broken columns are rejoined."""

from __future__ import annotations

from collections.abc import Sequence

from orchestration.documents.columns import find_break, goes_on, rejoin_neighbours, split_group
from orchestration.documents.paragraphs import Paragraph, ParagraphKind

Group = list[Paragraph]


def divide(text: str, paragraphs: Sequence[Paragraph]) -> list[Group]:
    """The paragraphs of each article, in reading order; where nothing divides, one article."""
    groups = [rejoin_neighbours(text, group) for group in _divide_at_sources(paragraphs)]
    return [group for group in _rejoin_columns(text, groups) if group]


def _divide_at_sources(paragraphs: Sequence[Paragraph]) -> list[Group]:
    groups: list[Group] = [[]]
    for paragraph in paragraphs:
        groups[-1].append(paragraph)
        if paragraph.kind is ParagraphKind.SOURCE:
            groups.append([])
    return groups


def _rejoin_columns(text: str, groups: list[Group]) -> list[Group]:
    """Give each article that begins in mid-sentence the beginning that an earlier article holds."""
    for index in range(1, len(groups)):
        start = _continuation(text, groups[index])
        if start is None:
            continue
        for earlier in range(index - 1, -1, -1):
            broken = find_break(text, groups[earlier], groups[index][start:])
            if broken is not None:
                groups[earlier], other = split_group(groups[earlier], broken)
                groups[index] = rejoin_neighbours(text, [*groups[index][:start], *other, *groups[index][start:]])
                break
    return groups


def _continuation(text: str, group: Group) -> int | None:
    """Index of the article's first prose where that begins in mid-sentence."""
    for index, paragraph in enumerate(group):
        if paragraph.kind is not ParagraphKind.HEADING:
            return index if goes_on(text, paragraph) else None
    return None
