"""What "the government" and "the State" stand for where the text names neither: by the country that it is of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from orchestration.extraction.entities.mentions import PLACES, Mention
from orchestration.extraction.entities.names.countries import country_of
from orchestration.vocabulary import Vocabulary

_OPENING = 400  # characters of an article that count as its first sentences
_IS_STATE = re.compile(r"(?:Federal )?[Ss]tate\b")


def state_of(topic: Mention | None, mentions: Sequence[Mention], vocabulary: Vocabulary) -> Mention | None:
    """The country that the topic is in, by the vocabulary, or that most names are of: whom what "the government" does
    describes, where the text does not name that."""
    entry = vocabulary.organisations.get(topic.name) if topic is not None else None
    if entry is None or topic is None:
        state = country_named(mentions, vocabulary) if topic is not None else None
    else:
        known = vocabulary.organisations.get(country_of(entry))
        state = None if known is None else replace(topic, name=known.name)
    return None if state is None else replace(state, member="organisation", kind="government", source="name")


def country_named(mentions: Sequence[Mention], vocabulary: Vocabulary) -> Mention | None:
    """The country that most bodies and programmes of the text are of, by the vocabulary."""
    countries: Counter[str] = Counter()
    for mention in mentions:
        programme = vocabulary.programmes.get(mention.name)
        entry = vocabulary.organisations.get(programme.operator if programme is not None else mention.name)
        if entry is not None:
            countries[country_of(entry)] += 1
    country = max(countries, key=lambda name: (countries[name], name)) if countries else ""
    known = vocabulary.organisations.get(country)
    if known is None or known.kind != "country":
        return None
    return replace(mentions[0], name=known.name, member="organisation", kind=known.kind, source="name")


def rather_home(topic: Mention | None, mentions: Sequence[Mention], vocabulary: Vocabulary) -> Mention | None:
    """The topic; where that is a place abroad, named but once and late, the country that most names are of: the
    "Silicon Valley" of a Norwegian programme's partners."""
    entry = vocabulary.organisations.get(topic.name) if topic is not None and topic.kind in PLACES else None
    if topic is None or entry is None or topic.start < _OPENING or sum(m.name == topic.name for m in mentions) != 1:
        return topic
    home = country_named(mentions, vocabulary)
    return topic if home is None or home.name == country_of(entry) else home


def province_of(mentions: Sequence[Mention], vocabulary: Vocabulary) -> Mention | None:
    """The state of a federation that the article names most."""
    entries = vocabulary.organisations
    regions = [m for m in mentions if m.kind == "region" and m.name in entries]
    states = [m for m in regions if _IS_STATE.match(entries[m.name].description or "")]
    counts = Counter(mention.name for mention in states)
    return max(states, key=lambda mention: (counts[mention.name], -mention.start), default=None)


def government_of(place: Mention, vocabulary: Vocabulary) -> Mention | None:
    """The government of the place, where the vocabulary has it."""
    entry = vocabulary.organisations.get(f"Government of {place.name}")
    return None if entry is None else Mention(place.start, place.end, entry.name, "organisation", entry.kind)


def cabinet_of(home: Mention | None, vocabulary: Vocabulary) -> Mention | None:
    """The cabinet of the country, where the vocabulary has it under a name of its own."""
    if home is None:
        return None
    described = f"Cabinet of {home.name}"
    entries = (entry for entry in vocabulary.organisations.values() if entry.description == described)
    entry = next(entries, None)
    return None if entry is None else Mention(home.start, home.end, entry.name, "organisation", entry.kind)


def administered(topic: Mention | None, vocabulary: Vocabulary) -> Mention | None:
    """The park that the administration which the text is about runs, by the vocabulary: "the park" of its news."""
    entry = vocabulary.organisations.get(topic.name) if topic is not None and topic.kind == "government" else None
    park = vocabulary.organisations.get(entry.parent) if entry is not None and entry.parent else None
    if topic is None or park is None or park.kind != "science_park":
        return None
    return Mention(topic.start, topic.end, park.name, "organisation", park.kind)


def home_of(topic: Mention | None, vocabulary: Vocabulary) -> Mention | None:
    """The country that the topic is in, by the vocabulary."""
    entry = vocabulary.organisations.get(topic.name) if topic is not None else None
    country = vocabulary.organisations.get(country_of(entry)) if entry is not None else None
    if topic is None or country is None or country.kind != "country":
        return None
    return Mention(topic.start, topic.end, country.name, "organisation", country.kind)


def city_of(topic: Mention | None, vocabulary: Vocabulary) -> Mention | None:
    """The city that the topic is a district of, by the vocabulary: "the city" of its news."""
    entry = vocabulary.organisations.get(topic.name) if topic is not None and topic.kind == "region" else None
    if topic is None or entry is None or not entry.name.endswith(" District") or entry.parent is None:
        return None
    city = vocabulary.organisations.get(entry.parent)
    return None if city is None else Mention(topic.start, topic.end, city.name, "organisation", city.kind)
