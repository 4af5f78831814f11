"""DOCX: the raw text is that of paragraphs and table rows in the order of the document, a blank line between them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import ParseError

from docx import Document as open_docx
from docx.opc.exceptions import OpcError
from docx.table import Table
from docx.text.paragraph import Paragraph

from orchestration.documents.mapping import TextBuilder
from orchestration.documents.model import MappedText, Metadata, UnreadableDocument
from orchestration.documents.readers.source import Source

_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MAX_UNPACKED = 500_000_000  # bytes: more is no report but a bomb
_HEADING_STYLES = ("heading", "title")


def read_docx(data: bytes) -> Source:
    """The text of a Word document. Raises UnreadableDocument for any other or broken archive."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if "word/document.xml" not in archive.namelist():
                raise UnreadableDocument("the document is an archive, but no Word document")
            if sum(entry.file_size for entry in archive.infolist()) > _MAX_UNPACKED:
                raise UnreadableDocument("the Word document unpacks to more than 500 MB")
        document = open_docx(io.BytesIO(data))
        blocks = list(_blocks(document))
        title = document.core_properties.title or None
    except (zipfile.BadZipFile, OpcError, ParseError, SyntaxError, KeyError, ValueError, EOFError, OSError) as error:
        raise UnreadableDocument(f"the Word document is broken: {' '.join(str(error).split())}") from error
    raw = "\n\n".join(text for text, _ in blocks)
    if not raw.strip():
        raise UnreadableDocument("the Word document holds no text")
    return Source(raw, _prose(raw, blocks), _MEDIA_TYPE, "utf-8", Metadata(title=title))


def _blocks(document: object) -> Iterator[tuple[str, str]]:
    """Text and marker of each paragraph and table row; the marker tells headings and list items."""
    for block in document.iter_inner_content():  # type: ignore[attr-defined]
        if isinstance(block, Paragraph):
            if block.text.strip():
                yield block.text, _marker((block.style.name if block.style else "") or "")
        elif isinstance(block, Table):
            for row in block.rows:
                cells = [" ".join(cell.text.split()) for cell in row.cells]
                if any(cells):
                    yield " | ".join(cells), ""


def _marker(style: str) -> str:
    folded = style.lower()
    if folded.startswith(_HEADING_STYLES):
        return "# "
    return "- " if folded.startswith("list bullet") else ""


def _prose(raw: str, blocks: list[tuple[str, str]]) -> MappedText:
    builder, offset = TextBuilder(), 0
    for text, marker in blocks:
        if offset:
            builder.copy_raw(raw, offset - 2, offset)
        builder.stand_in(marker, offset)
        builder.copy_raw(raw, offset, offset + len(text))
        offset += len(text) + 2
    return builder.build()
