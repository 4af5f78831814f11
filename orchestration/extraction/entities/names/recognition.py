"""All names of one article: of the vocabulary, defined by the document itself, or discovered."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from orchestration.extraction.entities.discourse.titles import opening, whole_title
from orchestration.extraction.entities.mentions import PLACES, Mention
from orchestration.extraction.entities.names.abbreviations import definitions, initials, second_names
from orchestration.extraction.entities.names.agencies import agencies
from orchestration.extraction.entities.names.areas import areas
from orchestration.extraction.entities.names.branches import branches
from orchestration.extraction.entities.names.brands import brands
from orchestration.extraction.entities.names.countries import at_home
from orchestration.extraction.entities.names.demonyms import demonyms
from orchestration.extraction.entities.names.discovery import discover, in_title_case
from orchestration.extraction.entities.names.glances import over_figures
from orchestration.extraction.entities.names.heads import OPENERS
from orchestration.extraction.entities.names.index import (
    NameEntry,
    NameIndex,
    Word,
    first_words_taken,
    vocabulary_index,
    words_of,
)
from orchestration.extraction.entities.names.naming import DocumentForms
from orchestration.extraction.entities.names.park_names import parks_by_nouns, parks_in_full
from orchestration.extraction.entities.names.place_led import place_led
from orchestration.extraction.entities.names.renaming import renamed
from orchestration.extraction.entities.names.rows import named_rows
from orchestration.extraction.entities.names.short_names import (
    buildings,
    first_words,
    middle_words,
    series,
    short_forms,
)
from orchestration.extraction.entities.names.sites import in_full, of_home, signed, spelt_out
from orchestration.extraction.entities.programme_names.editions import editions
from orchestration.extraction.entities.programme_names.events import events
from orchestration.extraction.entities.programme_names.framing import framing, headlined
from orchestration.extraction.entities.programme_names.introductions import introduced
from orchestration.extraction.entities.programme_names.quoted import quoted_schemes
from orchestration.extraction.entities.programme_names.referred import referred
from orchestration.extraction.entities.programme_names.scheme_items import scheme_items
from orchestration.extraction.entities.programme_names.told_schemes import as_schemes, runners, told_schemes
from orchestration.vocabulary import Vocabulary

_DEFINING = re.compile(r"\((?:the\s)?[\"\u201c]?$|referred to as\s$")
_CAPITAL_BEHIND = re.compile(r"\s[A-Z][a-z]{2,}")
_INDEFINITE = (" a ", " an ", "A ", "An ")
_DATELINE = re.compile(
    r": [A-Z][a-z]* [^\n]{60}|,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})\b|\. [A-Z]|,? \([A-Z][\w ]+\)"
    r"(?=[ :,.-])|(?: ?[\u2013\u2014]| -{1,2}) [A-Z]"
)
_SPELT_ON = re.compile(r"\.[A-Z][a-z]")
_NOUN_BEHIND = re.compile(r"\s[a-z]{3,}")
_BASED = re.compile(r"-(?:based|born|headquartered|listed|area)\b")
_EDITION_OF_FUND = re.compile(r" Fund( \d\.\d)$")
_CAPITAL_BEFORE = re.compile(r"\b(?P<word>[A-Z][a-z]{2,})\s$")


@dataclass(slots=True)
class DocumentNames:
    """What the articles of a document have named so far: later articles use short names that earlier ones define."""

    defined: NameIndex = field(default_factory=NameIndex)
    tails: dict[str, Mention] = field(default_factory=dict)
    topic: Mention | None = None
    forms: DocumentForms = field(default_factory=DocumentForms)
    home: str | None = None  # the city that the file name tells
    parks: dict[str, str] = field(default_factory=dict)  # known parks written as one word, with the park they are here


def find_mentions(
    text: str, vocabulary: Vocabulary, headings: Sequence[tuple[int, int]], names: DocumentNames
) -> list[Mention]:
    """Every name of the text, by place. What the document defines or tells of by name once counts wherever it comes."""
    words = list(words_of(text))
    known = at_home(text, list(vocabulary_index(vocabulary).find(text, words)), vocabulary)
    rows = list(named_rows(text))
    known = [mention for mention in known if not _covers(rows, mention)]
    titles = in_title_case(text, headings)
    items = list(scheme_items(text, known))
    found = [*rows, *items, *signed(text), *areas(text, known), *agencies(text, known), *quoted_schemes(text)]
    found += [*discover(text, known, titles), *place_led(text, known, titles)]
    told = brands(text, words, sorted([*known, *found], key=lambda mention: mention.start), headings)
    named = [*known, *found]
    run = [*told_schemes(text, known), *events(text), *introduced(text, words, named)]
    run += over_figures(text, {m.start for m in named})
    run += framing(text, words, named)
    if all(mention.member != "programme" for mention in (*named, *run)):
        run += headlined(text, named)
    run += referred(text, words, [*named, *told, *run])
    told = [*run, *as_schemes(told, run), *runners(text, run, named)]
    mentions = editions(text, longest([*known, *run, *as_schemes(found, run), *told]))
    mentions = short_forms(text, mentions, names.tails, headings)
    mentions = of_home(longest([*mentions, *series(text, mentions)]), names.home, vocabulary)
    mentions = renamed(text, buildings(middle_words(_fuller(second_names(text, spelt_out(text, mentions))))))
    names.parks.update(parks_by_nouns(mentions, vocabulary))
    full = [m for m in mentions if m.name not in names.parks]
    names.parks.update(parks_in_full(text, full))
    mentions = [replace(m, name=names.parks.get(m.name, m.name)) for m in mentions]
    names.forms.gather(text, mentions, vocabulary)
    names.defined.add(definitions(text, mentions))
    names.defined.add(initials(text, mentions, {text[m.start : m.end] for m in known}))
    names.defined.add(first_words(mentions, first_words_taken(vocabulary)))
    names.defined.add(_entry(mention) for mention in (*_in_text(mentions, headings), *items, *told))
    short = [replace(mention, source="abbreviation") for mention in names.defined.find(text, words)]
    defined = {(m.start, m.end): m for m in short}
    mentions = longest([*(_by_definition(text, m, defined) for m in mentions), *short])
    mentions = in_full(text, _without_dateline(text, _in_small_letters(text, mentions)), mentions)
    return [mention for mention in branches(text, mentions) if not _part_of_a_name(text, mention)]


def _fuller(mentions: list[Mention]) -> list[Mention]:
    """The mentions with a programme's short name for the one that the text also tells in full: "the Fund of Funds" of
    the "Fund of Funds for Startups", a policy of that with its year."""
    names = {m.name for m in mentions if (m.member == "programme" or _EDITION_OF_FUND.search(m.name)) and " " in m.name}
    full = {short: name for name in sorted(names) for short in names if _is_short_for(short, name)}
    if not full:
        return mentions
    return [replace(m, name=full.get(m.name, m.name)) if m.source == "discovered" else m for m in mentions]


def _is_short_for(short: str, name: str) -> bool:
    if name.startswith((f"{short} for ", f"{short} 20")) or name.endswith(f" {short}"):
        return True
    return _EDITION_OF_FUND.search(name) is not None and _EDITION_OF_FUND.sub(r"\1", name) == short


def _in_small_letters(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions with the body for a place that only opens its name, written in small letters: "Inland venture fund
    collects 5 million" of the "Inland Venture Fund"."""
    bodies = {m.name: m for m in mentions if m.member == "organisation" and m.kind not in PLACES and " " in m.name}
    result = []
    for mention in mentions:
        if mention.kind in PLACES and bodies:
            for name, body in bodies.items():
                end = mention.start + len(name)
                led = name.startswith(mention.name) and text[mention.start : end].casefold() == name.casefold()
                if led and not text[end : end + 1].isalnum():
                    mention = replace(body, start=mention.start, end=end)
                    break
        result.append(mention)
    return result


def _by_definition(text: str, mention: Mention, defined: Mapping[tuple[int, int], Mention]) -> Mention:
    """The mention, or what the document says that it is short for where it looks like a name of its own."""
    short = defined.get((mention.start, mention.start + len(mention.name)))  # its legal form may follow
    own = mention.source == "discovered" and mention.name == text[mention.start : mention.end]
    return short if short is not None and own and " " in short.name and " " not in mention.name else mention


def _without_dateline(text: str, mentions: list[Mention]) -> list[Mention]:
    """The mentions without the place that the first paragraph opens with as its dateline: "Kochi: The state has ...".
    Where several lines open so, each is of its place."""
    opening = [
        m
        for m in mentions
        if m.kind in PLACES and (m.start == 0 or text[m.start - 1] == "\n") and _DATELINE.match(text, m.end)
    ]
    return [m for m in mentions if m is not opening[0]] if len(opening) == 1 else mentions


def _covers(rows: Sequence[Mention], mention: Mention) -> bool:
    """Whether the name of a row goes on beyond the mention in it."""
    place = bisect_right(rows, mention.start, key=lambda row: row.start) - 1
    row = rows[place] if place >= 0 else None
    return row is not None and mention.end <= row.end and row.end - row.start > mention.end - mention.start


def _in_text(found: Sequence[Mention], headings: Sequence[tuple[int, int]]) -> list[Mention]:
    """The bodies found that the running text names: what only a heading in capitals seems to name may be its words."""
    told = [m for m in found if m.source == "discovered" and m.member == "organisation" and m.name[0].isupper()]
    return [m for m in told if not any(start <= m.start < end for start, end in headings)]


def names_in(text: str, vocabulary: Vocabulary, names: DocumentNames, bodies: Sequence[Mention]) -> list[Mention]:
    """The names in a title or the like: those of the vocabulary, those that the document has defined, and the sites
    among its `bodies` that it writes in short; else the countries whose adjectives it holds."""
    words: list[Word] = list(words_of(text))
    found = longest(
        [
            *vocabulary_index(vocabulary).find(text, words),
            *names.defined.find(text, words),
            *whole_title(text),
            *opening(text, bodies),
        ]
    )
    found = [replace(mention, name=names.parks.get(mention.name, mention.name)) for mention in found]
    return in_full(text, found, bodies) or list(demonyms(text, 0, vocabulary))


def longest(mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions by place, of overlapping ones the longest."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if kept and mention.start < kept[-1].end:
            if mention.end - mention.start > kept[-1].end - kept[-1].start:
                kept[-1] = mention
            continue
        kept.append(mention)
    return kept


def _entry(mention: Mention) -> NameEntry:
    words = tuple(word.text for word in words_of(mention.name))
    return NameEntry(words, mention.name, mention.member, mention.kind, any_case=False)


def _part_of_a_name(text: str, mention: Mention) -> bool:
    """Whether a place only helps to name something else ("Oxford Economics", "Derwent London"), or a short name is
    only being defined ("(the Federation)")."""
    before = text[max(0, mention.start - 20) : mention.start]
    if mention.source == "abbreviation":
        return _DEFINING.search(before) is not None
    if mention.kind not in PLACES:
        return False
    if text.startswith(".", mention.end) and _SPELT_ON.match(text, mention.end):
        return True  # "NRW.Kickoff"
    if before.endswith(_INDEFINITE) and _NOUN_BEHIND.match(text, mention.end):
        return True  # "a US buyer"
    if text.startswith(" dollar", mention.end):
        return True
    if _CAPITAL_BEHIND.match(text, mention.end) or _BASED.match(text, mention.end):
        return True
    match = _CAPITAL_BEFORE.search(before)
    return match is not None and match["word"] not in OPENERS
