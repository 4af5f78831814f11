"""What people decide in a review: to let something in doubt stand, or that words are another name of something known.

An alias is used from the next extraction on, as if the vocabulary had it. Pure: no I/O, no clock.
"""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from orchestration.ledger.chain import canonical_json
from orchestration.ledger.corrections import CorrectionRefused
from orchestration.ledger.events import Event, NewEvent, new_event
from orchestration.ledger.payloads import AliasAdded, AliasWithdrawn, Named, ReviewAccepted, Subject
from orchestration.vocabulary import Alias, Term, Vocabulary

_TERM_WEIGHT = 1.5  # as the vocabulary weighs a plain name of what is counted


@dataclass(frozen=True, slots=True)
class LedgerAlias:
    """An alias that a person added and nobody withdrew."""

    kind: Named
    alias: str
    name: str


def review_stream(kind: Subject, subject: str) -> str:
    """The stream of the decisions about a subject."""
    return f"review/{kind}/{subject}"


def alias_stream(alias: str) -> str:
    """The stream of an alias: one spelling means one thing."""
    return f"alias/{alias}"


def plan_acceptance(kind: Subject, subject: str, person: str, reason: str) -> NewEvent:
    """The event that lets something stand."""
    return new_event(
        review_stream(kind, subject), ReviewAccepted(kind=kind, subject=subject, person=person, reason=reason)
    )


def plan_alias(
    alias: str, name: str, vocabulary: Vocabulary, standing: Sequence[LedgerAlias], person: str, reason: str
) -> NewEvent:
    """The event that adds an alias of a name, or words for the code of an indicator.

    Raises CorrectionRefused for a name that the vocabulary lacks, or an alias that means something already.
    """
    alias, name = " ".join(alias.split()), name.strip()
    kind = _kind(name, vocabulary)
    if not alias:
        raise CorrectionRefused("an alias cannot be empty")
    taken = _meanings(alias, vocabulary, standing)
    if taken:
        raise CorrectionRefused(f"{alias!r} means {taken[0]!r} already")
    added = AliasAdded(kind=kind, alias=alias, name=name, person=person, reason=reason)
    return new_event(alias_stream(alias), added)


def plan_alias_withdrawal(added: Event, stream: Sequence[Event], person: str, reason: str) -> NewEvent:
    """The event that takes an added alias back, given all events of its stream. Raises CorrectionRefused."""
    if stream[-1].event_id != added.event_id:
        raise CorrectionRefused(f"the alias {added.payload['alias']!r} was withdrawn or replaced since")
    kind, alias = cast(Named, added.payload["kind"]), added.payload["alias"]
    return new_event(
        alias_stream(alias),
        AliasWithdrawn(kind=kind, alias=alias, person=person, reason=reason),
        expected_version=added.stream_version,
    )


def with_aliases(vocabulary: Vocabulary, aliases: Iterable[LedgerAlias]) -> Vocabulary:
    """The vocabulary with the aliases of the ledger; its hash tells them, so that documents are read again.

    What the vocabulary itself has come to say since is left out, as is a name that it no longer has.
    """
    known = [a for a in sorted(aliases, key=lambda a: a.alias) if not _meanings(a.alias, vocabulary, ())]
    added = [a for a in known if a.name in _names(vocabulary)[a.kind]]
    if not added:
        return vocabulary
    told = canonical_json([vocabulary.content_hash, *([a.kind, a.alias, a.name] for a in added)])
    spellings = {
        kind: tuple(Alias(a.alias, a.name) for a in added if a.kind == kind) for kind in ("organisation", "programme")
    }
    terms = tuple(Term(a.name, "noun", a.alias, _TERM_WEIGHT) for a in added if a.kind == "indicator")
    return replace(
        vocabulary,
        terms=(*vocabulary.terms, *terms),
        organisation_aliases=(*vocabulary.organisation_aliases, *spellings["organisation"]),
        programme_aliases=(*vocabulary.programme_aliases, *spellings["programme"]),
        content_hash=hashlib.sha256(told.encode()).hexdigest(),
    )


def _names(vocabulary: Vocabulary) -> Mapping[Named, Iterable[str]]:
    return {
        "indicator": vocabulary.indicators,
        "organisation": vocabulary.organisations,
        "programme": vocabulary.programmes,
    }


def _kind(name: str, vocabulary: Vocabulary) -> Named:
    for kind, names in _names(vocabulary).items():
        if name in names:
            return kind
    every = [known for names in _names(vocabulary).values() for known in names]
    close = difflib.get_close_matches(name, every)
    hint = f"; did you mean {' or '.join(close)}?" if close else ""
    raise CorrectionRefused(f"the vocabulary has no indicator, organisation or programme {name!r}{hint}")


def _meanings(alias: str, vocabulary: Vocabulary, standing: Sequence[LedgerAlias]) -> list[str]:
    """What the spelling stands for already."""
    names = (*vocabulary.organisation_names(), *vocabulary.programme_names())
    return [
        *(entry.name for entry in names if entry.alias == alias),
        *(term.code for term in vocabulary.terms if term.role == "noun" and term.term == alias and not term.condition),
        *(entry.name for entry in standing if entry.alias == alias),
    ]
