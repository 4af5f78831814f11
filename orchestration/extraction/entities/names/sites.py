"""Sites that a text names in part: by their place or owner and a noun, by a short form, or by words that many bear."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from orchestration.extraction.entities.mentions import Mention
from orchestration.extraction.entities.names.abbreviations import stands_for
from orchestration.extraction.entities.names.index import vocabulary_index, words_of
from orchestration.extraction.entities.names.kinds import is_generic
from orchestration.vocabulary import Vocabulary

_GENERIC_KINDS = frozenset(("science_park", "incubator", "organisation"))
_SITES = frozenset(("science_park", "incubator", "organisation", "region"))
_NOUN = re.compile(r"\s(?P<noun>zone|park|campus|hub|cluster|valley|incubator|accelerator|base)\b(?!\s[A-Z])")
_OPENING = 600  # characters of an article in which its city is named
_OFTEN = 2  # times that a text writes a name which many bear, to mean the one of its city
_BETWEEN = re.compile(r"[-_. ]+")


def home_in(file_name: str, vocabulary: Vocabulary) -> str | None:
    """The city or region that a file name tells: "2020-03-01-dalian-zone-news.txt"."""
    slug = " ".join(word.capitalize() for word in _BETWEEN.split(file_name.rsplit(".", 1)[0]))
    found = vocabulary_index(vocabulary).find(slug, list(words_of(slug)))
    return next((mention.name for mention in found if mention.kind == "region"), None)


def in_full(text: str, mentions: Sequence[Mention], bodies: Sequence[Mention]) -> list[Mention]:
    """The mentions with a place or owner and a noun read as the one site of the bodies that both tell: "Harbin zone" is
    the "Harbin Economic Development Zone"."""
    named = {body.name: body for body in bodies if body.kind in _SITES and " " in body.name}
    result = []
    for mention in mentions:
        noun = _NOUN.match(text, mention.end) if mention.member == "organisation" else None
        if noun is not None:
            lead = f"{mention.name} "
            told = [
                b for n, b in named.items() if n.startswith(lead) and noun["noun"] in n[len(lead) :].lower().split()
            ]
            if len(told) == 1:
                mention = replace(mention, end=noun.end(), name=told[0].name, kind=told[0].kind)
        result.append(mention)
    return result


def of_home(mentions: Sequence[Mention], home: str | None, vocabulary: Vocabulary) -> list[Mention]:
    """The mentions with a name that many sites bear read as that of the one in the text's own city: "the High-tech
    Zone" of a text on Dalian. Dropped where the text names such a site in full, or tells no city."""
    generic = [m for m in mentions if _is_generic(m)]
    if not generic:
        return list(mentions)
    heads = {m.name.rsplit(" ", 1)[-1] for m in mentions if m.kind in _SITES and not _is_generic(m)}
    city = home or _city(mentions)
    often = [m for m in generic if sum(m.name == other.name for other in generic) >= _OFTEN]
    read = {m.name: _entitled(f"{city} {m.name}", m, vocabulary) for m in often if m.name.endswith(" Zone")}
    result = []
    for mention in mentions:
        if mention not in generic:
            result.append(mention)
        elif city is not None and "Zone" not in heads and mention.name in read:
            result.append(replace(read[mention.name], start=mention.start, end=mention.end))
    return result


def _is_generic(mention: Mention) -> bool:
    return mention.source == "discovered" and mention.kind in _GENERIC_KINDS and is_generic(mention.name)


def _city(mentions: Sequence[Mention]) -> str | None:
    """The only city or region that the opening names."""
    named = {mention.name for mention in mentions if mention.kind == "region" and mention.start < _OPENING}
    return next(iter(named)) if len(named) == 1 else None


def _entitled(name: str, mention: Mention, vocabulary: Vocabulary) -> Mention:
    """The site of that name, by its canonical name where the vocabulary has it."""
    known = next(vocabulary_index(vocabulary).find(name, list(words_of(name))), None)
    if known is None or known.end < len(name):
        return replace(mention, name=name)
    return replace(mention, name=known.name, kind=known.kind, source="name")


_SOURCE_LINE = re.compile(r"^SOURCE:?\s+(?P<name>[A-Z][\w&.,' -]{2,60}?)\s*$", re.MULTILINE)


def signed(text: str) -> Iterator[Mention]:
    """The body that signs a press release at its end ("SOURCE Harbour Row"), wherever the text names it."""
    signature = _SOURCE_LINE.search(text, max(0, len(text) - _OPENING))
    if signature is None:
        return
    name = signature["name"]
    for match in re.finditer(rf"\b{re.escape(name)}\b(?!\s[A-Z])", text):
        yield Mention(match.start(), match.end(), name, "organisation", "organisation", source="discovered")


def spelt_out(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions with a name that begins with a short form read as the one that the text spells out: "the NLF Venture
    Hub" beside the "Northern Light Foundation Venture Hub"."""
    named = {m.name for m in mentions if m.source == "discovered" and m.member == "organisation"}
    if len(named) < 2:
        return list(mentions)
    full = {}
    for name in named:
        first, _, rest = name.partition(" ")
        if first.isupper() and len(first) > 1 and rest:
            full[name] = [n for n in named if n.endswith(f" {rest}") and stands_for(first, n.removesuffix(rest))]
    return [replace(m, name=full[m.name][0]) if len(full.get(m.name, ())) == 1 else m for m in mentions]
