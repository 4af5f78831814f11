"""Word forms folded for comparison: case, plural, spelling variants of British and American English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(r"\d[\d.,]*|[^\W\d_]+(?:['\u2019&][^\W\d_]+)*|&")
_JOINED_WORDS = """
    start hi high co spin micro non pre e re multi sub bio mini inter
    """
_JOINED = frozenset(_JOINED_WORDS.split())
_DOUBLED = re.compile(r"(?<=.)[^aeiou][aeiou][tpngmbdl]$")
_IRREGULAR_VERBS = {
    "bring": ("brought",), "build": ("built",), "buy": ("bought",), "choose": ("chose", "chosen"), "come": ("came",),
    "become": ("became",), "break": ("broke", "broken"), "draw": ("drew", "drawn"), "find": ("found",),
    "get": ("got",), "give": ("gave", "given"), "go": ("went", "gone"), "hold": ("held",), "lend": ("lent",),
    "lose": ("lost",), "make": ("made",), "pay": ("paid",), "put": (), "sell": ("sold",), "set": (),
    "sink": ("sank", "sunk"), "spend": ("spent",), "spin": ("spun",), "take": ("took", "taken"), "teach": ("taught",),
    "win": ("won",), "write": ("wrote", "written"),
}  # fmt: skip
_IRREGULAR = {
    "analyses": "analysis", "people": "person", "women": "woman", "men": "man", "alumni": "alumnus", "ups": "up",
    "startups": "startup", "cos": "company", "cafes": "cafe", "businesses": "business", "lives": "life", "data": "data",
    "premises": "premises", "headquarters": "headquarters", "series": "series", "gmbh": "gmbh", "sales": "sale",
    "centre": "center", "centres": "center", "programme": "program", "programmes": "program", "metre": "meter",
    "metres": "meter", "kilometres": "kilometer", "feet": "foot", "licence": "license",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
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
        form = fold(match.group()) if not match.group()[0].isdigit() else match.group().replace(",", "").rstrip(".")
        if pending is not None:
            gap = text[pending.end : match.start()]
            if gap == "-" or (gap == " " and pending.form == "start" and form == "up"):
                pending = _token(text, pending.form + form, pending.start, match.end())
                if pending.form == "startup" or gap == "-":
                    yield _token(text, fold(pending.form), pending.start, pending.end)
                    pending = None
                continue
            yield pending
            pending = None
        if form in _JOINED:
            pending = _token(text, form, match.start(), match.end())
        else:
            yield _token(text, form, match.start(), match.end())
    if pending is not None:
        yield pending


def _token(text: str, form: str, start: int, end: int) -> Token:
    return Token(form, start, end, text[start:end].casefold())


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
    past = [] if verb in _IRREGULAR_VERBS else None
    if verb.endswith("e"):
        return [verb + "s", verb[:-1] + "ing", *(past if past is not None else [verb + "d"])]
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return [verb[:-1] + "ies", verb + "ing", *(past if past is not None else [verb[:-1] + "ied"])]
    doubled = _DOUBLED.search(verb) is not None
    forms = [verb + "s", verb + "ing", *([verb + verb[-1] + "ing"] if doubled else ())]
    if past is None:
        forms += [verb + "ed", *([verb + verb[-1] + "ed"] if doubled else ())]  # commit, committed
    return forms
