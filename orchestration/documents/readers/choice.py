"""Chooses the reader of a document, by content first and by extension second."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from orchestration.documents.decoding import decode
from orchestration.documents.model import MappedText, Metadata, UnreadableDocument
from orchestration.documents.readers.docx import read_docx
from orchestration.documents.readers.html import declared_encoding, read_html
from orchestration.documents.readers.pdf import read_pdf
from orchestration.documents.readers.source import Source

_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_BLOCK_TAGS = re.compile(r"</?(?:p|div|br|h[1-6]|table|td|li|ul|article|section|span|script)\b[^<>]*>", re.IGNORECASE)
_MARKDOWN = (".md", ".markdown")
_HTML = (".html", ".htm", ".xhtml")
_SAMPLE = 20_000
# What other files begin with: each is named in the reason, for nobody can read them as text.
_FOREIGN = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"SQLite format 3", "a SQLite database"),
    (b"PAR1", "a Parquet file"),
)


def read_source(data: bytes, name: str) -> Source:
    """The raw text of `data` and the prose in it. Raises UnreadableDocument with the reason."""
    if b"%PDF-" in data[:1024]:
        return read_pdf(data)
    if data.startswith(b"PK\x03\x04"):
        return read_docx(data)
    for start, kind in _FOREIGN:
        if data.startswith(start):
            raise UnreadableDocument(f"the document is {kind}, which has no reader")
    decoded = decode(data, declared_encoding(data))
    suffix = PurePosixPath(name.lower()).suffix
    if _is_html(decoded.text, suffix):
        prose, metadata = read_html(decoded.text)
        return Source(decoded.text, prose, "text/html", decoded.encoding, metadata)
    media_type = "text/markdown" if suffix in _MARKDOWN else "text/plain"
    return Source(decoded.text, MappedText.verbatim(decoded.text), media_type, decoded.encoding, Metadata())


def _is_html(text: str, suffix: str) -> bool:
    sample = text[:_SAMPLE]
    if _HTML_START.match(sample):
        return True
    tags = len(_BLOCK_TAGS.findall(sample))
    return tags >= (1 if suffix in _HTML else 6) and suffix not in _MARKDOWN
