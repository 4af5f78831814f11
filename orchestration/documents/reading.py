"""Reads one document: bytes to articles, every character of which knows its place in the raw text."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from orchestration.documents.assembly import assemble
from orchestration.documents.characters import repair_characters
from orchestration.documents.datelines import (
    NOTHING,
    Publication,
    read_dateline,
    read_file_name,
    read_header,
    read_source_line,
)
from orchestration.documents.dates import writes_day_first
from orchestration.documents.letter_spacing import repair_letter_spacing
from orchestration.documents.lines import detect_style, read_lines
from orchestration.documents.markup import is_markdown, repair_markup
from orchestration.documents.model import Article, Document, MappedText, Metadata
from orchestration.documents.paragraphs import Paragraph, ParagraphKind, read_paragraphs
from orchestration.documents.readers import read_source
from orchestration.documents.segmentation import divide
from orchestration.documents.sidecar import read_sidecar
from orchestration.documents.words import count_words

_HEADER_PARAGRAPHS = 12  # how far down the first article a document's own dateline may stand
_SHORT = 200


def read_document(data: bytes, name: str, sidecar: bytes | None = None) -> Document:
    """The document of `data`. Raises UnreadableDocument, whose message is the reason, for anything that is none."""
    stated = read_sidecar(sidecar)
    source = read_source(data, name)
    page = repair_characters(source.prose)
    if is_markdown(page.text, name):
        page = repair_markup(page)
    vocabulary = count_words(page.text)
    page = repair_letter_spacing(page, vocabulary)
    lines = read_lines(page.text)
    paragraphs = read_paragraphs(page.text, lines, detect_style(page.text, lines))
    groups = divide(page.text, paragraphs)
    day_first = writes_day_first(page.text)
    metadata = _document_metadata(page.text, groups, stated, source.metadata, name, day_first)
    articles = tuple(
        _read_article(page, number, group, vocabulary, metadata, day_first) for number, group in enumerate(groups, 1)
    )
    return Document(
        document_id=hashlib.sha256(data).hexdigest(),
        name=name,
        media_type=source.media_type,
        encoding=source.encoding,
        size_bytes=len(data),
        raw=source.raw,
        metadata=metadata,
        articles=articles,
    )


def _text(text: str, paragraph: Paragraph) -> str:
    return " ".join(text[line.start : line.end] for line in paragraph.lines[:6])


def _document_metadata(
    text: str, groups: Sequence[Sequence[Paragraph]], stated: Metadata, embedded: Metadata, name: str, day_first: bool | None
) -> Metadata:
    """The sidecar first, then what the format states, the document's dateline, the file name."""
    top = list(groups[0][:_HEADER_PARAGRAPHS]) if groups else []
    header = read_header([_text(text, item) for item in top if item.kind is not ParagraphKind.SOURCE], day_first)
    in_file_name = read_file_name(name)
    dates = (
        (stated.published_on, "sidecar"),
        (embedded.published_on, "document"),
        (header.published_on, "document"),
        (in_file_name, "file_name"),
    )
    published_on, basis = next(((found, basis) for found, basis in dates if found), (None, None))
    titles = [_text(text, item) for item in top if item.kind is ParagraphKind.HEADING]
    return Metadata(
        title=stated.title or embedded.title or (titles[0] if titles else None),
        publisher=stated.publisher or embedded.publisher or header.publisher,
        published_on=published_on,
        published_basis=basis,
        url=stated.url or embedded.url,
        language=stated.language or embedded.language,
        licence=stated.licence,
    )


def _read_article(
    page: MappedText, number: int, group: Sequence[Paragraph], vocabulary: dict[str, int], document: Metadata,
    day_first: bool | None,
) -> Article:
    assembled = assemble(page, group, vocabulary)
    first, last = min(item.start for item in group), max(item.end for item in group)
    return Article(
        number=number,
        metadata=_article_metadata(page.text, group, document, day_first),
        text=assembled.text,
        char_start=page.raw_offset(first),
        char_end=page.raw_offset(last - 1) + 1,
        headings=assembled.headings,
    )


def _article_metadata(
    text: str, group: Sequence[Paragraph], document: Metadata, day_first: bool | None
) -> Metadata:
    """A sidecar overrules; else the article's source line or dateline, else what is known of the document."""
    own = _own_publication(text, group, day_first)
    titles = [_text(text, item) for item in group if item.kind is ParagraphKind.HEADING]
    known = replace(document, title=titles[0] if titles else document.title)
    if own.publisher:
        known = replace(known, publisher=own.publisher)
    if own.published_on and document.published_basis != "sidecar":
        known = replace(known, published_on=own.published_on, published_basis="article")
    return known


def _own_publication(text: str, group: Sequence[Paragraph], day_first: bool | None) -> Publication:
    sources = [item for item in group if item.kind is ParagraphKind.SOURCE]
    if sources:
        found = read_source_line(_text(text, sources[-1]), day_first)
        if found.published_on:
            return found
    opening = next((item for item in group if item.kind is ParagraphKind.PROSE), None)
    return read_dateline(_text(text, opening), day_first) if opening else NOTHING
