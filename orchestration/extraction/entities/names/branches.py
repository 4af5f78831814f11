"""Bodies of a firm that bear its name and their place: "Wharf Labs London" is not "Wharf Labs"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from orchestration.extraction.entities.mentions import PLACES, Mention

_KINDS = frozenset(("company", "incubator", "investor", "finance"))
_GOES_ON = re.compile(  # behind the place: a name or a noun that the firm and its place only lead up to
    r"[\w'\u2019-]|\s[A-Z\d]|\s(?:office|branch|team|campus|headquarters|site|hub|base|unit|division|subsidiary|arm)s?\b"
)
_LONGEST = 2  # words of the firm's name


def branches(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, by place, with each firm and the place straight behind it as one body of that name."""
    result: list[Mention] = []
    for mention in mentions:
        firm = result[-1] if result else None
        if firm is not None and mention.kind in PLACES and _is_branch(text, firm, mention):
            name = text[firm.start : mention.end]
            result[-1] = replace(firm, end=mention.end, name=name, source="discovered")
        else:
            result.append(mention)
    return result


def _is_branch(text: str, firm: Mention, place: Mention) -> bool:
    if firm.member != "organisation" or firm.kind not in _KINDS or text[firm.end : place.start] != " ":
        return False
    written = text[firm.start : firm.end]
    if written.count(" ") >= _LONGEST or firm.name.endswith(place.name) or _GOES_ON.match(text, place.end):
        return False
    return firm.source != "description" and text[place.start].isupper()
