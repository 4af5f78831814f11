"""Repair of single characters: ligatures, full-width forms, typographic quotes, invisible and broken glyphs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from orchestration.documents.mapping import Edit, apply_edits
from orchestration.documents.model import MappedText

# UTF-8 punctuation that was once decoded as Windows-1252 and encoded again.
_MOJIBAKE = {
    "\u00e2\u20ac\u2122": "'",
    "\u00e2\u20ac\u02dc": "'",
    "\u00e2\u20ac\u0153": '"',
    "\u00e2\u20ac\u009d": '"',
    "\u00e2\u20ac\u201c": "\u2013",
    "\u00e2\u20ac\u201d": "\u2014",
    "\u00e2\u20ac\u00a6": "\u2026",
}
_ONE_TO_ONE = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f", '"'),
    **dict.fromkeys("\u2010\u2011\u2212", "-"),
    **dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf076", "\u2022"),  # bullets of the Wingdings and Symbol fonts
}
_DAMAGED = re.compile(
    "|".join(_MOJIBAKE)
    + "|[\u2018-\u201f\u02bc\u2010\u2011\u2212\ufb00-\ufb06\uff01-\uff5e\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064"
    "\ufeff\ufffc\ufffd\ue000-\uf8ff\\x00-\\x08\\x0e-\\x1b\\x7f\\x80-\\x84\\x86-\\x9f"
    "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"
)
_SPACES = frozenset("\u00a0\u1680\u202f\u205f\u3000") | {chr(code) for code in range(0x2000, 0x200B)}


def repair_characters(text: MappedText) -> MappedText:
    """One plain character for each odd one; a no-break space between digits stays, for it groups a number."""
    return apply_edits(text, _edits(text.text))


def _edits(text: str) -> Iterator[Edit]:
    for match in _DAMAGED.finditer(text):
        start, end = match.span()
        replacement = _replacement(match.group(), text[start - 1 : start], text[end : end + 1])
        if replacement != match.group():
            yield Edit(start, end, replacement)


def _replacement(damaged: str, before: str, after: str) -> str:
    if damaged in _MOJIBAKE:
        return _MOJIBAKE[damaged]
    if damaged in _ONE_TO_ONE:
        return _ONE_TO_ONE[damaged]
    if damaged in _SPACES:
        return damaged if before.isdecimal() and after.isdecimal() else " "
    if damaged == "\ufffd":  # a lost character between letters was mostly an apostrophe
        return "'" if before.isalpha() and after.isalpha() else ""
    if "\ufb00" <= damaged <= "\ufb06" or "\uff01" <= damaged <= "\uff5e":
        return unicodedata.normalize("NFKC", damaged)
    return ""
