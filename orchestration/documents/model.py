"""What reading a document yields: mapped text, articles, documents, and the error of an unreadable one."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date


class UnreadableDocument(Exception):
    """A document that cannot be read; the message is the reason that the ledger records."""


@dataclass(frozen=True, slots=True)
class MappedText:
    """Repaired text that knows the raw characters it came from.

    `starts` and `raws` are parallel arrays of piece starts, ascending in `starts`: the piece that begins at
    repaired offset `starts[k]` is, character by character, the raw text from `raws[k]` on. A character that
    repair replaced or inserted (the space of a joined line) is a piece of its own that points at the raw
    character it stands for. Pieces need not ascend in `raws`: interleaved columns are put back in order.
    """

    text: str
    starts: array[int]
    raws: array[int]

    @classmethod
    def verbatim(cls, text: str, raw_start: int = 0) -> MappedText:
        """The text as it stands in the raw text from `raw_start` on."""
        return cls(text, array("Q", [0]), array("Q", [raw_start]))

    def raw_offset(self, offset: int) -> int:
        """Raw offset of the repaired character at `offset` (0 <= offset < len(text))."""
        piece = bisect_right(self.starts, offset) - 1
        return self.raws[piece] + offset - self.starts[piece]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Half-open raw span of the repaired characters `start` to `end` (end > start)."""
        return self.raw_offset(start), self.raw_offset(end - 1) + 1


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a text besides its words; each field from the sidecar or the text itself."""

    title: str | None = None
    publisher: str | None = None
    published_on: date | None = None
    published_basis: str | None = None  # sidecar, article, document, file_name, approximate (a month, a visit)
    url: str | None = None
    language: str | None = None
    licence: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a document, repaired: paragraphs are divided by a blank line, lines within them joined."""

    number: int  # 1, 2, ... in the order of the document
    metadata: Metadata
    text: MappedText
    char_start: int  # first raw character of the article
    char_end: int  # raw offset behind its last character
    headings: frozenset[int] = frozenset()  # repaired offsets at which a paragraph that is a heading begins


@dataclass(frozen=True, slots=True)
class Document:
    """A document read whole: the raw decoded text, untouched, and its articles."""

    document_id: str  # sha256 of the bytes, hexadecimal
    name: str  # file name
    media_type: str
    encoding: str
    size_bytes: int
    raw: str = field(repr=False)
    metadata: Metadata = Metadata()
    articles: tuple[Article, ...] = ()
