"""Patterns for small letters and capitals alike, without the flag that makes them slow.

Under re.IGNORECASE no branch of an alternation can be told from its first character, so each is entered and left at
every place of the text. A pattern that spells out both cases matches the same and is several times as fast.
"""

from __future__ import annotations

import re

_PART = re.compile(
    r"(?P<kept>\\(?:u[\da-fA-F]{4}|x[\da-fA-F]{2}|.)|\(\?(?:P[<=]\w+[>)]|<[=!]|[:=!>]|[a-zA-Z-]+[:)])|\{[\d,]*\})"
    r"|(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])|(?P<letter>[^\W\d_])"
)
_IN_SET = re.compile(r"\\(?:u[\da-fA-F]{4}|x[\da-fA-F]{2}|.)|[^\W\d_]-[^\W\d_]|[^\W\d_]")


def caseless(pattern: str) -> str:
    """A pattern that matches without the flag what `pattern` matches with re.IGNORECASE."""
    return _PART.sub(_both_cases, pattern)


def _both_cases(part: re.Match[str]) -> str:
    written = part.group()
    if part["letter"]:
        return f"[{written}{_other(written)}]" if _other(written) else written
    if part["set"]:
        return written[:-1] + "".join(_other(piece) for piece in _IN_SET.findall(written)) + "]"
    return written


def _other(letters: str) -> str:
    """A letter, or the range of a set, in the other case; nothing where there is none of one character."""
    other = letters.swapcase()
    return other if other != letters and len(other) == len(letters) and letters[0] != "\\" else ""
