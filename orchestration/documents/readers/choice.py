"""Chooses the reader of a document, by content first and by extension second."""

from __future__ import annotations

from orchestration.documents.decoding import decode
from orchestration.documents.model import MappedText, Metadata
from orchestration.documents.readers.source import Source


def read_source(data: bytes, name: str) -> Source:
    """The raw text of `data` and its prose. Raises UnreadableDocument."""
    decoded = decode(data)
    return Source(decoded.text, MappedText.verbatim(decoded.text), "text/plain", decoded.encoding, Metadata())
