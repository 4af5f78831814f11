"""The date of publication of a text, out of all that the lines of its head and foot say of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from orchestration.documents.date_labels import Evidence
from orchestration.documents.datelines import HEADER_LENGTH, Dateline, read_dateline, read_dayline
from orchestration.documents.paragraphs import Paragraph, ParagraphKind, is_body, joined_text
from orchestration.documents.partial_dates import complete, find_years, read_month

_HEAD_PARAGRAPHS = 15
_HEAD_BODIES = 3  # a dateline stands above the prose or opens it: further down a date belongs to the prose
_LABEL_PARAGRAPHS = 40  # a label ("Published:") is looked for further down, below menus
_FOOT_PARAGRAPHS = 8
_IN_HEAD = (Evidence.PUBLISHED, Evidence.DATELINE, Evidence.YEAR_END)


class Dating(NamedTuple):
    """Dates by strength: `stated` by a dateline; `vague` by a month or a reader's visit, for want of any other."""

    stated: date | None
    vague: date | None


def date_text(text: str, group: Sequence[Paragraph], day_first: bool | None, years: Iterable[int]) -> Dating:
    """The date of publication that the paragraphs of an article, or a document, state at their head or foot.

    `years` are those that may complete a dateline's day ("LEEDS, May 5 (Newswire) --").
    """
    head, foot = list(_head(group)), [item for item in group[-_FOOT_PARAGRAPHS:] if not is_body(item)]
    above = list(_datelines(text, head, day_first))
    below = list(_datelines(text, foot, day_first))
    labels = _datelines(text, group[len(head) : _LABEL_PARAGRAPHS], day_first)
    for evidence in _IN_HEAD:
        if found := next((item for item in above if item.evidence is evidence), None):
            return Dating(found.date, None)
    if opened := _completed_dayline(text, head, years):
        return Dating(opened, None)
    ranked = (
        *(item for item in above if item.evidence is Evidence.UPDATED),
        *(item for item in labels if item.evidence in (Evidence.PUBLISHED, Evidence.UPDATED)),
        *sorted((item for item in below if item.evidence is not Evidence.RETRIEVED), key=lambda item: item.evidence),
    )
    vague = (item.date for item in (*above, *below) if item.evidence is Evidence.RETRIEVED)
    return Dating(ranked[0].date if ranked else None, _month(text, head) or next(vague, None))


def header_years(text: str, group: Sequence[Paragraph]) -> set[int]:
    """The years on the short lines above and below the prose."""
    edges = [*_head(group), *group[-_FOOT_PARAGRAPHS:]]
    return find_years(line for item in edges if not is_body(item) for line in _lines(text, item))


def _head(group: Sequence[Paragraph]) -> Iterator[Paragraph]:
    bodies = 0
    for item in group[:_HEAD_PARAGRAPHS]:
        yield item
        bodies += is_body(item)
        if bodies == _HEAD_BODIES:
            return


def _datelines(text: str, paragraphs: Iterable[Paragraph], day_first: bool | None) -> Iterator[Dateline]:
    for paragraph in paragraphs:
        if paragraph.kind is ParagraphKind.SOURCE:
            continue
        in_list = paragraph.kind is ParagraphKind.ITEM
        for line in _lines(text, paragraph):
            if found := read_dateline(line, day_first, in_list):
                yield found
                break


def _lines(text: str, paragraph: Paragraph) -> Iterator[str]:
    """The paragraph as one line; where it is short, its own lines too, for a header often wraps like prose."""
    whole = joined_text(text, paragraph)
    yield whole
    if len(paragraph.lines) > 1 and len(whole) <= 2 * HEADER_LENGTH and whole[-1] not in ".!?":
        for line in paragraph.lines:
            yield text[line.start : line.end]


def _completed_dayline(text: str, head: Sequence[Paragraph], years: Iterable[int]) -> date | None:
    for paragraph in head:
        if paragraph.kind is not ParagraphKind.ITEM and (day := read_dayline(joined_text(text, paragraph))):
            return complete(day, years)
    return None


def _month(text: str, head: Sequence[Paragraph]) -> date | None:
    for paragraph in head:
        if not is_body(paragraph) and paragraph.kind in (ParagraphKind.PROSE, ParagraphKind.HEADING):
            for line in _lines(text, paragraph):
                if found := read_month(line):
                    return found
    return None
