"""Building and editing mapped text: every step of repair is a list of edits, and the way back to raw is kept."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from orchestration.documents.model import MappedText


class Edit(NamedTuple):
    """Replace the characters `start` to `end` by `replacement`; nothing replaced is a deletion."""

    start: int
    end: int
    replacement: str


class TextBuilder:
    """Collects copied ranges of mapped texts and stand-ins into one mapped text."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._starts: array[int] = array("Q")
        self._raws: array[int] = array("Q")
        self._verbatim_end = -1  # raw offset that would continue the last piece, -1 when it is a stand-in
        self.length = 0

    def copy(self, source: MappedText, start: int, end: int) -> None:
        """Append `source.text[start:end]` with its own way back to raw."""
        if end <= start:
            return
        self._parts.append(source.text[start:end])
        starts, raws = source.starts, source.raws
        piece = bisect_right(starts, start) - 1
        pieces, position = len(starts), start
        while position < end:
            piece_end = starts[piece + 1] if piece + 1 < pieces else end
            stop = min(piece_end, end)
            raw = raws[piece] + position - starts[piece]
            if raw != self._verbatim_end:
                self._starts.append(self.length)
                self._raws.append(raw)
            self.length += stop - position
            self._verbatim_end = raw + stop - position
            position, piece = stop, piece + 1

    def copy_raw(self, raw: str, start: int, end: int) -> None:
        """Append `raw[start:end]`, which maps to itself."""
        if end <= start:
            return
        self._parts.append(raw[start:end])
        if start != self._verbatim_end:
            self._starts.append(self.length)
            self._raws.append(start)
        self.length += end - start
        self._verbatim_end = end

    def stand_in(self, text: str, raw_offset: int) -> None:
        """Append characters that are not in raw; each points at the raw character at `raw_offset`."""
        for _ in text:
            self._starts.append(self.length)
            self._raws.append(raw_offset)
            self.length += 1
        self._parts.append(text)
        self._verbatim_end = -1

    def build(self) -> MappedText:
        """The collected text."""
        return MappedText("".join(self._parts), self._starts, self._raws)


def apply_edits(source: MappedText, edits: Iterable[Edit]) -> MappedText:
    """The text after `edits`, which are ascending and do not overlap; linear in text, pieces and edits.

    The replacement's characters point, one after the other, at the characters that they replace, and at the
    last of these where the replacement is longer.
    """
    builder: TextBuilder | None = None
    position = 0
    for start, end, replacement in edits:
        if builder is None:
            builder = TextBuilder()
        builder.copy(source, position, start)
        last = max(start, end - 1)
        for index, character in enumerate(replacement):
            builder.stand_in(character, _raw_near(source, min(start + index, last)))
        position = end
    if builder is None:
        return source
    builder.copy(source, position, len(source.text))
    return builder.build()


def _raw_near(source: MappedText, offset: int) -> int:
    """Raw offset of the character at `offset`, of the last character for the end of the text, 0 for no text."""
    if not source.text:
        return 0
    return source.raw_offset(min(offset, len(source.text) - 1))
