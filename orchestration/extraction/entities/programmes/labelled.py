"""Who gives a scheme by the lines of a directory's entry: "Who gives: Ministry of Trade", "Run by: Harbour Agency".

Whose money it is goes before who only administers it. An entry is on a scheme where that is the first thing it names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.extraction.entities.mentions import PLACES, Mention

_GIVERS = (
    r"Who (?:gives|pays|funds|finances|awards|offers)(?: it)?|Giver|Funders?|Funding body|Awarding body|Provider|Donor"
    r"|(?:Given|Funded|Financed|Awarded|Provided|Offered) by|Grantor|Granting body|Money from|Source of funds|Promoter"
    r"|(?:Sponsoring|Nodal) (?:ministry|department)"
)
_RUNNERS = (
    r"Who runs(?: it)?|(?:Run|Operated|Organi[sz]ed|Managed|Administered|Implemented|Delivered) by|Operator"
    r"|Organi[sz]er|(?:Managing|Responsible) body|(?:Implementing|Nodal) agency"
)
_LABELS = tuple(
    re.compile(rf"^[-*\u2022 ]{{0,3}}(?:{words})\??: (?:the |The )?", re.MULTILINE) for words in (_GIVERS, _RUNNERS)
)


def labelled_giver(text: str, mentions: Sequence[Mention]) -> Mention | None:
    """The body behind a label for who gives, or else for who runs, the scheme that the entry is on."""
    if not mentions or mentions[0].member != "programme":
        return None
    bodies = {m.start: m for m in mentions if m.member == "organisation" and m.kind not in PLACES}
    labels = (match for label in _LABELS for match in label.finditer(text))
    return next((bodies[match.end()] for match in labels if match.end() in bodies), None)
