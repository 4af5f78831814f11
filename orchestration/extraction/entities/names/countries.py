"""The country that a text speaks of: abbreviations of the bodies of another one are none of its names."""

from __future__ import annotations

from orchestration.extraction.entities.mentions import PLACES, Mention
from orchestration.vocabulary import Organisation, Vocabulary

_SHORT = 4  # letters of an abbreviation that many bodies share


def at_home(text: str, mentions: list[Mention], vocabulary: Vocabulary) -> list[Mention]:
    """Mentions without the abbreviations of bodies of a country that the text does not speak of.

    AIM is a mission of India and a stock market of London: three letters alone do not tell.
    """
    countries, spelt = set(), set()
    short = []
    for mention in mentions:
        written = text[mention.start : mention.end]
        entry = vocabulary.organisations.get(mention.name)
        abbreviated = written.isupper() and len(written) <= _SHORT and written != mention.name
        if entry is not None and abbreviated and mention.kind not in PLACES:
            short.append((mention, country_of(entry)))
            continue
        programme = vocabulary.programmes.get(mention.name)
        operator = vocabulary.organisations.get(programme.operator) if programme is not None else None
        if operator is not None and written != mention.name:
            short.append((mention, country_of(operator)))
            continue
        spelt.add(mention.name)
        if entry is not None:
            countries.add(country_of(entry))
    if not countries:
        return mentions
    strange = {id(mention) for mention, country in short if country not in countries and mention.name not in spelt}
    return [mention for mention in mentions if id(mention) not in strange]


def country_of(entry: Organisation) -> str:
    """The country that a member is in, or is."""
    return entry.name if entry.kind == "country" else (entry.location or entry.name).rsplit(", ", 1)[-1]
