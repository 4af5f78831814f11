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
                pending = Token(pending.form + form, pending.start, match.end())
                if pending.form == "startup" or gap == "-":
                    yield Token(fold(pending.form), pending.start, pending.end)
                    pending = None
                continue
            yield pending
            pending = None
        if form in _JOINED:
            pending = Token(form, match.start(), match.end())
        else:
            yield Token(form, match.start(), match.end())
    if pending is not None:
        yield pending


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """The folded form of one word."""
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
    """The regular forms of a verb phrase, its first word inflected, folded."""
    first, _, rest = verb.partition(" ")
    if first.endswith("e"):
        forms = [first, first + "s", first + "d", first[:-1] + "ing"]
    elif first.endswith("y") and first[-2:-1] not in "aeiou":
        forms = [first, first[:-1] + "ies", first[:-1] + "ied", first + "ing"]
    else:
        forms = [first, first + "s", first + "ed", first + "ing"]
    if len(first) > 3 and first[-1] in "tpngmbd" and first[-2] in "aeiou" and first[-3] not in "aeiou":
        forms += [first + first[-1] + "ed", first + first[-1] + "ing"]  # commit, committed
    return tuple(dict.fromkeys(" ".join(filter(None, (form, rest))) for form in forms))
