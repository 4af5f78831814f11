"""Public bodies that their form alone tells: agencies named after their country, and mayors who give and decide.

"Enterprise Ireland" and "Business Finland" hold no head word behind their place; a mayor is an office of the city where
the text tells what the mayor funds or runs ("The Mayor of London has awarded ..."), not where one only speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from orchestration.extraction.entities.mentions import PLACES, Mention

_AGENCY = re.compile(r"\b(?P<first>Enterprise|Invest|Business|Innovation|Export) $")
_IN_A_NAME = re.compile(r"\b[A-Z][\w&-]* $")
_OF_REGIONS = frozenset(("Enterprise", "Invest"))  # what regions have as well as countries
_GOES_ON = re.compile(r" [A-Z]|-based\b|['\u2019]s\b (?:[A-Z]\w+ )?(?:Summit|Report|Week|Awards)\b")
_MAYOR = re.compile(r"\bMayor of (?:the )?(?:City of )?$")
_GIVES = re.compile(
    r"(?:,? [A-Z][\w'\u2019.-]+(?: [A-Z][\w'\u2019.-]+){1,3},?| \([A-Z][^()]{2,40}\))?"
    r" (?:has |have |had )?(?:today |now |also |yesterday |jointly )*"
    r"(?:named|awarded|awards|granted|grants|funds|funded|invests|invested|committed|commits|pledged|allocated|allocates"
    r"|launched|launches|runs|set up|put|puts|gives|gave|pays|paid|spends|spent|backs|backed|unveiled|picked|selected"
    r"|(?:is|was) (?:investing|putting|funding|giving|spending|making)|will (?:invest|put|fund|give|spend|pay))\b"
    r"|['\u2019]s (?:[\w-]+ ){0,5}(?:[Pp]rogramme|[Ss]cheme|[Ff]und|[Gg]rants?|[Ii]nitiative|[Aa]ward|[Cc]hallenge)\b"
)
_ALONE = re.compile(  # "the Mayor", once told of whom
    r"\bMayor\b(?! of\b|,? [A-Z]|['\u2019]s [a-z]*\s?(?:deputy|office))"
)
_REACH = 30  # characters before a place in which the first words of a name may stand


def agencies(text: str, known: Sequence[Mention]) -> Iterator[Mention]:
    """The agencies and mayors of the places among the `known` names."""
    mayors = "Mayor of " in text
    offices = set()
    for place in known:
        if place.kind not in PLACES or place.member != "organisation":
            continue
        before = max(0, place.start - _REACH)
        agency = _AGENCY.search(text, before, place.start)
        if agency is not None and _IN_A_NAME.search(text, before, agency.start()):
            continue  # "Doing Business India"
        if agency is not None and (place.kind == "country" or agency["first"] in _OF_REGIONS):
            if _GOES_ON.match(text, place.end) is None:
                yield _body(text, agency.start("first"), place.end)
        elif mayors and (mayor := _MAYOR.search(text, before, place.start)) and _GIVES.match(text, place.end):
            offices.add(text[mayor.start() : place.end])
            yield _body(text, mayor.start(), place.end)
    if len(offices) == 1:
        name = offices.pop()
        for match in _ALONE.finditer(text):
            yield Mention(*match.span(), name, "organisation", "government", source="abbreviation")


def _body(text: str, start: int, end: int) -> Mention:
    return Mention(start, end, text[start:end], "organisation", "government", source="discovered")
