"""Short names that a text defines itself: "(hereinafter referred to as ZLC)", "... of Industry (DPIIT)", and those that
it uses without a word, since they are the initials of what it names: "NWV" beside "Northern Wharf Ventures"."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from orchestration.extraction.entities.mentions import Mention
from orchestration.extraction.entities.names.index import NameEntry, words_of

_DEFINED = re.compile(
    r"\s?\((?:(?:hereinafter|hereafter|henceforth|also|better|formerly|previously)?"
    r"\s?(?:referred to as|called|known as|"
    r"abbreviated as|abbreviated to|abbreviated|short)?|in short|or|i\.e\.)\s?(?:the\s)?[\"'\u201c\u2018]?"
    r"(?P<short>[A-Z\d][\w&+.-]{1,24}(?:\s[A-Z][\w-]{1,20}){0,3})[\"'\u201d\u2019]?(?:(?:[,;]|\sor\s)[^()]{0,60})?\)"
)
_NO_NAME = re.compile(r"\d+%?$|[A-Z]{3}$(?<=USD|CNY|EUR|GBP|INR|TWD|RMB)")


_SHORT_FIRST = re.compile(
    r"(?:^|(?<=[\s\"\u201c(]))(?P<short>[A-Z][A-Za-z&]{1,7})(?:\s?[-\u2013\u2014:]\s|\s\((?:the\s)?)$"
)


_FOR_SHORT = re.compile(r",? \(?(?P<short>[A-Z][\w&+.-]{1,24}) for short\b")
_INITIALS = re.compile(r"(?<![\w-])[A-Z][A-Z&]{2,6}(?![\w-])")


def definitions(text: str, mentions: Sequence[Mention]) -> list[NameEntry]:
    """The short names that stand in brackets straight after a mention, as further spellings of its name."""
    entries = []
    for mention in mentions:
        first = _SHORT_FIRST.search(text, max(0, mention.start - 14), mention.start)
        if first is not None and stands_for(first["short"], mention.name):  # "NLF - Northern Light Foundation"
            entries.append(NameEntry((first["short"],), mention.name, mention.member, mention.kind, any_case=False))
        if not text.startswith((" (", "(", ", "), mention.end):
            continue
        match = _DEFINED.match(text, mention.end) or _FOR_SHORT.match(text, mention.end)
        if match is None or _NO_NAME.match(match["short"]):
            continue
        words = tuple(word.text for word in words_of(match["short"]))
        entries.append(NameEntry(words, mention.name, mention.member, mention.kind, any_case=False))
    return entries


def second_names(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions with the full name for a short one that ends in the same word and stands in brackets straight behind
    it: "Northern and Western Growth Fund (NW Fund)"."""
    full: dict[str, Mention] = {}
    for long, short in pairwise(mentions):
        if short.source != "discovered" or text[long.end : short.start] != " (" or not text.startswith(")", short.end):
            continue
        if " " in short.name and long.name.rsplit(" ", 1)[-1] == short.name.rsplit(" ", 1)[-1]:
            full.setdefault(short.name, long)
    return [replace(full[m.name], start=m.start, end=m.end) if m.name in full else m for m in mentions]


def initials(text: str, mentions: Sequence[Mention], taken: Container[str]) -> Iterator[NameEntry]:
    """The runs of capitals that are the initials of one body or scheme of the text and of no other; what is `taken`
    names something else."""
    written = {match.group() for match in _INITIALS.finditer(text)}
    written = {short for short in written if short not in taken}
    if not written:
        return
    named = {m.name: m for m in reversed(mentions) if m.source == "discovered" and m.name.count(" ") > 1}
    meant: dict[str, list[Mention]] = {}
    for mention in named.values():
        for letters in set(_first_letters(mention.name)):
            meant.setdefault(letters, []).append(mention)
    for short in sorted(written):
        bodies = meant.get(short.casefold(), ())
        if len(bodies) == 1:
            body = bodies[0]
            yield NameEntry((short,), body.name, body.member, body.kind, any_case=False)


def stands_for(short: str, name: str) -> bool:
    """Whether the short name is made of the first letters of the name's words, of the small ones too or not."""
    return len(short) > 1 and short.casefold() in _first_letters(name)


def _first_letters(name: str) -> tuple[str, str]:
    """The first letters of the words with a capital, and of all words, in small letters."""
    letters = [word.text[0] for word in words_of(name)]
    return "".join(letter for letter in letters if letter.isupper()).casefold(), "".join(letters).casefold()
