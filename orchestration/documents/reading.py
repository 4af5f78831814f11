"""Reads one document: bytes to articles, every character of which knows its place in the raw text."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from orchestration.documents.assembly import assemble
from orchestration.documents.characters import repair_characters
from orchestration.documents.furniture import drop_furniture
from orchestration.documents.letter_spacing import repair_letter_spacing
from orchestration.documents.lines import detect_style, read_lines
from orchestration.documents.markup import is_markdown, repair_markup
from orchestration.documents.metadata import article_metadata, know_document
from orchestration.documents.model import Article, Document, MappedText, Metadata
from orchestration.documents.paragraphs import Paragraph, read_paragraphs
from orchestration.documents.readers import read_source
from orchestration.documents.segmentation import divide
from orchestration.documents.sidecar import read_sidecar
from orchestration.documents.words import count_words


def read_document(data: bytes, name: str, sidecar: bytes | None = None) -> Document:
    """The document of `data`. Raises UnreadableDocument, whose message is the reason, for anything that is none."""
    stated = read_sidecar(sidecar)
    source = read_source(data, name)
    page = repair_characters(source.prose)
    if is_markdown(page.text, name):
        page = repair_markup(page)
    vocabulary = count_words(page.text)
    page = repair_letter_spacing(page, vocabulary)
    lines = drop_furniture(page.text, read_lines(page.text))
    groups = divide(page.text, read_paragraphs(page.text, lines, detect_style(page.text, lines)))
    known = know_document(page.text, groups, stated, source.metadata, name)
    articles = tuple(
        _article(page, number, group, article_metadata(page.text, group, known, len(groups) == 1), vocabulary)
        for number, group in enumerate(groups, 1)
    )
    return Document(
        document_id=hashlib.sha256(data).hexdigest(),
        name=name,
        media_type=source.media_type,
        encoding=source.encoding,
        size_bytes=len(data),
        raw=source.raw,
        metadata=known.metadata,
        articles=articles,
    )


def _article(
    page: MappedText, number: int, group: Sequence[Paragraph], metadata: Metadata, vocabulary: Mapping[str, int]
) -> Article:
    assembled = assemble(page, group, vocabulary)
    first, last = min(item.start for item in group), max(item.end for item in group)
    return Article(
        number=number,
        metadata=metadata,
        text=assembled.text,
        char_start=page.raw_offset(first),
        char_end=page.raw_offset(last - 1) + 1,
        headings=assembled.headings,
    )
