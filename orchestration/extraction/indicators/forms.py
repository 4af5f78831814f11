"""Word forms folded for comparison: case, plural, spelling variants of British and American English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['\u2019&][^\W\d_]+)*|&")
_JOINED_WORDS = """
    start hi high co spin micro non pre e re multi sub bio mini inter
    """
_JOINED = frozenset(_JOINED_WORDS.split())
_DOUBLED = re.compile(r"[^aeiou][aeiou][tpngmbdl]$")
_IRREGULAR_VERBS = {
    "bring": ("brought",), "build": ("built",), "buy": ("bought",), "choose": ("chose", "chosen"), "come": ("came",),
    "become": ("became",), "break": ("broke", "broken"), "draw": ("drew", "drawn"), "find": ("found",),
    "equip": ("equipped", "equipping"),
    "get": ("got",), "give": ("gave", "given"), "grow": ("grew", "grown"),
    "bear": ("bore", "borne"), "begin": ("began", "begun"), "keep": ("kept",), "lay": ("laid",), "lead": ("led",),
    "meet": ("met",), "stand": ("stood",), "go": ("went", "gone"), "hold": ("held",), "leave": ("left",),
    "lend": ("lent",), "lose": ("lost",), "make": ("made",), "pay": ("paid",), "put": (), "sell": ("sold",), "set": (),
    "shrink": ("shrank", "shrunk"), "sink": ("sank", "sunk"), "spend": ("spent",), "spin": ("spun",),
    "spring": ("sprang", "sprung"), "take": ("took", "taken"), "teach": ("taught",),
    "win": ("won",), "write": ("wrote", "written"),
}  # fmt: skip
_IRREGULAR = {
    "analyses": "analysis", "people": "person", "women": "woman", "men": "man", "alumni": "alumnus", "ups": "up",
    "startups": "startup", "cos": "company", "cafes": "cafe", "businesses": "business", "lives": "life", "data": "data",
    "premises": "premises", "campuses": "campus", "headquarters": "headquarters", "series": "series", "gmbh": "gmbh",
    "sales": "sale",
    "centre": "center", "centres": "center", "programme": "program", "programmes": "program", "metre": "meter",
    "metres": "meter", "kilometres": "kilometer", "feet": "foot", "licence": "license",
}  # fmt: skip


class Token(NamedTuple):
    """One folded word with its offsets in the text."""

    form: str
    start: int
    end: int
    word: str  # as written, in small letters


@lru_cache(maxsize=1024)
def tokens_of(text: str) -> tuple[Token, ...]:
    """Folded words of a text; "start-up" and "start up" are one word, other hyphens divide."""
    return tuple(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    pending: Token | None = None
    for match in _TOKEN.finditer(text):
        form, word = _written(match.group())
        start, end = match.span()
        if pending is not None:
            gap = text[pending.end : start]
            if gap == "-" or (gap == " " and pending.form == "start" and form == "up"):
                pending = Token(pending.form + form, pending.start, end, text[pending.start : end].casefold())
                if pending.form == "startup" or gap == "-":
                    yield Token(fold(pending.form), pending.start, pending.end, pending.word)
                    pending = None
                continue
            yield pending
            pending = None
        token = Token(form, start, end, word)
        if form in _JOINED:
            pending = token
        else:
            yield token
    if pending is not None:
        yield pending


@lru_cache(maxsize=65536)
def _written(word: str) -> tuple[str, str]:
    """The folded form of a word and the word in small letters."""
    if word[0].isdigit():
        return word.replace(",", ""), word
    return fold(word), word.casefold()


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """The folded form of one word."""
    if word.endswith("s") and word[:-1].isupper() and len(word) > 2:
        return word[:-1].casefold()  # TBIs
    form = word.casefold().replace("\u2019", "'")
    for ending in ("'s", "'"):
        form = form.removesuffix(ending)
    form = _IRREGULAR.get(form, form)
    form = _singular(form)
    return re.sub(r"is(?=(?:ation|ed|ing|e)$)", "iz", form) if len(form) > 6 else form


def _singular(form: str) -> str:
    if form in _IRREGULAR.values() or len(form) < 4 or not form.endswith("s") or form.endswith(("ss", "us", "is")):
        return form
    if form.endswith("ies") and len(form) > 4:
        return form[:-3] + "y"
    if form.endswith(("ches", "shes", "xes", "sses")):
        return form[:-2]
    return form[:-1]


def verb_forms(verb: str) -> tuple[str, ...]:
    """All forms of a verb phrase, its first word inflected."""
    first, _, rest = verb.partition(" ")
    forms = [first, *_IRREGULAR_VERBS.get(first, ()), *_regular(first)]
    return tuple(dict.fromkeys(" ".join(filter(None, (form, rest))) for form in forms))


def _regular(verb: str) -> list[str]:
    """The regular forms; of irregular verbs those in -s and -ing alone."""
    regular = verb not in _IRREGULAR_VERBS
    if verb.endswith("e"):
        return [verb + "s", verb[:-1] + "ing", *([verb + "d"] if regular else [])]
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return [verb[:-1] + "ies", verb + "ing", *([verb[:-1] + "ied"] if regular else [])]
    stems = [verb, verb + verb[-1]] if _DOUBLED.search(verb) else [verb]  # commit, committed
    return [verb + "s", *(stem + "ing" for stem in stems), *(stem + "ed" for stem in stems if regular)]


def numbered(tokens: Sequence[Token]) -> Iterator[int]:
    """The tokens right behind "number of", as far as a noun phrase may reach without a further "of"."""
    for place in range(len(tokens) - 2):
        if tokens[place].form == "number" and tokens[place + 1].form == "of":
            for token in range(place + 2, min(place + 6, len(tokens))):
                if tokens[token].form == "of":
                    break
                yield token
