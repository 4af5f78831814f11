"""Who runs a programme, by what the document says of it: its operator is whom its figures describe.

What the document says goes before the vocabulary, since schemes of one name are run by different bodies (an
"Entrepreneur Visa" has several countries behind it) and pass from one body to its successor.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.extraction.entities.mentions import PLACES, Mention

_ITS = re.compile(
    r"\s(?:[a-z-]+\s){0,1}[\"\u201c]?|\s(?:[a-z-]+\s){0,4}[a-z-]+,\s[\"\u201c]?|\s(?:[a-z-]+\s){1,5}is\s(?:the\s)?[\"\u201c]?"
)  # between "its" and the name
_RUNS = (
    r"(?:launched|launches|introduced|introduces|runs|ran|manages|managed|operates|operated|administers|administered"
    r"|created|set up|started|established|unveiled|implements|oversees|opened|opens|organi[sz]e[sd]|hosts|hosted)"
)
_NOUNS = r"(?:programme|program|scheme|initiative|grant|competition|contest|fellowship|workshop|fund|plan)"
_NOUN = rf"(?:\s{_NOUNS})?"
_ORGANISATION_FIRST = re.compile(
    rf"\s(?:now\s|also\s|has\s|had\s|first\s)*{_RUNS}\s(?:the\s|its\s|an?\s)?(?:\w+\s){{0,2}}?(?:scheme\s|programme\s)?[\"\u201c]?"
    r"|,\swhose\s[\"\u201c]?"
    r"|['\u2019]s?\s(?:own\s|new\s|flagship\s|national\s){0,2}[\"\u201c]?"
    rf"|['\u2019]s?\s(?:[a-z-]+\s){{0,2}}{_NOUNS}s?\sis\s(?:the\s)?[\"\u201c]?"
)
_PROGRAMME_FIRST = re.compile(
    rf"[\"\u201d]?{_NOUN}(?:\s\([^()]*\))?(?:,\swhich\s(?:the\s)?"
    r"|[^.;:]{0,60}?\b(?:run|managed|operated|administered|delivered|introduced|implemented|overseen|organi[sz]ed|hosted)\sby\s(?:the\s)?)"
)
_ON_BEHALF = re.compile(  # whoever carries it out: "NAME on behalf of the BODY"
    rf"[\"\u201d]?{_NOUN}(?:\s\([^()]*\))?[^.;:]{{0,60}}?\b(?:on\sbehalf\sof|commissioned\sby|on\sthe\sorders\sof"
    r"|under\sthe\s(?:auspices|aegis|direction|guidance)\sof|at\sthe\srequest\sof)\s(?:the\s)?"
)
_IS_OF = re.compile(  # "NAME is the flagship scheme of the BODY"
    rf"[\"\u201d]?(?:\s\([^()]*\))?(?:\s(?:is|was)|,)\s(?:the|an?)\s(?:[\w-]+\s){{0,4}}{_NOUNS}\s(?:of|by|from"
    r"|(?:run|managed|launched|introduced|administered|operated|financed|funded|set\sup|implemented)\sby"
    r"|(?:through|with|under|by|in)\swhich)\s(?:the\s)?"
    r"|[\"\u201d]?(?:\s\([^()]*\))?\sof\s(?:the\s)?"  # "the programme NAME of the BODY"
)
_ITS_OWN = re.compile(rf"['\u2019]s?\s(?:[a-z-]+\s){{0,3}}{_NOUNS}\b")  # "NAME, the bureau's voucher scheme, ..."
_WITH = re.compile(r"\b[Ww]ith\s(?:the\s|its\s)?(?:new\s)?(?:scheme\s|programme\s|initiative\s)?[\"\u201c]?$")
_WITH_GOES_ON = re.compile(r"[\"\u201d]?,?\s(?:the\s)?(?:[A-Z]\w+\sof\s)?")

_MAY_RUN = frozenset(("government", "association", "alliance", "finance", "research", "incubator", "university"))
_ANNOUNCES = re.compile(
    r"(?:\s\([^()]*\))?(?:,\s[^,.;]{1,70},|,)?\s(?:has\s|have\s)?(?:today\s)?(?:announced|said|says|announces|reported|reports|selected)\b"
)
_OPENING = 800  # characters of an article in which who tells of a scheme is named


def operator_told(text: str, offset: int, mentions: Sequence[Mention]) -> dict[str, Mention]:
    """The operators that a sentence tells, by programme; `offset` is where the sentence begins in the article."""
    found: dict[str, Mention] = {}
    for number, programme in enumerate(mentions):
        if programme.member != "programme":
            continue
        near = mentions[max(0, number - 2) : number + 3]
        for organisation in near:
            if organisation.member == "organisation" and organisation.start > programme.end:
                between = (programme.end - offset, organisation.start - offset)
                if _ON_BEHALF.fullmatch(text, *between):
                    found.setdefault(programme.name, organisation)
        for organisation in near:
            if organisation.member == "organisation" and _runs(text, offset, organisation, programme):
                found.setdefault(programme.name, organisation)
    return found


def bearers(mentions: Sequence[Mention]) -> dict[str, Mention]:
    """The bodies whose full names programmes begin with, by programme: "Halden City Government Start-up Loan"."""
    bodies = {m.name: m for m in mentions if m.member == "organisation" and m.kind in _MAY_RUN and " " in m.name}
    found: dict[str, Mention] = {}
    for programme in mentions if bodies else ():
        if programme.member == "programme" and programme.name not in found:
            owner = next((body for name, body in bodies.items() if programme.name.startswith(f"{name} ")), None)
            if owner is not None:
                found[programme.name] = owner
    return found


def announcer(text: str, mentions: Sequence[Mention]) -> Mention | None:
    """The only body of the opening that may run a scheme, or the only one of several that announces something there:
    who tells of a scheme for which the text names no other body runs it."""
    opening = [m for m in reversed(mentions) if m.member == "organisation" and m.start < _OPENING]
    bodies = {m.name: m for m in opening if m.kind in _MAY_RUN}
    if len(bodies) != 1:
        named = (m for m in opening if m.kind not in PLACES and m.source != "pronoun")
        bodies = {m.name: m for m in named if _ANNOUNCES.match(text, m.end)}
    return next(iter(bodies.values())) if len(bodies) == 1 else None


def _runs(text: str, offset: int, organisation: Mention, programme: Mention) -> bool:
    """Whether the sentence says, in one way or another, that the one runs the other."""
    if organisation.end <= programme.start:
        written = text[organisation.start - offset : organisation.end - offset]
        if organisation.source == "pronoun" and written in ("its", "Its"):
            return _ITS.fullmatch(text, organisation.end - offset, programme.start - offset) is not None
        return _ORGANISATION_FIRST.fullmatch(text, organisation.end - offset, programme.start - offset) is not None
    end, start = programme.end - offset, organisation.start - offset
    if text[end:start] == ", " and _ITS_OWN.match(text, organisation.end - offset):
        return True
    if _PROGRAMME_FIRST.fullmatch(text, end, start) or _IS_OF.fullmatch(text, end, start):
        return True
    with_it = _WITH.search(text, max(0, programme.start - offset - 40), programme.start - offset)
    return with_it is not None and _WITH_GOES_ON.fullmatch(text, end, start) is not None
