"""What is known of a document and of each article, by evidence: sidecar, source line, dateline, file name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from orchestration.documents.datelines import (
    NOTHING,
    Publication,
    read_dateline,
    read_file_name,
    read_header,
    read_source_line,
)
from orchestration.documents.lines import LineKind
from orchestration.documents.model import Metadata
from orchestration.documents.paragraphs import Paragraph, ParagraphKind, joined_text

_HEADER_PARAGRAPHS = 12  # how far down a document's own dateline may stand
_FOOTER_PARAGRAPHS = 4


def document_metadata(
    text: str,
    groups: Sequence[Sequence[Paragraph]],
    stated: Metadata,
    embedded: Metadata,
    name: str,
    day_first: bool | None,
) -> Metadata:
    """The sidecar (`stated`) first, then the format's head (`embedded`), the document's dateline, the file name."""
    header = _header(text, groups, day_first)
    dates = (
        (stated.published_on, "sidecar"),
        (embedded.published_on, "document"),
        (header.published_on, "document"),
        (read_file_name(name), "file_name"),
    )
    published_on, basis = next(((found, basis) for found, basis in dates if found), (None, None))
    return Metadata(
        title=stated.title or embedded.title or _document_title(text, groups),
        publisher=stated.publisher or embedded.publisher or header.publisher,
        published_on=published_on,
        published_basis=basis,
        url=stated.url or embedded.url,
        language=stated.language or embedded.language,
        licence=stated.licence,
    )


def article_metadata(
    text: str, group: Sequence[Paragraph], document: Metadata, single: bool, day_first: bool | None
) -> Metadata:
    """The article's source line or dateline over what is known of the document; a sidecar's date overrules both.

    The `single` article of a document bears the document's title.
    """
    own = _own_publication(text, group, day_first)
    known = document if single else replace(document, title=_title(text, group) or document.title)
    if own.publisher:
        known = replace(known, publisher=own.publisher)
    if own.published_on and document.published_basis != "sidecar":
        known = replace(known, published_on=own.published_on, published_basis="article")
    return known


def _header(text: str, groups: Sequence[Sequence[Paragraph]], day_first: bool | None) -> Publication:
    if not groups:
        return NOTHING
    top = [item for item in groups[0][:_HEADER_PARAGRAPHS] if item.kind is not ParagraphKind.SOURCE]
    found = read_header([joined_text(text, item) for item in top], day_first)
    if found.published_on:
        return found
    foot = [item for item in groups[-1][-_FOOTER_PARAGRAPHS:] if item.kind is not ParagraphKind.SOURCE]
    below = read_header([joined_text(text, item) for item in foot], day_first)
    return Publication(below.published_on, found.publisher or below.publisher)


def _own_publication(text: str, group: Sequence[Paragraph], day_first: bool | None) -> Publication:
    sources = [item for item in group if item.kind is ParagraphKind.SOURCE]
    if sources:
        found = read_source_line(joined_text(text, sources[-1]), day_first)
        if found.published_on:
            return found
    for item in group[:_HEADER_PARAGRAPHS]:
        if item.kind in (ParagraphKind.PROSE, ParagraphKind.HEADING):
            found = read_dateline(joined_text(text, item), day_first)
            if found.published_on:
                return found
    return NOTHING


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
