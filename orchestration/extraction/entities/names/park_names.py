"""Parks that a text writes in another way than the vocabulary: which park a bare word or a longer name means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from orchestration.extraction.entities.mentions import Mention
from orchestration.extraction.entities.names.index import vocabulary_index, words_of
from orchestration.vocabulary import Vocabulary

_WHAT_PARKS_ARE = frozenset(
    ("Science", "Technology", "Tech", "High", "tech", "Hi", "and", "&", "National", "State", "Zone", "Park")
)


def parks_in_full(text: str, mentions: Sequence[Mention]) -> dict[str, str]:
    """Known parks of which the text writes only a bare word, with the park that it names in full with that word in it,
    or its district: "Hunnan" beside "Hunnan National High-tech Zone" is the zone, beside "Hunnan district" that."""
    full = [m for m in mentions if m.kind == "science_park" and m.source == "discovered"]
    written: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.kind == "science_park" and mention.source == "name":
            written[mention.name].add(text[mention.start : mention.end])
    found = {}
    for name, forms in written.items():
        word = next(iter(forms))
        park = next((m.name for m in full if word in m.name.split(" ")), None)
        district = next((m.name for m in mentions if m.kind == "region" and m.name == f"{word} District"), None)
        if len(forms) == 1 and word.isalpha() and word != name and district is not None:
            found[name] = district
        elif len(forms) == 1 and word.isalpha() and word != name and park is not None:
            found[name] = park
    return found


def parks_by_nouns(mentions: Sequence[Mention], vocabulary: Vocabulary) -> dict[str, str]:
    """The parks found that bear the name of one of the vocabulary and else only say what it is, with that: the
    "Zhongguancun Science & Technology Zone". Of those only that always go by one name."""
    found = {}
    for name in {m.name for m in mentions if m.kind == "science_park" and m.source == "discovered"}:
        known = next(vocabulary_index(vocabulary).find(name, list(words_of(name))), None)
        entry = vocabulary.organisations.get(known.name) if known is not None and known.start == 0 else None
        if known is None or entry is None or entry.naming != "canonical" or entry.kind != "science_park":
            continue
        if _WHAT_PARKS_ARE.issuperset(word.text for word in words_of(name, known.end)):
            found[name] = entry.name
    return found
