"""Programmes without a telling name of their own, told by who runs them and by what the text calls them next.

"The council has launched Harbour Leap. ... The scheme ...": a run that a body is said to launch, run or organise, or
that things are done through, is a programme where its last word tells one, or where the text goes on with a noun for
programmes. So are weeks, summits and other events that are organised, and accelerators and funds that are run.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from orchestration.extraction.entities.mentions import Mention
from orchestration.extraction.entities.names.heads import (
    NO_BODY,
    OPENERS,
    ORGANISATION_HEADS,
    PROGRAMME_HEADS,
    TITLES,
    is_programme_compound,
)
from orchestration.extraction.entities.programme_names.events import EVENT_HEADS

_WORD = r"(?:[A-Z\u00c0-\u00de]|\d{2,5}(?=\s[A-Z])|[a-z]{1,5}(?=[A-Z]|:[a-z]))[\w+&/@'\u2019-]{0,40}(?:[.:]\w{1,20})?"
_NAME = rf"{_WORD}(?:(?:\s(?:of|for|and|&|in|to|on))?(?:\sthe)?:?\s{_WORD}){{0,8}}(?:\s\d{{1,3}}(?=[\s.,]))?"
_SHORT = r"(?:\s\([A-Z][\w+&. -]{1,14}\))?"
_DEEDS = (
    r"(?:launch|introduc|organi[sz]|open|unveil|establish|announc|administer|operat|manag|host|creat|start|inaugurat"
    r"|implement)(?:ed|es|s|d)|runs|ran|set\sup"
)
_LAUNCHES = (
    r"(?:(?:would|will|shall|to)\s(?:soon\s|also\s)?(?:launch|start|set\sup|introduce|open|establish|create|float|roll\sout)"
    r"|rolled\sout|brought\sin|floated)"
)
_RUN_BY = (
    r"(?:run|managed|operated|administered|delivered|implemented|organi[sz]ed|hosted|overseen|launched|introduced|set\sup"
    r"|created|funded|financed)"
)
_LAUNCHED = re.compile(
    rf"\b(?:{_DEEDS}|{_LAUNCHES})\s(?:its\s|the\s|their\s)?(?:new\s|first\s)?[\"\u201c]?(?P<name>{_NAME})"
)
_IS_RUN = re.compile(
    rf"(?:^|(?<=[.\n]\s)|(?<=\n))(?:The\s)?[\"\u201c]?(?P<name>{_NAME})[\"\u201d]?{_SHORT}\s(?:is|are|was|were|has\sbeen|have\sbeen)\s"
    rf"(?:jointly\s|also\s|being\s)?{_RUN_BY}\s(?:jointly\s)?by\b"
)
_BODY = rf"{_WORD}(?:\s(?:(?:of|for|the|&)\s){{0,2}}{_WORD}){{0,6}}"
_BY = re.compile(  # behind a programme
    r"(?:[^.\n]{0,60}?\b(?:run|managed|operated|administered|delivered|organi[sz]ed|hosted|launched)\s(?:jointly\s)?by\s"
    r"|[\"\u201d]?(?:\s\([^()]*\))?(?:,|\s(?:is|was))\s(?:an?|the|one\sof\sthe)\s(?:[\w-]+\s){0,4}"
    r"(?:programmes?|programs?|schemes?|initiatives?|competitions?|grants?|fellowships?|contests?|challenges?|projects?|plans?|polic(?:y|ies))\s"
    r"(?:of|by|from|(?:through|with|under)\swhich)\s)(?:the\s)?"
    rf"(?P<body>{_BODY})(?=[.,;]|\s[a-z])"
)
_BEFORE = re.compile(rf"(?:\A|[.\n]\s?)(?P<body>{_WORD})\s(?:(?:has|have|had)\s(?:also\s|now\s|just\s)?)?\Z")
_THROUGH = re.compile(
    rf"\b(?:(?:through|[Uu]nder|via)\s(?:the\s|its\s|their\s)?|(?:to|for|at)\s(?:the\s|its\s|their\s))[\"\u201c]?(?P<name>{_NAME})[\"\u201d]?{_SHORT}\."
    r"(?=\s(?:The|This)\s)"
)
_LEAD_IN = re.compile(rf"\b(?:{_DEEDS})\s(?:its\s|the\s|their\s)?(?:new\s|first\s)?[\"\u201c]?\Z")
_NOUNS = {
    "programme": "programme program scheme initiative competition challenge contest mission campaign policy visa award"
    " awards fellowship scholarship loan grant voucher prize course hackathon workshop plan",
    "event": "week summit festival event exhibition conference fair forum congress expo",
    "body": "accelerator fund",
}
_KIND_OF_NOUN = {noun: kind for kind, nouns in _NOUNS.items() for noun in nouns.split()}
_CALLED = re.compile(
    r"(?:(?<=[.\n]\s)|(?<=\n))(?:The|This)\s(?:[a-z-]+\s)?"
    rf"(?P<noun>{'|'.join(sorted(_KIND_OF_NOUN))})(?=,|['\u2019]s\s|\s(?:ha[sd]|ha[vd]e|is|are|was|were|will|[a-z]{{2,}}(?:s|ed)|drew|paid|gave|took|began)\b)"
)
_RUN_BODIES = frozenset(("Accelerator", "Fund", "Foundry"))
# Heads of bodies that a programme may bear too, where the very next sentence calls it one.
_EITHER = frozenset(("Lab", "Labs", "Hub", "Cell", "Capital", "Incubator", "Garage", "Network", "Partnerships"))
_SHORTEST = 3  # letters of a name
_REACH = 70  # characters before a scheme that may tell who launched it
_NEXT = 420  # characters behind a name within which the text calls it by its noun
_STRAIGHT = 90  # the same, straight behind its sentence


def told_schemes(text: str, known: Sequence[Mention]) -> Iterator[Mention]:
    """The runs that the text tells so, at each place where it does; no body that the vocabulary knows."""
    nouns = [(match.start(), match["noun"]) for match in _CALLED.finditer(text)]
    if not nouns:
        return
    named = {mention.name for mention in known} | {text[mention.start : mention.end] for mention in known}
    for pattern in (_LAUNCHED, _IS_RUN, _THROUGH):
        for match in pattern.finditer(text):
            mention = _told(match, nouns, named, straight=pattern is _THROUGH)
            if mention is not None:
                yield mention


def runners(text: str, told: Sequence[Mention], known: Sequence[Mention]) -> Iterator[Mention]:
    """The bodies that run the schemes told of, where no name that is known begins there: "is run by Marlin Vale"."""
    starts = {mention.start for mention in known}
    for scheme in told:
        behind = _BY.match(text, scheme.end)
        led = _LEAD_IN.search(text, max(0, scheme.start - _REACH), scheme.start)
        before = _BEFORE.search(text, max(0, led.start() - _REACH), led.start()) if led is not None else None
        for match in (behind, before):
            if match is None or match.start("body") in starts or not _is_runner(match["body"]):
                continue
            start, name = match.start("body"), match["body"].removesuffix("'s").removesuffix("\u2019s")
            yield Mention(start, start + len(name), name, "organisation", _kind_of(name), source="discovered")


def _is_runner(name: str) -> bool:
    words = name.split(" ")
    return len(name) >= _SHORTEST and OPENERS.isdisjoint(words[:1]) and TITLES.isdisjoint(words)


def _kind_of(name: str) -> str:
    heads = [word for word in (name.split(" ")[0], name.rsplit(" ", 1)[-1]) if word in ORGANISATION_HEADS]
    return ORGANISATION_HEADS[heads[0]] if heads else "company"


def as_schemes(found: Sequence[Mention], told: Sequence[Mention]) -> list[Mention]:
    """The names found, those as programmes that the text tells to be such."""
    kinds = {mention.name: mention.kind for mention in told}
    return [replace(m, member="programme", kind=kinds[m.name]) if m.name in kinds else m for m in found]


def _told(
    match: re.Match[str], nouns: Sequence[tuple[int, str]], named: Collection[str], straight: bool
) -> Mention | None:
    start, name = match.start("name"), match["name"]
    words = name.split(" ")
    while words and words[0] in OPENERS:
        start += len(words.pop(0)) + 1
    while len(words) > 2 and words[-1] in OPENERS:
        words = words[:-2]  # "... Fund in January"
    name = " ".join(words).rstrip("'\u2019")
    if len(name) < _SHORTEST or name in named:
        return None
    reach = _STRAIGHT if straight else _NEXT
    place, noun = next(((p, n) for p, n in nouns if match.end() <= p + 1 <= match.end() + reach), (0, None))
    at_once = place <= match.end() + _STRAIGHT
    kind = _kind(words[-1], noun, len(words) > 1, at_once, straight)
    return None if kind is None else Mention(start, start + len(name), name, "programme", kind, source="discovered")


def _kind(last: str, noun: str | None, several: bool, at_once: bool, straight: bool) -> str | None:
    """The kind of programme that the last word of the name or the noun behind it tells."""
    if last in PROGRAMME_HEADS or is_programme_compound(last):
        return "programme" if several else None
    if last in EVENT_HEADS:
        return last.lower() if several and (noun is not None or not straight) else None
    if last in _RUN_BODIES:
        return last.lower() if noun is not None and several else None
    if noun is None or last in NO_BODY or (last in ORGANISATION_HEADS and not (at_once and last in _EITHER)):
        return None
    return "programme" if _KIND_OF_NOUN[noun] == "programme" else noun
