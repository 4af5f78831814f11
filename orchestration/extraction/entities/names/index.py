"""Finds the vocabulary's names in a text: longest match, by first word, in time linear in the words."""

from __future__ import annotations

import re
from bisect import insort_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from orchestration.extraction.entities.mentions import MemberType, Mention
from orchestration.vocabulary import Alias, Vocabulary

_WORD = re.compile(r"\w+\+?|&")
_MONEY_SIGN = re.compile(r"\$|&\d")
_GAP = frozenset(
    (
        " ",
        " (",
        ") ",
        "-",
        "'",
        "\u2019",
        ".",
        "",
        ". ",
        "\u2013",
        ": ",
        "!",
        "' ",
        "\u2019 ",
        " \u201c",
        '" ',
        "\u201d ",
        ' "',
    )
)


# "750 X Grants"
_COUNTED = frozenset(("Grant", "Loan", "Award", "Visa", "Fellowship", "Scholarship", "Voucher", "Card"))


class Word(NamedTuple):
    """One word of a text with its offsets."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NameEntry:
    """One spelling of one member, as words."""

    words: tuple[str, ...]
    name: str
    member: MemberType
    kind: str
    any_case: bool

    @property
    def folded(self) -> tuple[str, ...]:
        """The words as they are compared."""
        return tuple(_fold(word) for word in self.words)


def words_of(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """The words of the text in order; hyphens, stops and apostrophes divide words, "&" is one."""
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        yield Word(match.group(), match.start(), match.end())


class NameIndex:
    """Spellings by their first two words, or the only one, longest first."""

    def __init__(self, entries: Iterable[NameEntry] = ()) -> None:
        self._known: set[NameEntry] = set()
        self._firsts: set[str] = set()
        self._by_lead: dict[tuple[str, ...], list[tuple[tuple[str, ...], NameEntry]]] = {}
        self.add(entries)

    def add(self, entries: Iterable[NameEntry]) -> None:
        """Take in further spellings; of those of one length, the one taken in first counts first."""
        for entry in entries:
            folded = entry.folded
            if folded and entry not in self._known:
                self._known.add(entry)
                self._firsts.add(folded[0])
                bucket = self._by_lead.setdefault(folded[:2], [])
                insort_right(bucket, (folded, entry), key=lambda pair: -len(pair[0]))

    def find(self, text: str, words: list[Word]) -> Iterator[Mention]:
        """Mentions that do not overlap, from left to right, the longest at each place."""
        forms = tuple([_fold(word.text) for word in words])
        behind = 0  # number of the word behind the last mention
        for position in [number for number, form in enumerate(forms) if form in self._firsts]:
            if position < behind:
                continue
            entry = self._longest(text, words, forms, position)
            if entry is not None:
                behind = position + len(entry.words)
                yield Mention(words[position].start, words[behind - 1].end, entry.name, entry.member, entry.kind)

    def _longest(self, text: str, words: list[Word], forms: tuple[str, ...], position: int) -> NameEntry | None:
        for lead in (forms[position : position + 2], forms[position : position + 1]):
            for folded, entry in self._by_lead.get(lead, ()):
                if forms[position : position + len(folded)] != folded:
                    continue
                stretch = words[position : position + len(folded)]
                if text[max(0, stretch[0].start - 1)] == "," and stretch[0].text[0].isdigit():
                    continue  # the 500 of "1,500 startups"
                if _MONEY_SIGN.match(text, stretch[-1].end):
                    continue  # the US of "US$", or of a damaged "US&12", is no country
                if _spelt(entry, stretch) and _unbroken(text, stretch):
                    return entry
        return None


_SHORT_WORD = 4  # letters of a name that is spelt in one way only
# Words of a name spelt in several ways, with the one that they are compared as.
_ALIKE = {"&": "and", "program": "programme", "center": "centre", "organization": "organisation"}
_ANY_CASE = frozenset(("and", "scheme", "initiative", *_ALIKE, *_ALIKE.values()))  # "the Seed Fund scheme"


@lru_cache(maxsize=8192)  # most words of a text come again
def _fold(word: str) -> str:
    folded = word.casefold()
    return _ALIKE.get(folded, folded)


def _spelt(entry: NameEntry, words: list[Word]) -> bool:
    """Whether the words spell the entry with its capitals. Of a proper name the first word keeps its capital, and of a
    single word every letter counts, since "MOST" is a ministry and "most" is none."""
    pairs = list(zip(entry.words, words, strict=True))
    if entry.any_case:
        return True
    if len(pairs) == 1:
        wanted, text = pairs[0][0], pairs[0][1].text
        if wanted == text or len(wanted) <= _SHORT_WORD:
            return wanted == text
        return text == wanted.upper() or (wanted.isupper() and entry.kind == "finance" and text == wanted.title())
    if all(word.text == wanted.upper() for wanted, word in pairs):
        return True
    differing = sum(wanted != word.text and word.text.casefold() not in _ANY_CASE for wanted, word in pairs)
    allowed = 0 if entry.member == "programme" else 1
    return pairs[0][0] == pairs[0][1].text and differing <= allowed


def _unbroken(text: str, words: list[Word]) -> bool:
    return all(text[a.end : b.start] in _GAP for a, b in pairwise(words))


def entry_for(alias: Alias, member: MemberType, kind: str) -> NameEntry:
    """The spelling of an alias as words."""
    words = tuple(word.text for word in words_of(alias.alias))
    return NameEntry(words, alias.name, member, kind, alias.any_case)


@lru_cache(maxsize=8)
def vocabulary_index(vocabulary: Vocabulary) -> NameIndex:
    """The index of all names of the vocabulary, compiled once."""
    organisations = [
        entry_for(alias, "organisation", vocabulary.organisations[alias.name].kind)
        for alias in vocabulary.organisation_names()
    ]
    programmes = [entry_for(alias, "programme", "programme") for alias in vocabulary.programme_names()]
    plurals = [_plural(entry) for entry in programmes if entry.words[-1] in _COUNTED]
    return NameIndex([*organisations, *programmes, *plurals])


def _plural(entry: NameEntry) -> NameEntry:
    return replace(entry, words=(*entry.words[:-1], f"{entry.words[-1]}s"))


@lru_cache(maxsize=8)
def first_words_taken(vocabulary: Vocabulary) -> frozenset[str]:
    """The words that names of the vocabulary begin with."""
    names = (*vocabulary.organisation_names(), *vocabulary.programme_names())
    return frozenset(next((word.text for word in words_of(entry.alias)), "") for entry in names)
