"""Bodies that a text introduces only as those who run another: "Marlin Partnership, the body which manages Oriel Park".

An article that opens so is about what they run, of which their heads then speak as "we".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.extraction.entities.mentions import PLACES, Mention

_NOUN = (
    r"(?:body|company|firm|organi[sz]ation|agency|partnership|charity|subsidiary|society|consortium|authority|group"
    r"|corporation|association|team|entity|non-profit|joint\sventure)"
)
_RUNS = (
    r"(?:manages|runs|operates|looks\safter|administers|oversees|is\sin\scharge\sof|is\sresponsible\sfor"
    r"|stands\sbehind)"
)
_RUNNING = (
    r"(?:managing|running|operating|looking\safter|administering|overseeing|in\scharge\sof|responsible\sfor|behind)"
)
_ONLY_RUNS = re.compile(
    r"(?:\s(?:LLP|Ltd|Limited|GmbH|plc|Inc|AG|LLC)\.?)?(?:\s\([^()]{1,20}\))?,\s(?:the|an?|its|their)\s(?:[a-z-]+\s){0,3}"
    rf"(?:{_NOUN}\s(?:(?:which|that)\s(?:now\s|also\s|jointly\s)?{_RUNS}|{_RUNNING})"
    r"|(?:operators?|managers?|management\s(?:company|body|team|organi[sz]ation)|operating\scompany|administrators?)\s(?:of|at|behind))"
    r"\s(?:the\s)?"
)
_SITES = frozenset(("science_park", "incubator", "university", "research"))


def managers(text: str, mentions: Sequence[Mention]) -> set[str]:
    """The names of the bodies that the text introduces only as who runs a site that it names next."""
    starts = {mention.start: mention for mention in mentions}
    found = set()
    for mention in mentions:
        if mention.member != "organisation" or mention.kind in PLACES:
            continue
        runs = _ONLY_RUNS.match(text, mention.end)
        site = starts.get(runs.end()) if runs is not None else None
        if site is not None and site.kind in _SITES and site.name != mention.name:
            found.add(mention.name)
    return found
