"""Bytes to articles: readers by format, repair, segmentation, datelines. No Dagster, no database."""

from orchestration.documents.model import Article, Document, MappedText, Metadata, UnreadableDocument
from orchestration.documents.reading import read_document

__all__ = ["Article", "Document", "MappedText", "Metadata", "UnreadableDocument", "read_document"]
