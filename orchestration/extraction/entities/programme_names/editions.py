"""Editions of a scheme that a number behind its name tells apart.

"Founders Scheme 2.0", "Harbour Fund 2", "Start-up Policy 2019".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from orchestration.extraction.entities.mentions import Mention

_NO_MEASURE = r"(?![\w%-]|[.,]\d|\s(?:per|million|billion|crore|lakh|times|percent|bn|m)\b)"
_EDITION = re.compile(rf"\s\d\.\d{_NO_MEASURE}")
_YEAR = re.compile(r"(?:(?<=Policy)|(?<=Scheme))\s20\d\d(?:[-\u2013](?:20)?\d\d)?(?![\w-])")
_OF_SERIES = re.compile(rf"(?<=Fund)\s[1-9](?:\.\d)?{_NO_MEASURE}(?!\s[a-z-]+s\b)")


def editions(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, those of programmes and funds with the number that follows their name."""
    return [_edition(text, mention) for mention in mentions]


def _edition(text: str, mention: Mention) -> Mention:
    if mention.member != "programme" and mention.kind != "investor":
        return mention
    found = _EDITION.match(text, mention.end) if mention.member == "programme" else None
    if found is None and mention.source == "discovered":
        found = _OF_SERIES.match(text, mention.end) or _YEAR.match(text, mention.end)
    if found is None:
        return mention
    name = f"{mention.name} {found.group().strip()}" if mention.source == "discovered" else mention.name
    return replace(mention, end=found.end(), name=name)
