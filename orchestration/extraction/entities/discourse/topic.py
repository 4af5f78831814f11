"""What an article is about: the organisation and the programme that its title and its sentences name most."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Container, Sequence
from dataclasses import replace

from orchestration.extraction.entities.discourse.imprints import (
    holds_contact,
    is_imprint,
    is_letterhead,
    reporters_of,
    without_short_names,
)
from orchestration.extraction.entities.discourse.leads import interviewed, told_first
from orchestration.extraction.entities.discourse.managers import managers
from orchestration.extraction.entities.discourse.titles import SITE_NOUNS, meant_by_title, only_says, site_meant
from orchestration.extraction.entities.discourse.weights import LETTERHEAD, OFTEN, OPENING, heaviest, inside_heading
from orchestration.extraction.entities.discourse.wholes import alike
from orchestration.extraction.entities.mentions import PLACES, Mention
from orchestration.extraction.entities.programme_names.events import is_event
from orchestration.extraction.entities.subjects.bystanders import is_bystander, list_lengths
from orchestration.extraction.entities.subjects.sources import is_source
from orchestration.extraction.model import Sentence
from orchestration.vocabulary import Vocabulary

_MANY = 3  # bodies of a list that are its examples: "five groups lent their data: ..."
_OWNS = re.compile(r"['\u2019]s? [A-Z]\w+ (?:of |for |and )?[A-Z]")
_OWN = frozenset(("science_park", "incubator", "government"))
_OCCASION = (
    " at ",
    " during ",
    " of ",
    " before ",
    " after ",
    " for ",
    " in ",
    " at the ",
    " of the ",
    " before the ",
    " during the ",
)
_THE_SITE = re.compile(rf"\b[Tt]h(?:e|is) (?:[a-z][a-z-]+ )?(?P<noun>{'|'.join(SITE_NOUNS)})\b")


def topic_of(
    text: str,
    title_text: str,
    mentions: Sequence[Mention],
    title: Sequence[Mention],
    headings: Sequence[tuple[int, int]],
    sentences: Sequence[Sentence],
    vocabulary: Vocabulary,
) -> Mention | None:
    """The organisation that the article is about, or None where it names none but its sources.

    Who is only said to run another body, or stands in the imprint with an address, is not it where others are named.

    A report of a park's administration is about the park: naming the one speaks for the other, where both are named.
    """
    schemes = [m for m in mentions if m.name in vocabulary.programmes]
    times = Counter(m.name for m in schemes)
    runners = {vocabulary.programmes[m.name].operator for m in schemes if m.start < 2 * OPENING or times[m.name] > 1}
    told = [
        m
        for m in mentions
        if m.member == "organisation" and (m.name in runners or not is_source(text, m.start, m.end, m.kind in PLACES))
    ]
    told = without_short_names(told, mentions)
    own = [m for m in told if not is_imprint(text, m)]
    managing = managers(text, own or told)
    told = [m for m in own or told if m.name not in managing]
    reporters = reporters_of(text, mentions, told)
    told = [m for m in told if m.name not in reporters and not is_letterhead(text, m)]
    title = [
        m
        for m in title
        if m.name not in reporters
        and m.name not in managing
        and not only_says(title_text, m, mentions, told)
        and not (is_source(title_text, m.start, m.end, m.kind in PLACES) or is_letterhead(title_text, m))
    ]
    title = [] if holds_contact(title_text) else [site_meant(title_text, m, told) for m in title]
    named = {mention.name for mention in told}
    titles = _members(title, "organisation")
    parks = {mention.name for mention in told if mention.kind == "science_park"}
    aside = {m for m in told if m.name not in runners and _in_passing(text, m)}
    aside |= {m for m, length in zip(told, list_lengths(text, 0, told), strict=True) if length >= _MANY}
    best = heaviest(
        [*told, *_administered(told, named, parks, vocabulary)],
        [*titles, *_administered(titles, named, parks, vocabulary)],
        headings,
        {name: entry.parent for name in named if (entry := vocabulary.organisations.get(name)) is not None},
        aside,
        Counter(SITE_NOUNS[match["noun"]] for match in _THE_SITE.finditer(text)),
    )
    if best is not None and best.kind in PLACES:
        best = told_first(best, told, sentences) or interviewed(text, told) or best
    cluster = next((m for m in told if best is not None and m.name == f"{best.name} Cluster"), None)
    if cluster is not None and (cluster.start < OPENING or inside_heading(cluster, headings)):
        return cluster
    whole = alike(best, told, vocabulary) if best is not None and best.name not in {m.name for m in titles} else None
    if best is not None and whole is not None:
        return replace(best, name=whole, kind=vocabulary.organisations[whole].kind)
    if best is None or best.kind not in LETTERHEAD or any(_runs_on(m, headings) for m in told if m.name == best.name):
        return best
    running = [m for m in told if _runs_on(m, headings) and m.kind in _OWN and m.start < 2 * OPENING]
    return (heaviest(running, [], headings, {}) if title_text else None) or best


def _in_passing(text: str, mention: Mention) -> bool:
    """Whether the mention is a bystander of its sentence, or only the owner of another body: "Taiwan's Cabinet"."""
    if mention.kind in PLACES and text.endswith(" in ", 0, mention.start):
        return False  # "graduates in Kerala"
    return is_bystander(text, mention.start, mention.end, mention) or _OWNS.match(text, mention.end) is not None


def _runs_on(mention: Mention, headings: Sequence[tuple[int, int]]) -> bool:
    return not inside_heading(mention, headings)


def _administered(
    mentions: Sequence[Mention], named: Container[str], named_parks: Collection[str], vocabulary: Vocabulary
) -> list[Mention]:
    """The parks that the administrations among the mentions run, where they are `named` themselves."""
    parks = [
        replace(mention, name=park, kind="science_park")
        for mention in mentions
        if mention.kind in ("company", "government")
        for park in named_parks
        if mention.name.startswith(f"{park} ")
    ]
    for mention in mentions:
        if any(park.start == mention.start for park in parks):
            continue
        entry = vocabulary.organisations.get(mention.name)
        if entry is None or entry.kind != "government" or entry.parent is None or entry.parent not in named:
            continue
        park = vocabulary.organisations[entry.parent]
        if park.kind == "science_park":
            parks.append(replace(mention, name=park.name, kind=park.kind))
    return parks


def topic_programme(
    mentions: Sequence[Mention], title: Sequence[Mention], title_text: str, headings: Sequence[tuple[int, int]]
) -> Mention | None:
    """The programme that the title or a heading at the top names, or that is named more than all others together;
    programmes told in passing are no topic.

    A title also names it by its noun ("Cabinet clears start-up policy"), where one programme of that noun opens the
    text; the parts of a programme, that bear its name, speak for it together."""
    named = [m for m in _members(title, "programme") if not _is_occasion(title_text, m)]
    occasions = {m.name for m in title if _is_occasion(title_text, m)}
    top = [m for m in mentions if m.member == "programme" and m.start < OPENING and inside_heading(m, headings)]
    top = [m for m in top if m.name not in occasions]
    told = [m for m in mentions if m.member == "programme"]
    best = heaviest(told, named, headings, {})
    if best is None or best.name in {m.name for m in (*named, *top)}:
        return best
    meant = meant_by_title(title_text, [m for m in told if m.name not in occasions])
    if meant is not None:
        return meant
    fuller = [m for m in told if m.name.startswith(f"{best.name} ")]
    if 2 * len(fuller) >= sum(m.name == best.name for m in told) > 0 and fuller:
        best = fuller[0]  # the grant rather than the programme that it is one of
    if told[0].start < 2 * OPENING and not any(m.member == "organisation" and m.kind not in PLACES for m in mentions):
        return best  # nothing else is told of
    family = best.name.replace("-", " ").split(" ")[0]
    family = family if family.isupper() else best.name
    times = sum(m.name.startswith(family) for m in told)
    return best if times > OFTEN and 2 * times > len(told) and told[0].start < 2 * OPENING else None


def _is_occasion(title_text: str, mention: Mention) -> bool:
    """Whether the title names an event only as when something happened: "Bank opens branch ahead of Kestrel Week"."""
    return is_event(mention) and title_text.endswith(_OCCASION, 0, mention.start)


def _members(mentions: Sequence[Mention], member: str) -> list[Mention]:
    return [mention for mention in mentions if mention.member == member]
