"""Names that open an item of a list or a paragraph: "Clarus Vision (Oxford): imaging for eye clinics"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from orchestration.extraction.entities.heads import OPENERS
from orchestration.extraction.entities.mentions import Mention

_CAPITAL = r"[A-Z\u00c0-\u00de][\w+&.]*(?:-\w+)*"
_ITEM = re.compile(
    rf"^(?:[-*\u2022\u2013] |\(?[\divx]{{1,3}}[.)] )?(?P<name>{_CAPITAL}(?: {_CAPITAL}){{0,3}})"
    r"(?P<place> \([A-Z][^()\d]{1,40}\))?(?:: | [-\u2013\u2014] )(?=(?P<tells>"
    r"(?:an?|the) [a-z]|[a-z-]+(?: [a-z-]+){0,2} (?:for|of|that|maker|platform|company|start-?up)\b"
    r"|(?:raised|closed|makes|develops|builds|sells|runs|operates|backed|invested|opened|launched|set up|founded)\b)?)",
    re.MULTILINE,
)
_PLACED = re.compile(  # "Clarus Vision (Oxford, imaging) raised ..."
    rf"^(?:[-*\u2022\u2013] |\(?[\divx]{{1,3}}[.)] )?(?P<name>{_CAPITAL}(?: (?:& )?{_CAPITAL}){{0,3}})"
    r" \([A-Z][^()\d]{1,60}\) (?=[a-z]{2,}(?:ed|d|t|s|w|n)\b)",
    re.MULTILINE,
)
_LABEL = re.compile(r"(?:Note|Source|Contact|Editor|Photo|Answer|Question|Date|Venue|Update|Background)s?\b")


def leading_names(text: str, common: set[str]) -> Iterator[Mention]:
    """The firms that items open with, told by a place in brackets or by the words behind; `common` are words that the
    text also writes small."""
    for match in _ITEM.finditer(text):
        name = match["name"]
        if match["place"] is None and match["tells"] is None:
            continue
        if name.lower() in common or name.split(" ")[0] in OPENERS or _LABEL.match(name):
            continue
        yield Mention(match.start("name"), match.end("name"), name, "organisation", "company", source="discovered")
    for match in _PLACED.finditer(text):
        name = match["name"]
        if not (name.lower() in common or name.split(" ")[0] in OPENERS or _LABEL.match(name)):
            yield Mention(match.start("name"), match.end("name"), name, "organisation", "company", source="discovered")
