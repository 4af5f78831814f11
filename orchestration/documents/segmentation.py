"""A document's paragraphs to its articles: source lines and dated headers divide, broken columns are rejoined."""

from __future__ import annotations

from collections.abc import Sequence

from orchestration.documents.columns import find_break, goes_on, rejoin_neighbours, split_group
from orchestration.documents.datelines import is_dated
from orchestration.documents.paragraphs import Paragraph, ParagraphKind, joined_text

Group = list[Paragraph]
_LOOK_BACK = 6  # how many articles back a column may have been broken off


def divide(text: str, paragraphs: Sequence[Paragraph]) -> list[Group]:
    """The paragraphs of each article, in reading order; where nothing divides, one article."""
    if any(paragraph.kind is ParagraphKind.SOURCE for paragraph in paragraphs):
        groups = _divide_at_sources(paragraphs)
    else:
        groups = _divide_at_datelines(text, paragraphs)
    groups = [rejoin_neighbours(text, group) for group in groups]
    return [group for group in _rejoin_columns(text, groups) if group]


def _divide_at_sources(paragraphs: Sequence[Paragraph]) -> list[Group]:
    """A source line ends an article; titles between it and a page's end stand at the article's foot."""
    groups: list[Group] = [[]]
    for paragraph in paragraphs:
        after_source = len(groups) > 1 and all(item.kind is ParagraphKind.HEADING for item in groups[-1])
        if after_source and groups[-1] and paragraph.lines[0].starts_page:
            groups[-2].extend(groups[-1])
            groups[-1] = []
        groups[-1].append(paragraph)
        if paragraph.kind is ParagraphKind.SOURCE:
            groups.append([])
    return groups


def _divide_at_datelines(text: str, paragraphs: Sequence[Paragraph]) -> list[Group]:
    """Articles that each carry a date of their own: above the prose where the first date does, else below it."""
    dated = [index for index, item in enumerate(paragraphs) if is_dated(joined_text(text, item))]
    prose = [index for index, item in enumerate(paragraphs) if _is_body(item) and index not in set(dated)]
    if len(dated) < 2 or not prose:
        return [list(paragraphs)]
    starts = _header_starts(paragraphs, dated) if dated[0] < prose[0] else [index + 1 for index in dated]
    return _cut_where_prose_follows(paragraphs, starts)


def _header_starts(paragraphs: Sequence[Paragraph], dated: Sequence[int]) -> list[int]:
    """Where the header of each dated article begins: at the titles above its date."""
    starts: list[int] = []
    for index in dated:
        while index and not _is_body(paragraphs[index - 1]):
            index -= 1
        starts.append(index)
    return starts


def _cut_where_prose_follows(paragraphs: Sequence[Paragraph], starts: Sequence[int]) -> list[Group]:
    """Cut at `starts`; a piece without prose (a second date of one header, a footer) joins the piece before it."""
    groups: list[Group] = []
    edges = [0, *sorted({start for start in starts if 0 < start < len(paragraphs)}), len(paragraphs)]
    for start, end in zip(edges, edges[1:], strict=False):
        piece = list(paragraphs[start:end])
        if groups and not (any(map(_is_body, piece)) and any(map(_is_body, groups[-1]))):
            groups[-1].extend(piece)
        else:
            groups.append(piece)
    return groups


def _is_body(paragraph: Paragraph) -> bool:
    return paragraph.kind is ParagraphKind.PROSE and paragraph.end - paragraph.start > 80


def _rejoin_columns(text: str, groups: list[Group]) -> list[Group]:
    """Give each article that begins in mid-sentence the beginning that an earlier article holds."""
    for index in range(1, len(groups)):
        start = _continuation(text, groups[index])
        if start is None:
            continue
        for earlier in range(index - 1, max(-1, index - 1 - _LOOK_BACK), -1):
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
