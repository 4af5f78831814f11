"""What is known of a document and of each article, by evidence: sidecar, source line, dateline, file name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from orchestration.documents.dates import writes_day_first
from orchestration.documents.lines import LineKind
from orchestration.documents.model import Metadata
from orchestration.documents.paragraphs import Paragraph, ParagraphKind, is_body, joined_text
from orchestration.documents.publication import Dating, date_text, header_years
from orchestration.documents.publishers import NOTHING, Publication, opens_as_source, read_publisher, read_source_line
from orchestration.documents.segmentation import marks_article

_HEADER_PARAGRAPHS = 12  # how far down a text may name its publisher
_FILE_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?([01]\d)[-_.]?([0-3]\d)(?!\d)")


class Knowledge(NamedTuple):
    """What the articles of a document take over from it."""

    metadata: Metadata
    day_first: bool | None  # whether its numeric dates put the day first
    years: frozenset[int]  # those that may complete a day without a year
    named: date | None  # the date of the file name


def know_document(
    text: str,
    groups: Sequence[Sequence[Paragraph]],
    stated: Metadata,
    embedded: Metadata,
    name: str,
) -> Knowledge:
    """The sidecar (`stated`) first, then the format's head (`embedded`), the document's dateline, the file name.

    A month alone, or the day of a reader's visit, counts only where none of these is known.
    """
    day_first = writes_day_first(text)
    edges = _edges(groups)
    named = read_file_name(name)
    years = frozenset({named.year} if named else header_years(text, edges))
    dating = date_text(text, edges, day_first, years, named)
    dates = (
        (stated.published_on, "sidecar"),
        (embedded.published_on, "document"),
        (dating.stated, "document"),
        (named, "file_name"),
        (dating.vague, "approximate"),
    )
    published_on, basis = next(((found, basis) for found, basis in dates if found), (None, None))
    metadata = Metadata(
        title=stated.title or embedded.title or _document_title(text, groups),
        publisher=stated.publisher or embedded.publisher or _publisher(text, groups),
        published_on=published_on,
        published_basis=basis,
        url=stated.url or embedded.url,
        language=stated.language or embedded.language,
        licence=stated.licence,
    )
    return Knowledge(metadata, day_first, years, named)


def article_metadata(text: str, group: Sequence[Paragraph], known: Knowledge, single: bool) -> Metadata:
    """The article's source line or dateline over what is known of the document; a sidecar's date overrules both.

    The `single` article of a document bears the document's title.
    """
    own = _own_publication(text, group, known)
    metadata = known.metadata if single else replace(known.metadata, title=_title(text, group) or known.metadata.title)
    if own.publisher:
        metadata = replace(metadata, publisher=own.publisher)
    if own.published_on and metadata.published_basis != "sidecar":
        metadata = replace(metadata, published_on=own.published_on, published_basis="article")
    return metadata


def _edges(groups: Sequence[Sequence[Paragraph]]) -> list[Paragraph]:
    """The first article with the last one's foot: between them stands the document's own dateline."""
    if len(groups) < 2:
        return list(groups[0]) if groups else []
    return [*groups[0], *(item for item in groups[-1] if not is_body(item))]


def _publisher(text: str, groups: Sequence[Sequence[Paragraph]]) -> str | None:
    head = groups[0][:_HEADER_PARAGRAPHS] if groups else ()
    lines = (joined_text(text, item) for item in head if not is_body(item))
    return next((found for line in lines if (found := _named_publisher(line))), None)


def _named_publisher(line: str) -> str | None:
    return read_source_line(line).publisher if opens_as_source(line) else read_publisher(line)


def _own_publication(text: str, group: Sequence[Paragraph], known: Knowledge) -> Publication:
    sources = [item for index, item in enumerate(group) if marks_article(text, group, index)]
    if sources:
        found = read_source_line(joined_text(text, sources[-1]), known.day_first, known.years)
        if found.published_on:
            return found
    dating: Dating = date_text(text, group, known.day_first, known.years, known.named)
    publisher = _publisher(text, [group]) if dating.stated else None
    return Publication(dating.stated, publisher) if dating.stated else NOTHING


def read_file_name(name: str) -> date | None:
    """The ISO date that a file name begins with."""
    match = _FILE_DATE.match(name)
    if match is None:
        return None
    try:
        return date(int(match.group(1)), int(match.group(2)), int(match.group(3)))
    except ValueError:
        return None


def _document_title(text: str, groups: Sequence[Sequence[Paragraph]]) -> str | None:
    if not groups:
        return None
    first = next((item for item in groups[0] if item.lines[0].kind is LineKind.HEADING), None)
    return joined_text(text, first) if first else _title(text, groups[0])


def _title(text: str, group: Sequence[Paragraph]) -> str | None:
    """The marked heading next above the prose; without marks the longest line of those above it."""
    above: list[Paragraph] = []
    for paragraph in group:
        if paragraph.kind is ParagraphKind.HEADING:
            above.append(paragraph)
        elif text[paragraph.end - 1] in '.!?:"' and paragraph.end - paragraph.start > 40:
            break
    marked = [item for item in above if item.lines[0].kind is LineKind.HEADING]
    if marked:
        return joined_text(text, marked[-1])
    longest = max(above, key=lambda item: item.end - item.start, default=None)
    return joined_text(text, longest) if longest else None
