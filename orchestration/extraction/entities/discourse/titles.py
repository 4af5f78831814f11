"""What the bodies in a title are: the one that it is about, who only says it, or the site that its place stands for;
and the programme that a title tells of by its noun."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from orchestration.extraction.entities.discourse.memory import DESCRIBED, PROGRAMME_NOUNS
from orchestration.extraction.entities.mentions import PLACES, Mention
from orchestration.extraction.entities.names.discovery import discover
from orchestration.extraction.entities.names.heads import ORGANISATION_HEADS, is_programme_compound

SITES = frozenset(("science_park", "incubator"))
SITE_NOUNS = {
    noun: kinds[0] for noun, kinds in DESCRIBED.items() if kinds[0] in ("science_park", "incubator", "investor")
}
_SITE_OF_PLACE = re.compile(
    rf"(?:['\u2019]s)?\s(?:[A-Za-z-]+\s){{0,3}}?(?P<noun>{'|'.join(SITE_NOUNS)})\b", re.IGNORECASE
)
_YEAR = " -\u20130123456789"  # behind the name of a policy
_SCHEME_NOUNS = frozenset((*PROGRAMME_NOUNS, "fund", "bonus", "voucher", "prize", "card", "loan"))
_COMPLEMENT = re.compile(r"\s(?:for|to|in|of)\s")
_GENERAL = frozenset(
    ("program", "scheme", "initiative", "grant", "policy", "plan", "competition", "fellowship", "fund")
)
_FIRST = 400  # characters of an article that count as its first sentences
_LEAD = 800  # characters of an article that name the site of its title


def only_says(title_text: str, mention: Mention, mentions: Sequence[Mention], told: Sequence[Mention]) -> bool:
    """Whether a title opens with the body only as who says what follows, since the text names it as a source alone."""
    if mention.start or mention.kind in PLACES or not title_text.startswith(": ", mention.end):
        return False
    named = any(m.name == mention.name for m in mentions)
    return named and not any(m.name == mention.name for m in told)


def site_meant(title_text: str, mention: Mention, told: Sequence[Mention]) -> Mention:
    """The mention of a title, or where it is a place that only says which site is meant ("Harbin zone makes headway"),
    the site of it that the text names."""
    site = _SITE_OF_PLACE.match(title_text, mention.end) if mention.kind in PLACES else None
    if site is None:
        return mention
    kind = SITE_NOUNS[site["noun"].casefold()]
    sites = [m for m in told if m.kind in SITES and m.start < _LEAD]
    found = next((m for m in sites if m.kind == kind and m.name.startswith(f"{mention.name} ")), None)
    if found is None and title_text.startswith(("'s", "\u2019s"), mention.end) and len({m.name for m in sites}) == 1:
        found = sites[0]  # "Hyderabad's start-up hub"
    if found is None and len({m.name for m in sites}) == 1 and site["noun"].casefold() in sites[0].name.casefold():
        found = sites[0]  # "Taipei software park", of the "Banqiao Software Park"
    return replace(mention, name=found.name, kind=found.kind) if found is not None else mention


def whole_title(text: str) -> list[Mention]:
    """The body that a title names which is nothing but its name: "Zhoushan Core Park"."""
    whole = next(iter(discover(text, [], [(0, len(text))])), None)
    if whole is None or whole.end - whole.start < len(text):
        return []
    return [whole] if text.rsplit(" ", 1)[-1] in ORGANISATION_HEADS else []


def opening(title: str, bodies: Sequence[Mention]) -> list[Mention]:
    """The body found in the text that the title opens with: "Harwell Angels doubles its portfolio"."""
    found = [m for m in bodies if m.source == "discovered" and m.member == "organisation" and title.startswith(m.name)]
    return [replace(m, start=0, end=len(m.name)) for m in found if not title[len(m.name) : len(m.name) + 1].isalnum()]


def meant_by_title(title_text: str, told: Sequence[Mention]) -> Mention | None:
    """The only programme of the opening whose name ends in a noun that the title has too, or the only one of the text
    where the title tells of a scheme."""
    words = {_one_spelling(word.rstrip(",:;.")) for word in title_text.split(" ")[1:]} & _SCHEME_NOUNS
    if len({m.name for m in told}) == 1 and told[0].start < _LEAD:
        nouns = _GENERAL if told[0].kind == "programme" else {told[0].kind}
        if not nouns.isdisjoint(words):
            return told[0]
    opening = [m for m in told if m.start < _FIRST] if words else ()
    found = {m.name: m for m in opening if _is_of(m.name, words)}
    return next(iter(found.values())) if len(found) == 1 else None


def _is_of(name: str, nouns: set[str]) -> bool:
    """Whether the last word of the name, or of a compound like "StartBONUS", is one of the nouns."""
    last = _one_spelling(_head(name))
    return last in nouns or (is_programme_compound(last.title()) and last.endswith(tuple(nouns)))


def _head(name: str) -> str:
    """The noun of a programme's name: "Loan" of "Harbour Start-up Loan for Young Founders"."""
    return _COMPLEMENT.split(name, maxsplit=1)[0].rstrip(_YEAR).rsplit(" ", 1)[-1]


def _one_spelling(word: str) -> str:
    return word.casefold().replace("programme", "program")
