"""Indicators with the words that name them: `indicators`, `noun_groups`, `cue_sets` and `indicator_terms`.csv.

An indicator is one row of indicators.csv (its code, unit, label, definition) and a few rows of indicator_terms.csv:

    code        the indicator
    role        noun     names the thing that is measured or counted ("employee", "floor area", "@company")
                verb     says what is done with it, in its base form; every form of it counts ("invest", "set aside")
                topic    sets the theme of the text around: counts for little
                unit     a unit that the indicator takes besides its own
                exclude  speaks against the indicator
                instead  no word but the code of another indicator: under the condition, what speaks for that one speaks
                         for this one ("start-ups raised" in a text on venture capital is venture capital invested)
                class    a wide noun that is asked only where no other term names what is counted ("centre", "member")
                flow     the cue set of a verb that moves an amount of money; under the condition it speaks for this one
                otherwise  "money": what an amount is of which nothing else is told, where the condition holds first
    terms       words in the singular, alternatives divided by "|"; "@group" stands for all nouns of the noun group
    condition   what must hold besides; empty: nothing. Requirements divided by ";" must all hold; alternatives of one
                requirement are divided by "|"; "!" before an alternative denies it. An alternative is
                    set             a cue of the cue set stands in the part of the sentence that belongs to the quantity
                    near:set        it stands there within some six words of the quantity and its noun
                    upon:set        the same, and what is counted does not do it itself ("40 firms have founded")
                    sentence:set    it stands anywhere in the sentence
                    around:set      in the sentence, the one before, the heading or title, or the programme's name
                    theme:set       in the title or the first sentence of the article: what its text is about
                    subject:kind    the organisation told of is of this kind (company, incubator, ...; "programme" where
                                    a programme is told of)
                    giver:set       a cue of the set names who gives the money, "named" a proper name, "unsaid" nobody
                    receiver:set    the same of who gets it
    weight      how much the words speak for the indicator, above 0 to 10; most are 1 to 1.5

noun_groups.csv (noun_group, noun) holds nouns that are counted alike; cue_sets.csv (cue_set, kind, cue) holds the words
of a condition: of kind "verb" (base form, every inflected form counts, further words follow it unchanged), "words"
(in singular or plural) or "form" (exactly as it stands, so that "companies" is not "the company").
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import TypeVar

from orchestration.vocabulary.model import Cue, CueKind, Indicator, Place, Requirement, Term, TermRole, VocabularyError
from orchestration.vocabulary.rows import Folder, filled, yes_or_no

_ROLES: tuple[TermRole, ...] = ("noun", "verb", "topic", "unit", "exclude", "instead", "class", "flow", "otherwise")
_KINDS: tuple[CueKind, ...] = ("words", "verb", "form")
_PLACES: tuple[Place, ...] = ("part", "near", "upon", "sentence", "around", "theme", "subject", "giver", "receiver")
_Literal = TypeVar("_Literal", bound=str)
_ALTERNATIVE = re.compile(r"(!?)(?:([a-z]+):)?([a-z][a-z0-9_]*)")


def read_indicators(folder: Folder) -> Iterator[Indicator]:
    """The rows of indicators.csv."""
    columns = ("theme", "unit", "label", "definition", "additive_over_organisations", "additive_over_time", "scope")
    for where, row in folder.named_rows("indicators.csv", "code", columns):
        if not re.fullmatch(r"[a-z][a-z0-9_]*", row["code"]):
            raise VocabularyError(f"{where}: code {row['code']!r} is not in snake case")
        filled(where, row, "theme", "unit", "label")
        if row["scope"] not in ("metric", "incidental"):
            raise VocabularyError(f"{where}: scope {row['scope']!r} is not metric or incidental")
        yield Indicator(
            row["code"],
            row["theme"],
            row["unit"],
            row["label"],
            row["definition"],
            yes_or_no(where, "additive_over_organisations", row),
            yes_or_no(where, "additive_over_time", row),
            "incidental" if row["scope"] == "incidental" else "metric",
        )


def read_cue_sets(folder: Folder) -> dict[str, tuple[Cue, ...]]:
    """The cues of cue_sets.csv by set."""
    sets: dict[str, list[Cue]] = {}
    for where, row in folder.rows("cue_sets.csv", ("cue_set", "kind", "cue")):
        filled(where, row, "cue_set", "cue")
        cue = Cue(_one_of(where, "kind", row["kind"], _KINDS), row["cue"])
        if cue in sets.setdefault(row["cue_set"], []):
            raise VocabularyError(f"{where}: cue {cue.text!r} stands twice in {row['cue_set']!r}")
        sets[row["cue_set"]].append(cue)
    return {name: tuple(cues) for name, cues in sets.items()}


def read_terms(folder: Folder, indicators: Mapping[str, Indicator], cue_sets: Collection[str]) -> Iterator[Term]:
    """The terms of indicator_terms.csv, one for every noun that a row stands for."""
    groups: dict[str, list[str]] = {}
    for where, row in folder.rows("noun_groups.csv", ("noun_group", "noun")):
        filled(where, row, "noun_group", "noun")
        groups.setdefault(row["noun_group"], []).append(row["noun"])
    for where, row in folder.rows("indicator_terms.csv", ("code", "role", "terms", "condition", "weight")):
        if row["code"] not in indicators:
            raise VocabularyError(f"{where}: no indicator {row['code']!r}")
        role, weight = _one_of(where, "role", row["role"], _ROLES), _weight(where, row["weight"])
        condition = _condition(where, row["condition"], cue_sets)
        for term in dict.fromkeys(_spelt_out(where, row["terms"], groups)):
            _check(where, role, term, cue_sets)
            yield Term(row["code"], role, term, weight, condition)


def _check(where: str, role: TermRole, term: str, cue_sets: Collection[str]) -> None:
    """Refuse a term that its role could never find: the cue set of a verb, "money"."""
    if role == "flow" and term not in cue_sets:
        raise VocabularyError(f"{where}: no cue set {term!r}")
    if role == "otherwise" and term != "money":
        raise VocabularyError(f'{where}: the term of this role is "money", not {term!r}')


def _spelt_out(where: str, terms: str, groups: Mapping[str, list[str]]) -> Iterator[str]:
    for term in (part.strip() for part in terms.split("|")):
        if not term:
            raise VocabularyError(f"{where}: a term is empty")
        if not term.startswith("@"):
            yield term
        elif term[1:] in groups:
            yield from groups[term[1:]]
        else:
            raise VocabularyError(f"{where}: no noun group {term[1:]!r}")


def _condition(where: str, text: str, cue_sets: Collection[str]) -> tuple[tuple[Requirement, ...], ...]:
    return tuple(
        tuple(_requirement(where, alternative.strip(), cue_sets) for alternative in group.split("|"))
        for group in filter(None, text.split(";"))
    )


def _requirement(where: str, alternative: str, cue_sets: Collection[str]) -> Requirement:
    match = _ALTERNATIVE.fullmatch(alternative)
    if match is None:
        raise VocabularyError(f"{where}: condition {alternative!r} cannot be read")
    negation, place, name = match.groups()
    requirement = Requirement(_one_of(where, "place", place or "part", _PLACES), name, bool(negation))
    party = requirement.place in ("giver", "receiver") and name in ("named", "unsaid")
    if requirement.place != "subject" and not party and name not in cue_sets:
        raise VocabularyError(f"{where}: no cue set {name!r}")
    return requirement


def _one_of(where: str, column: str, cell: str, known: tuple[_Literal, ...]) -> _Literal:
    for entry in known:
        if cell == entry:
            return entry
    raise VocabularyError(f"{where}: {column} {cell!r} is not one of {known}")


def _weight(where: str, cell: str) -> float:
    try:
        weight = float(cell)
    except ValueError:
        weight = 0.0
    if not 0 < weight <= 10:
        raise VocabularyError(f"{where}: weight {cell!r} is not a number above 0 and up to 10")
    return weight
