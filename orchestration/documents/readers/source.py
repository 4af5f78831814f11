"""What a reader hands on: raw text, the prose located in it, and what the format itself states."""

from __future__ import annotations

from typing import NamedTuple

from orchestration.documents.model import MappedText, Metadata


class Source(NamedTuple):
    """A document's raw text and the prose in it, laid out in lines with a blank line between paragraphs."""

    raw: str
    prose: MappedText
    media_type: str
    encoding: str
    metadata: Metadata
