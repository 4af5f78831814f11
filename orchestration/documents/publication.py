"""The date of publication of a text, out of all that the lines of its head and foot say of it."""

from __future__ import annotations

import re
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
_STATED = (Evidence.PUBLISHED, Evidence.UPDATED, Evidence.DATELINE)  # the order of a foot: it signs, last of all

# Below these stand dates of other texts.
_LISTING = re.compile(
    r"\W*(?:references?|notes|footnotes|bibliography|sources|literature|further reading|related(?: \w+)?|"
    r"(?:\d+ )?comments?|see also|more (?:news|stories|articles)|most read|external links)\b.{0,12}",
    re.IGNORECASE,
)


class Dating(NamedTuple):
    """Dates by strength: `stated` by a dateline; `vague` by a month, a quarter's end or a reader's visit."""

    stated: date | None
    vague: date | None


def date_text(
    text: str, group: Sequence[Paragraph], day_first: bool | None, years: Iterable[int], named: date | None = None
) -> Dating:
    """The date of publication that the paragraphs of an article, or a document, state at their head or foot.

    `years` are those that may complete a dateline's day ("LEEDS, May 5 (Newswire) --"). `named` is the file name's
    date: it settles which of several dates is meant, such as a printer's stamp above the article's own.
    """
    head, foot = list(_head(text, group)), [item for item in group[-_FOOT_PARAGRAPHS:] if not is_body(item)]
    above = list(_datelines(text, head, day_first))
    below = list(_datelines(text, foot, day_first))
    if any(_opens_listing(text, item) for item in foot):
        below = [found for found in below if found.evidence is not Evidence.DATELINE]
    labels = list(_datelines(text, group[len(head) : _LABEL_PARAGRAPHS], day_first))
    stated = (
        *_of(above, Evidence.PUBLISHED),
        *_of(above, Evidence.DATELINE),
        *_completed_daylines(text, head, years),
        *_of(above, Evidence.UPDATED),
        *_of(labels, Evidence.PUBLISHED, Evidence.UPDATED),
        *(found for evidence in _STATED for found in _of(below, evidence)),
    )
    vague = (
        *_months(text, head),
        *_of(above, Evidence.QUARTER_END, Evidence.RETRIEVED),
        *_of(below, Evidence.RETRIEVED),
    )
    chosen = named if named in stated else next(iter(stated), None)
    return Dating(chosen, next(iter(vague), None))


def _of(datelines: Iterable[Dateline], *evidence: Evidence) -> list[date]:
    return [dateline.date for dateline in datelines if dateline.evidence in evidence]


def header_years(text: str, group: Sequence[Paragraph]) -> set[int]:
    """The years on the short lines above and below the prose."""
    edges = [*_head(text, group), *group[-_FOOT_PARAGRAPHS:]]
    return find_years(line for item in edges if not is_body(item) for line in _lines(text, item))


def _head(text: str, group: Sequence[Paragraph]) -> Iterator[Paragraph]:
    bodies = 0
    for item in group[:_HEAD_PARAGRAPHS]:
        if bodies == _HEAD_BODIES or (bodies and _opens_listing(text, item)):
            return
        yield item
        bodies += is_body(item)


def _opens_listing(text: str, paragraph: Paragraph) -> bool:
    return not is_body(paragraph) and _LISTING.fullmatch(joined_text(text, paragraph)) is not None


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


def _completed_daylines(text: str, head: Sequence[Paragraph], years: Iterable[int]) -> Iterator[date]:
    for paragraph in head:
        day = read_dayline(joined_text(text, paragraph)) if paragraph.kind is not ParagraphKind.ITEM else None
        if day and (completed := complete(day, years)):
            yield completed


def _months(text: str, head: Sequence[Paragraph]) -> Iterator[date]:
    for paragraph in head:
        if not is_body(paragraph) and paragraph.kind not in (ParagraphKind.SOURCE, ParagraphKind.ITEM):
            yield from (found for line in _lines(text, paragraph) if (found := read_month(line)))
