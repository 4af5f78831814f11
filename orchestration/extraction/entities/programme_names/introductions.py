"""Programmes that the text introduces as such: "the programme NAME of the BODY", "NAME, a scheme of ...", "Named NAME,
the fund ...", "One of its schemes is NAME". What is found here counts wherever the text names it again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from orchestration.extraction.entities.mentions import Mention
from orchestration.extraction.entities.names.index import Word
from orchestration.extraction.entities.programme_names.scheme_names import (
    CLOSE,
    NAME,
    NOUN_WORDS,
    NOUNS,
    OPEN,
    SHORT,
    as_programme,
)

_QUOTE = r"[\"\u201d\u201c\u2019']"
_ENDS = r"(?=[,.;)\n]|\s(?:of|by|from|run|which|that|has|have|had|is|was|and|under|through|will|for|in)\b|$)"
# Straight behind the noun: "the programme NAME", "a scheme called NAME".
_NAMED = r"(?:,?\s(?:which\s(?:is|was)\s)?(?:called|named|known\sas|dubbed|entitled|titled|christened))?"
_FOLLOWS = re.compile(rf"{_NAMED},?\s{OPEN}(?P<name>{NAME})(?:{_QUOTE}{SHORT}|{SHORT}{_ENDS})")
_IN_QUOTES = re.compile(
    rf"{_NAMED},?\s[\"\u201c\u201e\u2018'](?P<name>\w[^\"\u201c\u201d\n]{{2,60}}?){_QUOTE}(?=[\s,.;:)])"
)
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
    r"(?:[Oo]ne\sof\s(?:its|the|their|these|them)|[Ii]ts\s(?:best[- ]known|main|largest|latest|newest|flagship))"
    r"\s?(?:[a-z-]+\s){0,3}(?:schemes?|programmes?|programs?|initiatives?|instruments?|competitions?|grants?|projects?|tools?)"
    rf"(?:\sof\s[^,.;]{{1,50}}?)?\sis\s(?:the\s)?{OPEN}(?P<name>{NAME}){CLOSE}{SHORT}(?=[,.;]|\s(?:and|which)\b)"
)
_OPENS_CALLED = re.compile(  # "Named NAME, the fund ..."
    rf"(?:Named|Called|Dubbed|Titled|Known\sas|Christened)\s(?:the\s)?{OPEN}(?P<name>{NAME}){CLOSE}{SHORT},"
    rf"\s(?:the|this|a|an|its)\s(?:[a-z-]+\s){{0,3}}(?P<noun>{NOUNS})\b"
)
_OF_BODY = re.compile(
    r"\s(?:of|by|(?:run|managed|launched|set\sup)\sby)\s(?:the\s)?[A-Z]|\s(?:through|with|under)\swhich\b"
)
_DEED_BEHIND = re.compile(
    rf"{CLOSE}\s(?:has\s|had\s|is\s|was\s|will\s)?(?:launched|introduced|announced|unveiled|runs|ran|run|started|set\sup|won|raised"
    r"|manages|managed|created|created|needs|wants|plans|planned|backed|proposed|promised|put|closed|financed)\b"
)
_OPENERS_WORDS = """
    One one Its its Named Called Dubbed Titled Known Christened
    """
_OPENERS = frozenset(_OPENERS_WORDS.split())  # words that the patterns for whole sentences begin with
_NEAR = 120  # characters before a noun in which the name may stand


def introduced(text: str, words: Sequence[Word], known: Sequence[Mention]) -> Iterator[Mention]:
    """The programmes, at the places where the text introduces them; none that is `known` by that name or is a body."""
    spans = {mention.start: mention for mention in known}
    for word in words:
        if word.text in NOUN_WORDS:
            told = [(span, word.text) for span in _around(text, word)]
        elif word.text in _OPENERS:
            told = list(_opened(text, word))
        else:
            continue
        for (start, end), noun in told:
            mention = as_programme(text, start, end, spans, noun)
            if mention is not None:
                yield mention


def _opened(text: str, word: Word) -> Iterator[tuple[tuple[int, int], str]]:
    """The span that a sentence opens with or leads up to as a name, and the noun for it."""
    match = _ONE_OF.match(text, word.start) or _OPENS_CALLED.match(text, word.start)
    if match is not None:
        yield match.span("name"), match.groupdict().get("noun") or "programme"


def _around(text: str, noun: Word) -> Iterator[tuple[int, int]]:
    """The spans that stand as names beside a noun for programmes."""
    start, end = noun.start, noun.end
    called = _CALLED.match(text, end) is not None
    if noun.text in ("fund", "project", "plan", "policy") and not called:
        pass
    elif called or _LED.search(text, max(0, start - 40), start):
        behind = _IN_QUOTES.match(text, end) or _FOLLOWS.match(text, end)
        if behind is not None and (called or not _DEED_BEHIND.match(text, behind.end("name"))):
            yield behind.span("name")
    is_called = _IS_CALLED.match(text, end)
    if is_called is not None:
        yield is_called.span("name")
    if _NOUN_ENDS.match(text, end) and (noun.text != "fund" or _OF_BODY.match(text, end)):
        near = text[max(0, start - _NEAR) : start]
        if not (", " in near or " is " in near or " was " in near):
            return
        before = _APPOSED.search(text, max(0, start - _NEAR), start)
        if before is not None:
            yield before.span("name")
