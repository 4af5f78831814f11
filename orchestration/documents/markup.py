"""Markdown remains in a text: escapes, emphasis, links and tags go, each character left knows its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from orchestration.documents.mapping import Edit, apply_edits
from orchestration.documents.model import MappedText

_EVIDENCE = re.compile(
    r"(?m)^#{1,6} \S|\*\*[^*\n]+\*\*|\]\((?:https?:|/|#|mailto:)|\\[.*_#\[\]()|~>-]|^```"
    r"|^\|[ :|-]{0,200}---[ :|-]{0,200}$"
)
_TOKEN = re.compile(
    r"(?P<escape>\\(?=[!-/:-@\[-`{-~]))"
    r"|(?P<image>!\[[^\]\n]*\]\([^)\s]*(?: \"[^\"\n]*\")?\))"
    r"|(?P<link>\[(?=[^\[\]\n]+\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?: \"[^\"\n]*\")?\)))"
    r"|(?P<target>\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?: \"[^\"\n]*\")?\))"
    r"|(?P<definition>(?m:^\[[^\]\n]+\]:\s+\S+.*$))"
    r"|(?P<tag></?[A-Za-z][A-Za-z0-9]{0,9}(?: [^<>\n]{0,200})?/?>)"
    r"|(?P<autolink><https?://[^<>\s]+>)"
    r"|(?P<strong>\*{2,3}|(?<!\w)__(?=\S)|(?<=\S)__(?!\w))"
    r"|(?P<code>`{1,3})"
    r"|(?P<emphasis>(?<![\w*\\])(?:\*(?=[^\s*])[^*\n]{1,300}(?<=[^\s\\])\*(?![\w*])|_(?=[^\s_])[^_\n]{1,300}(?<=[^\s\\])_(?!\w)))"
)


def is_markdown(text: str, name: str) -> bool:
    """Whether the text is marked up, by its name or by marks that plain text does not have."""
    return name.lower().endswith((".md", ".markdown")) or _EVIDENCE.search(text) is not None


def repair_markup(text: MappedText) -> MappedText:
    """The text without marks within lines; the marks at line starts are left to the lines."""
    return apply_edits(text, _edits(text.text))


def _edits(text: str) -> Iterator[Edit]:
    position = 0
    while (match := _TOKEN.search(text, position)) is not None:
        start, end = match.span()
        position = end
        kind = match.lastgroup
        if kind == "escape":
            yield Edit(start, end, "")
            position = end + 1  # the escaped character is text
        elif kind in ("emphasis", "autolink"):
            yield Edit(start, start + 1, "")
            yield Edit(end - 1, end, "")
        else:
            yield Edit(start, end, _between(text, start, end) if kind == "strong" else "")


def _between(text: str, start: int, end: int) -> str:
    """A space where a mark alone divided two words: "**No. 12**August"."""
    return " " if text[start - 1 : start].isalnum() and text[end : end + 1].isalnum() else ""
