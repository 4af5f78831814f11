"""The name that an observation gives a body: its canonical name, or the fullest form that the document itself uses.

The vocabulary says which (`naming` of organisations.csv and programmes.csv). A "canonical" body or programme always
goes by that name. One kept "as_written" goes by the document's own full name, so that a reader finds the words of the
text in the table and nothing is renamed that may be another body after all; the warehouse joins both spellings to one
member by the aliases.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from orchestration.extraction.entities.mentions import PLACES, Mention
from orchestration.extraction.entities.names.discovery import capitalised_run, proper_name
from orchestration.extraction.entities.names.heads import ORGANISATION_HEADS, PROGRAMME_HEADS
from orchestration.extraction.entities.names.kinds import is_generic
from orchestration.vocabulary import Vocabulary

_WHOLE = 4  # words from which on a name with the last word of the canonical one is no short form of it
_SHORTEST_BRAND = 4  # letters; fewer are an abbreviation
_ABBREVIATED = re.compile(r"[A-Z\d-]+s?(?: \d\.\d)?")
_DATED = ("Policy", "Plan", "Scheme", "Strategy")  # kinds of programme that are told apart by their years
_OF_YEAR = re.compile(r"\s20\d\d(?:[-\u2013](?:20)?\d\d)?(?![\w-])")
_QUOTES = ('"', "\u201c")
_SUBTITLED = re.compile(r"\s?[-:\u2013\u2014]\s[A-Z][^\"\u201d\n]{4,60}(?=[\"\u201d])")
_COMPLETES = re.compile(r"\s(?:20\d\d|\d\.\d|[-\u2013\u2014]\s)|:\s")
_NOT_LETTERS = re.compile(r"[^\w&]+")


class DocumentForms:
    """How a document writes the bodies of the vocabulary, gathered over its articles."""

    def __init__(self) -> None:
        self._forms: dict[str, set[str]] = defaultdict(set)
        self._places: set[str] = set()
        self._programmes: dict[str, set[str]] = defaultdict(set)
        self._brands: set[str] = set()  # companies, that go by the first word of their name where it alone is written

    def gather(self, text: str, mentions: Sequence[Mention], vocabulary: Vocabulary) -> None:
        """Take in the written forms of the article's mentions that the vocabulary keeps as written."""
        for mention in mentions:
            programme = vocabulary.programmes.get(mention.name)
            if programme is not None and programme.naming == "as_written" and mention.source == "name":
                self._programmes[mention.name].add(_written_programme(text, mention))
            entry = vocabulary.organisations.get(mention.name)
            if entry is None or entry.naming == "canonical":
                continue
            if mention.source == "discovered":
                self._forms[mention.name].add(mention.name)  # with its legal form, say
            if mention.source != "name":
                continue
            if entry.kind == "company":
                self._brands.add(mention.name)
            place = entry.kind in PLACES
            written = text[mention.start : mention.end] if place else _written(text, mention)
            if not is_generic(written):  # "the High-tech Zone" of a city that only the file name tells
                self._forms[mention.name].add(written)
            if place:
                self._places.add(mention.name)

    def name_of(self, canonical: str | None) -> str | None:
        """The name for observations of this document: the fullest form it writes, where that is a full name."""
        forms = self._forms.get(canonical, set()) if canonical else set()
        if canonical is None or _folded(canonical) in {_folded(form) for form in forms}:
            return canonical
        if canonical in self._brands and len(forms) == 1:
            form = next(iter(forms))
            if len(form) > _SHORTEST_BRAND and _folded(canonical).split()[0] == _folded(form):
                return form
        if canonical in self._places:
            return max(forms, key=lambda form: (len(form), form))  # "Korea", where the text never says which
        joined = next((form for form in sorted(forms) if _unspaced(form) == _unspaced(canonical)), None)
        if joined is not None:
            return joined  # "Ignite100" where the vocabulary has "Ignite 100"
        own = set(_folded(canonical).split())
        if any(own == {*_folded(form).split(), "of"} for form in forms):
            return canonical  # "Telangana Government" is no other name than "Government of Telangana"
        full = [form for form in forms if " " in form and own & set(_folded(form).split())]  # not "Downing Street"
        if canonical not in self._brands:
            full = [form for form in full if _is_whole(form, canonical)]
        return max(full, key=lambda form: (len(form), form)) if full else canonical

    def programme_of(self, canonical: str | None) -> str | None:
        """The name of a programme for observations of this document: the fullest it writes, but no abbreviation."""
        forms = self._programmes.get(canonical, set()) if canonical else set()
        if canonical is None:
            return canonical
        short = _ABBREVIATED.fullmatch(canonical) is not None
        if canonical in forms and not short and not any(_is_completed(form, canonical) for form in forms):
            return canonical
        own = set(_folded(canonical).split())
        full = [form for form in forms if not _ABBREVIATED.fullmatch(form) and not _is_noun_added(form, canonical)]
        full = [form for form in full if not _is_left_out(form, own)]
        return max(full, key=lambda form: (len(form), form)) if full else canonical


def _is_whole(form: str, canonical: str) -> bool:
    """Whether the form is a full name of its own rather than the canonical one with words left out."""
    words, own = _folded(form).split(), _folded(canonical).split()
    return not set(own).issuperset(words) or (len(words) >= _WHOLE and words[-1] == own[-1])


def _is_left_out(form: str, own: set[str]) -> bool:
    """Whether the form is the name with words left out, or in the plural: "600 Gold Cards"."""
    folded = _folded(form)
    return own.issuperset(folded.split()) or own.issuperset(folded.removesuffix("s").split())


def _is_noun_added(form: str, canonical: str) -> bool:
    """Whether the form is the name with a noun for it: "the EXIST programme"."""
    added = form[len(canonical) + 1 :] if form.startswith(f"{canonical} ") else ""
    return added.islower() or added in PROGRAMME_HEADS


def _is_completed(form: str, canonical: str) -> bool:
    """Whether the form is the name with its subtitle, year or edition."""
    return form.startswith(canonical) and _COMPLETES.match(form, len(canonical)) is not None


def _written_programme(text: str, mention: Mention) -> str:
    """The programme as printed, with its subtitle in quotation marks, or the year that tells it from the policies
    before it ("Start-up Policy 2019")."""
    quoted = _SUBTITLED.match(text, mention.end) if text[mention.start - 1 : mention.start] in _QUOTES else None
    if quoted is not None:
        return text[mention.start : quoted.end()]
    if _ABBREVIATED.fullmatch(text, mention.start, mention.end):
        return text[mention.start : mention.end]
    year = _OF_YEAR.match(text, mention.end) if text.endswith(_DATED, mention.start, mention.end) else None
    return proper_name(text[mention.start : year.end() if year is not None else mention.end])


def _written(text: str, mention: Mention) -> str:
    """The mention as printed, with the head words that lead up to it ("Technology Park Adlershof")."""
    start, end = capitalised_run(text, mention.start, mention.end)
    before = text[start : mention.start].split()
    if end == mention.end and any(word in ORGANISATION_HEADS for word in before):
        return proper_name(text[start:end])
    return proper_name(text[mention.start : mention.end])


def _unspaced(name: str) -> str:
    return _folded(name).replace(" ", "")


def _folded(name: str) -> str:
    return _NOT_LETTERS.sub(" ", name).casefold()
