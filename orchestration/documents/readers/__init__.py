"""Readers by format: bytes to raw text, and where in it the prose stands."""

from orchestration.documents.readers.choice import read_source
from orchestration.documents.readers.source import Source

__all__ = ["Source", "read_source"]
