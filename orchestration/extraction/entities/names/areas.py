"""Parts of a zone that the text names by where they lie, and districts of a city."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from orchestration.extraction.entities.mentions import Mention
from orchestration.extraction.entities.names.heads import OPENERS

_CAPITAL = r"[A-Z\u00c0-\u00de][\w-]{1,60}"
_AREA = re.compile(rf"(?P<place>{_CAPITAL}(?: {_CAPITAL})?) (?:Area|Section|Subzone|Sub-zone|Block) of the $")
_DISTRICT = re.compile(
    rf"\b(?P<name>{_CAPITAL}) (?:New )?(?:District|County|Township|Borough)\b"
    r"(?! [A-Z]| (?:court|council|officers|heating|judge|attorney)\b)"
)
_KINDS_OF_DISTRICT_WORDS = """
    Innovation Business Enterprise Technology Tech Financial Creative Knowledge Cultural Industrial Historic
    Science Design Education Medical Media New Each Every Central Residential Commercial Congressional School
    Quality Federal Police Water Lake Garment London Royal Metropolitan Rural Urban
    """
_KINDS_OF_DISTRICT = frozenset(_KINDS_OF_DISTRICT_WORDS.split())
_OF_THE = " of the "
_WINDOW = 80  # characters before a zone in which the name of its part may begin


def areas(text: str, known: Sequence[Mention]) -> Iterator[Mention]:
    """Parts of zones, named by where they lie: "the Dalian Area of the Liaoning Pilot Free Trade Zone"; districts."""
    for match in _DISTRICT.finditer(text):
        if match["name"] not in _KINDS_OF_DISTRICT and match["name"] not in OPENERS:
            yield Mention(*match.span(), match.group(), "organisation", "region", source="discovered")
    for zone in known:
        if zone.kind == "science_park" and text.startswith(_OF_THE, max(0, zone.start - len(_OF_THE))):
            part = _AREA.search(text, max(0, zone.start - _WINDOW), zone.start)
            if part is not None and part["place"].split(" ")[0] not in OPENERS:
                name = text[part.start() : zone.end]
                yield Mention(part.start(), zone.end, name, "organisation", zone.kind, source="discovered")
