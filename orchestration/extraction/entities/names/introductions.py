"""Programmes that the text introduces as such: "the programme NAME of the BODY", "NAME, a scheme of ...", "Named NAME,
the fund ...", "One of its schemes is NAME". What is found here counts wherever the text names it again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from orchestration.extraction.entities.mentions import Mention
from orchestration.extraction.entities.names.scheme_names import CLOSE, NAME, NOUNS, OPEN, SHORT, as_programme

_NOUN = re.compile(rf"\b(?P<noun>{NOUNS})\b")
_QUOTE = r"[\"\u201d\u201c\u2019']"
_ENDS = r"(?=[,.;)\n]|\s(?:of|by|from|run|which|that|has|have|had|is|was|and|under|through|will|for|in)\b|$)"
# Straight behind the noun: "the programme NAME", "a scheme called NAME".
_NAMED = r"(?:,?\s(?:which\s(?:is|was)\s)?(?:called|named|known\sas|dubbed|entitled|titled|christened))?"
_FOLLOWS = re.compile(rf"{_NAMED},?\s{OPEN}(?P<name>{NAME})(?:{_QUOTE}{SHORT}|{SHORT}{_ENDS})")
_IS_CALLED = re.compile(
    r"\s(?:is|was|will\sbe|has\sbeen|is\sto\sbe)\s(?:called|named|known\sas|dubbed|titled|christened)\s(?:the\s)?"
    rf"{OPEN}(?P<name>{NAME}){CLOSE}"
)
_CALLED = re.compile(
    r"(?:,?\s(?:which\s(?:is|was)\s)?)(?:called|named|known|dubbed|entitled|titled|christened)\b|[,]?\s[\"\u201c\u201e]"
)
_LED = re.compile(r"(?:\b(?:[Tt]h(?:e|is)|an?|[Ii]ts|[Tt]heir|[Oo]ur)|['\u2019]s)\s(?:[a-z][a-z-]*\s){0,3}$")
# Before the noun: "NAME, a scheme", "NAME is the scheme".
_APPOSED = re.compile(
    rf"(?P<name>{NAME}){CLOSE}{SHORT}(?:,\s|\s(?:is|was)\s)(?:an?|the|its|their|our|another|one)\s"
    r"(?:(?!\b(?:of|for|in|by|from|with|to|at|that|which|who|under)\b)[^,.;:()]){0,50}$"
)
_NOUN_ENDS = re.compile(
    r"(?=[,.;]|\s(?:of|by|from|for|to|run|which|that|under|through|with|in|on|launched|worth|set|aimed|open)\b)"
)
# "One of its schemes is NAME."
_ONE_OF = re.compile(
    r"\b(?:[Oo]ne\sof\s(?:its|the|their|these|them)|[Ii]ts\s(?:best[- ]known|main|largest|latest|newest|flagship))"
    r"\s?(?:[a-z-]+\s){0,3}(?:schemes?|programmes?|programs?|initiatives?|instruments?|competitions?|grants?|projects?|tools?)"
    rf"(?:\sof\s[^,.;]{{1,50}}?)?\sis\s(?:the\s)?{OPEN}(?P<name>{NAME}){CLOSE}{SHORT}(?=[,.;]|\s(?:and|which)\b)"
)
_OPENS_CALLED = re.compile(  # "Named NAME, the fund ..."
    rf"(?:^|(?<=[.\n]\s)|(?<=\n))(?:Named|Called|Dubbed|Titled|Known\sas|Christened)\s(?:the\s)?{OPEN}(?P<name>{NAME}){CLOSE}{SHORT},"
    rf"\s(?:the|this|a|an|its)\s(?:[a-z-]+\s){{0,3}}(?P<noun>{NOUNS})\b"
)
_OF_BODY = re.compile(
    r"\s(?:of|by|(?:run|managed|launched|set\sup)\sby)\s(?:the\s)?[A-Z]|\s(?:through|with|under)\swhich\b"
)
_DEED_BEHIND = re.compile(
    rf"{CLOSE}\s(?:has\s|had\s|is\s|was\s|will\s)?(?:launched|introduced|announced|unveiled|runs|ran|run|started|set\sup|won|raised"
    r"|manages|managed|created|created|needs|wants|plans|planned|backed|proposed|promised|put|closed|financed)\b"
)
_NEAR = 120  # characters before a noun in which the name may stand


def introduced(text: str, known: Sequence[Mention]) -> Iterator[Mention]:
    """The programmes, at the places where the text introduces them; none that is `known` by that name or is a body."""
    spans = {mention.start: mention for mention in known}
    for noun in _NOUN.finditer(text):
        for start, end in _around(text, noun):
            mention = as_programme(text, start, end, spans, noun["noun"])
            if mention is not None:
                yield mention
    for pattern in (_ONE_OF, _OPENS_CALLED):
        for match in pattern.finditer(text):
            noun_told = match["noun"] if pattern is _OPENS_CALLED else "programme"
            mention = as_programme(text, *match.span("name"), spans, noun_told)
            if mention is not None:
                yield mention


def _around(text: str, noun: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The spans that stand as names beside a noun for programmes."""
    start, end = noun.span()
    called = _CALLED.match(text, end) is not None
    if noun["noun"] in ("fund", "project", "plan", "policy") and not called:
        pass
    elif called or _LED.search(text, max(0, start - 40), start):
        behind = _FOLLOWS.match(text, end)
        if behind is not None and (called or not _DEED_BEHIND.match(text, behind.end("name"))):
            yield behind.span("name")
    is_called = _IS_CALLED.match(text, end)
    if is_called is not None:
        yield is_called.span("name")
    if _NOUN_ENDS.match(text, end) and (noun["noun"] != "fund" or _OF_BODY.match(text, end)):
        near = text[max(0, start - _NEAR) : start]
        if not (", " in near or " is " in near or " was " in near):
            return
        before = _APPOSED.search(text, max(0, start - _NEAR), start)
        if before is not None:
            yield before.span("name")
