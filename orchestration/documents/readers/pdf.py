"""PDF: the raw text is the text of the pages in order, a form feed between them."""

from __future__ import annotations

import io
import logging

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from orchestration.documents.model import MappedText, Metadata, UnreadableDocument
from orchestration.documents.readers.source import Source

_PAGE_BREAK = "\f"


def read_pdf(data: bytes) -> Source:
    """The text of a PDF. Raises UnreadableDocument for a broken, locked or merely scanned one."""
    logging.getLogger("pypdf").setLevel(logging.ERROR)  # it warns of each small flaw that it gets over
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableDocument("the PDF is locked with a password")
        pages = [page.extract_text() or "" for page in reader.pages]
        title = reader.metadata.title if reader.metadata else None
    except UnreadableDocument:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError) as error:
        raise UnreadableDocument(
            f"the PDF is broken: {' '.join(str(error).split()) or type(error).__name__}"
        ) from error
    raw = _PAGE_BREAK.join(page.encode("utf-8", "replace").decode("utf-8") for page in pages)
    if not raw.strip():
        raise UnreadableDocument("the PDF holds no text: its pages are pictures and would need OCR")
    return Source(raw, MappedText.verbatim(raw), "application/pdf", "utf-8", Metadata(title=_title(title)))


def _title(title: object) -> str | None:
    """A title that a person gave: authoring programs leave file names and nothing else."""
    text = " ".join(str(title).split()) if title else ""
    return text if " " in text and not text.startswith("Microsoft Word") else None
