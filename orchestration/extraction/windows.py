"""Bounds on the length of a sentence: what runs on longer is a list, a table or noise, and is read in windows."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST = 2_000  # characters; the longest sentence of prose has some 700
# The best place to cut first; a blank before a digit may divide the groups of "12 300".
_JOINTS = tuple(re.compile(joint) for joint in (r"[;|]\s", r",\s", r"\s(?!\d)", r"\s", r"\W"))


def windows(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span `start` to `end` in pieces of at most LONGEST characters, together all of it but the space between.

    What looks at each figure of a sentence in the light of all others takes time by the square of the sentence's
    length; in windows it is linear in the text. The cut is made at the last joint in the second half of a window.
    """
    while end - start > LONGEST:
        cut = _cut(text, start, start + LONGEST)
        yield start, cut
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end


def _cut(text: str, start: int, end: int) -> int:
    """Offset at which to cut, at most `end`; in the midst of a word only where there is nothing else."""
    for joint in _JOINTS:
        found = [match.end() for match in joint.finditer(text, (start + end) // 2, end)]
        if found:
            return found[-1]
    return end
