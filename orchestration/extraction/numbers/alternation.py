"""Regular expressions for large word lists: a prefix tree instead of a flat alternation, so that misses are cheap."""

from __future__ import annotations

import re
from collections.abc import Iterable

from orchestration.extraction.caseless import caseless

_Tree = dict[str, "_Tree"]


def alternation(words: Iterable[str]) -> str:
    """A pattern that matches the longest of `words`; a space in a word stands for any run of blanks."""
    root: _Tree = {}
    for word in words:
        node = root
        for character in word:
            node = node.setdefault(character, {})
        node[""] = {}
    return _pattern(root)


def any_case(words: Iterable[str]) -> str:
    """As `alternation`, for small letters and capitals alike whatever the flags of the pattern around it."""
    return f"(?-i:{caseless(alternation(word.lower() for word in words))})"


def _pattern(node: _Tree) -> str:
    branches = [_character(character) + _pattern(child) for character, child in sorted(node.items()) if character]
    if not branches:
        return ""
    if len(branches) == 1 and "" not in node:
        return branches[0]
    return "(?:" + "|".join(branches) + ")" + ("?" if "" in node else "")


def _character(character: str) -> str:
    return r"\s+" if character == " " else re.escape(character)
