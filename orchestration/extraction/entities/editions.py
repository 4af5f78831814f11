"""Editions of a scheme that a number behind its name tells apart: "Founders Scheme 2.0"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from orchestration.extraction.entities.mentions import Mention

EDITION = re.compile(r"\s\d\.\d(?![\w%]|[.,]\d|\s(?:per|million|billion|crore|lakh|times|percent|bn|m)\b)")


def editions(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, those of programmes with the number of their edition."""
    return [_edition(text, mention) if mention.member == "programme" else mention for mention in mentions]


def _edition(text: str, mention: Mention) -> Mention:
    found = EDITION.match(text, mention.end)
    if found is None:
        return mention
    name = f"{mention.name} {found.group().strip()}" if mention.source == "discovered" else mention.name
    return replace(mention, end=found.end(), name=name)
