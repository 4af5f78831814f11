"""Readers by format: bytes to raw text, and where in it the prose stands."""

from orchestration.documents.readers.choice import Source, read_source

__all__ = ["Source", "read_source"]
