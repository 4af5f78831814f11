"""Schemes whose whole title is quoted, small letters and all: 'under the "Harbour city action plan"'."""

from __future__ import annotations

import re
from collections.abc import Iterator

from orchestration.extraction.entities.mentions import Mention

_NOUNS = (
    "programme|program|scheme|initiative|policy|plan|strategy|ordinance|project|action|competition|contest|challenge"
    "|fellowship|scholarship|campaign|measures|guidelines|package"
)
_QUOTED = re.compile(
    r"(?<=[\"\u201c\u201e])(?P<name>[A-Z\u00c0-\u00de0-9][^\"\u201c\u201d\n.;:]{8,90}?\s"
    rf"(?:{_NOUNS})(?:\s(?:for|of|on)\s[^\"\u201c\u201d\n.;:]{{3,60}})?)[\"\u201d\u201c]",
    re.IGNORECASE,
)
_FRAME = re.compile(
    r"\b(?:[Uu]nder|[Tt]hrough|[Vv]ia|[Ww]ith|[Tt]hanks to|[Pp]art of|[Oo]f) (?:the |its |their |a new )?.$"
)
_SAYS = re.compile(r"\b(?:is|are|was|were|has|have|will|we|our|I)\b")
_LEAST_WORDS = 3
_REACH = 24  # characters before the quotation that tell what it is


def quoted_schemes(text: str) -> Iterator[Mention]:
    """The quoted titles that things are done under, through or with."""
    for match in _QUOTED.finditer(text) if '"' in text or "\u201c" in text else ():
        start, end = match.span("name")
        if not text[start].isupper() and not text[start].isdigit():
            continue
        if len(match["name"].split(" ")) < _LEAST_WORDS or _SAYS.search(match["name"]):
            continue  # somebody speaks
        if _FRAME.search(text, max(0, start - _REACH), start):
            yield Mention(start, end, match["name"], "programme", "programme", source="discovered")
