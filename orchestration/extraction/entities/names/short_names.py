"""Short names that a document gives the bodies it has named: the first word, the last words, "Fund III" of a series."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from orchestration.extraction.entities.mentions import Mention
from orchestration.extraction.entities.names.heads import OPENERS, ORGANISATION_HEADS, PROGRAMME_HEADS
from orchestration.extraction.entities.names.index import NameEntry, words_of
from orchestration.extraction.entities.names.kinds import named

_CAPITAL = r"[A-Z\u00c0-\u00de][\w&+]{0,60}+(?:-\w{1,60}+){0,6}(?:(?<=s)['\u2019](?= [A-Z])|-(?= und ))?"
_NUMBERED = re.compile(r"(?P<owner>.+) (?P<noun>[A-Z][a-z]+) (?:[IVX]{1,4}|\d)")
_MEMBER = re.compile(r"\b(?P<noun>[A-Z][a-z]+) (?:[IVX]{1,4}|\d)\b")
_NUMBER = re.compile(r"\s(?:[IVX]{1,4}|\d)")
_ORDINALS = {"first": ("I", "1"), "second": ("II", "2"), "third": ("III", "3"), "fourth": ("IV", "4")}
_ORDINAL = re.compile(rf"\b[Tt]he (?P<ordinal>{'|'.join(_ORDINALS)}) fund\b")
_NUMBER_BEHIND = re.compile(r"(?:\s\([A-Z][\w-]+\))?\s(?P<number>[IVX]{1,4})\b(?!\s(?:[A-Z]|\|))")  # no table's row
_IS_FUND = re.compile(r"(?:[Ff]onds|Fund)$")
_WHOLE = re.compile(rf"{_CAPITAL}(?: {_CAPITAL})+")
_NUMERAL = re.compile(r"[IVX]{1,4}|\d")
_NUMBERED_SITES = frozenset(("science_park", "incubator", "organisation"))
_SHORTENED = frozenset(("company", "investor", "incubator", "research"))


def first_words(mentions: Sequence[Mention], taken: Container[str]) -> list[NameEntry]:
    """The first word of each discovered firm as a short name of it ("Kestrel" for "Kestrel Innovation Partners").

    Words in `taken` begin names of the vocabulary and stand for nobody else.
    """
    entries = []
    shared = Counter(word for name in {mention.name for mention in mentions} for word in set(name.split(" ")))
    begins = Counter(name.split(" ")[0] for name in {mention.name for mention in mentions})
    taken_here: set[str] = set()
    managers = {m.name for m in mentions if " " not in m.name}  # "Copperleaf" beside the "Copperleaf Fund"
    for mention in mentions:
        first = next(words_of(mention.name)).text
        abbreviated = first.isupper() and len(first) > 2  # "PSG" of the "PSG College of Technology"
        shortened = mention.kind in _SHORTENED or (abbreviated and mention.kind == "university")
        if (
            mention.source == "discovered"
            and shortened
            and (len(first) > 4 or abbreviated)
            and first != mention.name
            and first not in OPENERS
            and first not in ORGANISATION_HEADS
            and first not in taken
            and not (first in managers and mention.name == f"{first} Fund")
            and not _NUMBER.fullmatch(mention.name, len(first))
            and (shared[first] == 1 or (first not in taken_here and begins[first] == shared[first]))
        ):
            taken_here.add(first)
            entries.append(NameEntry((first,), mention.name, mention.member, mention.kind, any_case=False))
        if mention.source == "discovered" and mention.member == "programme" and " " in mention.name:
            last = mention.name.rsplit(" ", 1)[1]
            if len(last) > 5 and last.isalpha() and last not in PROGRAMME_HEADS and shared[last] == 1:
                entries.append(NameEntry((last,), mention.name, mention.member, mention.kind, any_case=False))
    return entries


def middle_words(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions with each firm of one word for the one body that has this word within its name: "Titan" of the
    "Harbour Titan VCT"."""
    bodies = {m.name: m for m in mentions if m.member == "organisation" and m.name.count(" ") > 1}
    holders: dict[str, set[str]] = {}
    for name in bodies:
        for word in name.split(" ")[1:-1]:
            holders.setdefault(word, set()).add(name)
    return [
        replace(m, name=bodies[next(iter(names))].name, kind=bodies[next(iter(names))].kind)
        if m.source == "discovered" and m.kind == "company" and len(names := holders.get(m.name, set())) == 1
        else m
        for m in mentions
    ]


def buildings(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions with each numbered house for the one site whose first word it bears: "BioPark II" of the "BioPark
    Bern"."""
    sites: dict[str, dict[str, Mention]] = {}
    for mention in mentions:
        first, _, rest = mention.name.partition(" ")
        if mention.kind in _NUMBERED_SITES and rest and not _NUMERAL.fullmatch(rest):
            sites.setdefault(first, {})[mention.name] = mention
    result = []
    for mention in mentions:
        first, _, rest = mention.name.partition(" ")
        owners = (
            [*sites.get(first, {}).values()] if _NUMERAL.fullmatch(rest) and mention.member == "organisation" else []
        )
        result.append(replace(mention, name=owners[0].name, kind=owners[0].kind) if len(owners) == 1 else mention)
    return result


def series(text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Short names of the members of a numbered series: "Fund III" beside "Kestrel Fund II" is "Kestrel Fund III"."""
    stems: dict[str, tuple[str, str]] = {}
    for mention in mentions:
        stem = _NUMBERED.fullmatch(mention.name)
        if stem is not None and mention.member == "organisation":
            stems.setdefault(stem["noun"], (stem["owner"], mention.kind))
    investors = [m for m in mentions if m.kind == "investor" and m.member == "organisation"]
    owners = {m.name for m in investors if m.source == "discovered"} or {m.name for m in investors}
    if len(owners) == 1:
        stems.setdefault("Fund", (next(iter(owners)), "investor"))
    yield from _raised_again(text, investors)
    if not stems:
        return
    taken = [(mention.start, mention.end) for mention in mentions]
    told: dict[str, Mention] = {}  # number -> member of the series
    for match in _MEMBER.finditer(text):
        if match["noun"] in stems and not any(start < match.end() and match.start() < end for start, end in taken):
            owner, kind = stems[match["noun"]]
            is_fund = kind == "investor" and _IS_FUND.search(owner) is not None  # itself: its funds are told by number
            name = f"{owner} {match.group().rsplit(' ', 1)[1] if is_fund else match.group()}"
            member = Mention(*match.span(), name, "organisation", kind, source="discovered")
            told.setdefault(name.rsplit(" ", 1)[1], member)
            yield member
    for match in _ORDINAL.finditer(text) if told else ():
        meant = next((told[number] for number in _ORDINALS[match["ordinal"]] if number in told), None)
        if meant is not None and meant.start < match.start():
            yield replace(meant, start=match.start(), end=match.end())


def _raised_again(text: str, investors: Sequence[Mention]) -> Iterator[Mention]:
    """The numbered funds of known investors that are funds themselves: "Inventorfonds (IVF) III"."""
    for mention in investors:
        number = _NUMBER_BEHIND.match(text, mention.end) if mention.source == "name" else None
        if number is not None:
            name = f"{text[mention.start : mention.end]} {number['number']}"
            yield Mention(mention.start, number.end(), name, "organisation", "investor", source="discovered")


def short_forms(
    text: str, mentions: Sequence[Mention], tails: dict[str, Mention], headings: Sequence[tuple[int, int]]
) -> list[Mention]:
    """Mentions with each discovered name that only shortens an earlier one given the earlier one's name.

    "the Administrative Committee" after "Zhongguancun Administrative Committee" is the same body. `tails` holds the
    shorter forms of what the document has named so far, and grows.
    """
    result = []
    for start, end in headings:
        heading = text[start:end]
        if " " in heading and _WHOLE.fullmatch(heading) and not heading.isupper():
            found = named(heading)
            if found is not None and found[0] == "organisation":
                words = heading.split(" ")
                for cut in range(1, len(words) - 1):
                    tails.setdefault(" ".join(words[cut:]), Mention(start, end, heading, *found, source="discovered"))
    for mention in mentions:
        earlier = tails.get(text[mention.start : mention.end]) if mention.source == "discovered" else None
        if earlier is not None:
            mention = replace(mention, name=earlier.name, member=earlier.member, kind=earlier.kind)
        result.append(mention)
        words = mention.name.split(" ")
        for cut in range(1, len(words) - 1):
            tails[" ".join(words[cut:])] = mention
    return result
