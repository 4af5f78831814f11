"""Names told by a heading over their figures: "Tower 9 at a glance", "Oriel House in figures"."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from orchestration.extraction.entities.mentions import Mention
from orchestration.extraction.entities.names.heads import OPENERS
from orchestration.extraction.entities.names.kinds import named

GLANCE = (
    r"(?:\sat\sa\sglance|\sin\s(?:figures|numbers|brief|short|data|facts(?:\sand\sfigures)?|a\snutshell)|\sby\s(?:the\s)?numbers"
    r"|:?\s(?:[Kk]ey|[Mm]ain)\s(?:figures|facts|data)|:?\s[Ff]acts\sand\sfigures)"
)
_WORD = r"[A-Z\u00c0-\u00de][\w&+-]{1,40}"
_HEADING = re.compile(
    rf"^(?:[#*]+\s)?(?:[Tt]he\s)?(?P<name>{_WORD}(?:\s{_WORD}){{0,5}}){GLANCE}:?\*{{0,2}}$", re.MULTILINE
)
_TIMES = 2  # that the text names it at least: words of any heading come but once


def over_figures(text: str, known: Container[int]) -> Iterator[Mention]:
    """What such a heading names, if the text names it elsewhere too, always with its capital; nothing that is `known`
    by where it starts."""
    for match in _HEADING.finditer(text):
        name = match["name"]
        if match.start("name") in known or name in OPENERS or text.count(name) < _TIMES:
            continue
        if f" {name.lower()}" in text:
            continue  # "Campus at a glance", of a campus
        member, kind = named(name) or ("organisation", "organisation")
        yield Mention(*match.span("name"), name, member, kind, source="discovered")
