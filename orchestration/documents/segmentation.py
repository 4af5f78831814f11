"""A document's paragraphs to its articles: source lines and dated headers divide, broken columns are rejoined."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from orchestration.documents.columns import find_break, goes_on, rejoin_neighbours, split_group
from orchestration.documents.datelines import Dateline, dateline_of
from orchestration.documents.dates import find_dates
from orchestration.documents.furniture import is_imprint
from orchestration.documents.lines import CELL_EDGE
from orchestration.documents.paragraphs import Paragraph, ParagraphKind, is_body, joined_text
from orchestration.documents.partial_dates import find_days

Group = list[Paragraph]
_UNDATED = (ParagraphKind.TABLE, ParagraphKind.ITEM)  # a date in them is not their article's
_LOOK_BACK = 6  # how many articles back a column may have been broken off


def divide(text: str, paragraphs: Sequence[Paragraph]) -> list[Group]:
    """The paragraphs of each article, in reading order; where nothing divides, one article."""
    sources = [index for index in range(len(paragraphs)) if marks_article(text, paragraphs, index)]
    if not sources:
        groups = _divide_at_datelines(text, paragraphs)
    elif any(map(is_body, paragraphs[: sources[0]])):
        groups = _divide_at_sources(paragraphs, frozenset(sources))
    else:
        groups = _cut_where_prose_follows(paragraphs, _header_starts(paragraphs, sources))
    groups = [rejoin_neighbours(text, group) for group in _keep_footer(text, groups)]
    return [group for group in _rejoin_columns(text, groups) if group]


def marks_article(text: str, paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Whether the paragraph is an article's source line: not a table's, nor one without both date and brackets."""
    source = paragraphs[index]
    if source.kind is not ParagraphKind.SOURCE:
        return False
    above = paragraphs[index - 1] if index else None
    if above and (above.kind is ParagraphKind.TABLE or CELL_EDGE.search(text, above.start, above.end)):
        return False
    line = joined_text(text, source)
    return line.startswith(("(", "[", "*(", "*[", "_(")) or bool(find_dates(line) or find_days(line))


def _divide_at_sources(paragraphs: Sequence[Paragraph], closing: frozenset[int]) -> list[Group]:
    """A source line ends an article; titles between it and a page's end stand at the article's foot."""
    groups: list[Group] = [[]]
    for index, paragraph in enumerate(paragraphs):
        after_source = len(groups) > 1 and all(item.kind is ParagraphKind.HEADING for item in groups[-1])
        if after_source and groups[-1] and paragraph.lines[0].starts_page:
            groups[-2].extend(groups[-1])
            groups[-1] = []
        groups[-1].append(paragraph)
        if index in closing:
            groups.append([])
    return groups


def _keep_footer(text: str, groups: list[Group]) -> list[Group]:
    """What stands below the last article without prose (addresses, editors, a mark of the end) is that one's footer."""
    groups = [group for group in groups if group]
    if len(groups) > 1 and all(not is_body(item) or is_imprint(joined_text(text, item)) for item in groups[-1]):
        groups[-2].extend(groups.pop())
    return groups


def _divide_at_datelines(text: str, paragraphs: Sequence[Paragraph]) -> list[Group]:
    """Articles that each carry a date of their own: above the prose where the first date does, else below it.

    They state their dates in one way: another kind of date is a chronicle's, a comment's or the page's.
    """
    datelines: dict[int, Dateline] = {}
    for index, item in enumerate(paragraphs):
        if item.kind not in _UNDATED and (found := dateline_of(joined_text(text, item))):
            datelines[index] = found
    way = next(iter(datelines.values())).evidence if datelines else None
    dated = [index for index, found in datelines.items() if found.evidence is way]
    marked = frozenset(dated)
    prose = next((index for index, item in enumerate(paragraphs) if is_body(item) and index not in marked), None)
    if len(dated) < 2 or prose is None:
        return [list(paragraphs)]
    starts = _header_starts(paragraphs, dated) if dated[0] < prose else [index + 1 for index in dated]
    return _cut_where_prose_follows(paragraphs, starts)


def _header_starts(paragraphs: Sequence[Paragraph], dated: Sequence[int]) -> list[int]:
    """Where the header of each dated article begins: at the titles above its date."""
    starts: list[int] = []
    previous = -1
    for index in dated:
        start = index
        while start > previous + 1 and not is_body(paragraphs[start - 1]):
            start -= 1
        starts.append(start)
        previous = index
    return starts


def _cut_where_prose_follows(paragraphs: Sequence[Paragraph], starts: Sequence[int]) -> list[Group]:
    """Cut at `starts`; a piece without prose (a second date of one header, a footer) joins the piece before it."""
    groups: list[Group] = []
    has_prose = False
    edges = [0, *sorted({start for start in starts if 0 < start < len(paragraphs)}), len(paragraphs)]
    for start, end in itertools.pairwise(edges):
        piece = list(paragraphs[start:end])
        piece_has_prose = any(map(is_body, piece))
        if groups and not (piece_has_prose and has_prose):
            groups[-1].extend(piece)
            has_prose = has_prose or piece_has_prose
        else:
            groups.append(piece)
            has_prose = piece_has_prose
    return groups


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
