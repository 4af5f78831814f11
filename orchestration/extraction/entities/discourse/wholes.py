"""What several bodies of one kind are together: the place that the vocabulary says they share.

"The three parks" after a list of parks, and the combined figure of such a list, are of the country or city of them all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from orchestration.extraction.entities.mentions import Mention
from orchestration.extraction.entities.subjects.bystanders import is_bystander, is_oblique, list_lengths
from orchestration.vocabulary import Vocabulary

_KINDS = {
    "science_park": "parks zones campuses sites facilities hubs clusters",
    "university": "universities institutions",
    "incubator": "incubators accelerators",
}
_KIND_OF = {noun: kind for kind, nouns in _KINDS.items() for noun in nouns.split()}
_SEVERAL = re.compile(  # "the three science parks", "these facilities"
    r"\b(?:[Tt]he|[Tt]hese|[Tt]hose|[Aa]ll(?:\sof)?(?:\sthe)?)\s(?P<number>(?:two|three|four|five|six|\d{1,2})\s)?"
    r"(?:(?:science|technology|industrial|research|high-tech|hi-tech|national|government-run|said|same)\s){0,2}"
    rf"(?P<noun>{'|'.join(_KIND_OF)})\b"
)
_TOGETHER = re.compile(
    r"\b(?:combined|aggregate|total|totalled|joint|jointly|together|collective|collectively|overall)\b"
)
_MANY = 3  # bodies of a list that have one figure even where the text does not say that it is of all of them


@dataclass(slots=True)
class Wholes:
    """The bodies of each kind that an article has named so far, and what each several of them are together."""

    vocabulary: Vocabulary
    _named: dict[str, dict[str, None]] = field(default_factory=dict)

    def note(self, names: Iterable[Mention]) -> None:
        """Take in names of the text."""
        for name in names:
            if name.kind in _KINDS and name.name in self.vocabulary.organisations:
                self._named.setdefault(name.kind, {})[name.name] = None

    def several(self, text: str, offset: int) -> Iterator[Mention]:
        """The plurals of a sentence that refer to all the bodies of a kind named before it."""
        for match in _SEVERAL.finditer(text):
            kind = _KIND_OF[match["noun"]]
            named = tuple(self._named.get(kind, ()))
            place = shared(named, self.vocabulary) if match["number"] or len(named) >= _MANY else None
            if place is not None:
                yield Mention(offset + match.start(), offset + match.end(), place, "organisation", kind, "description")

    def of_list(self, text: str, offset: int, mentions: Sequence[Mention], end: int) -> Mention | None:
        """What the bodies of a list before `end` are together, where they are the subject of its figure."""
        mentions = [m for m, before in zip(mentions, (None, *mentions), strict=False) if not _abbreviates(m, before)]
        lengths = list_lengths(text, offset, mentions)
        for number, length in enumerate(lengths):
            first = mentions[number]
            if length < 2 or (number and lengths[number - 1] == length and _adjoins(mentions, number, lengths)):
                continue
            members = mentions[number : number + length]
            start = first.start - offset
            if members[-1].end - offset > end or first.kind not in _KINDS or any(m.kind != first.kind for m in members):
                continue
            told = text[members[-1].end - offset : end]
            if length < _MANY and not _TOGETHER.search(told):
                continue
            if is_oblique(text, start) or is_bystander(text, start, first.end - offset, first) or ";" in told:
                continue
            place = shared(tuple(member.name for member in members), self.vocabulary)
            if place is not None:
                return replace(first, name=place, end=members[-1].end, source="description")
        return None


def shared(names: Sequence[str], vocabulary: Vocabulary) -> str | None:
    """The body that all these members are parts of, else the smallest place that they lie in."""
    entries = [vocabulary.organisations.get(name) for name in dict.fromkeys(names)]
    known = [entry for entry in entries if entry is not None and entry.location]
    if len(known) < 2 or len(known) < len(entries):
        return None
    parents = {entry.parent for entry in known if entry.parent not in names}
    whole = next(iter(parents)) if len(parents) == 1 else None
    if whole is not None and whole in vocabulary.organisations:
        return whole
    common = None
    for steps in zip(*((entry.location or "").split(", ")[::-1] for entry in known), strict=False):
        if len(set(steps)) > 1 or steps[0] not in vocabulary.organisations:
            break
        common = steps[0]
    return common


def alike(best: Mention, mentions: Sequence[Mention], vocabulary: Vocabulary) -> str | None:
    """What several bodies of the kind of `best` are together, where the text names them all about as often."""
    if best.kind not in _KINDS:
        return None
    known = [mention.name for mention in mentions if mention.name in vocabulary.organisations]
    times = Counter(name for name in known if vocabulary.organisations[name].kind == best.kind)
    often = [name for name in times if 2 * times[name] >= times[best.name]]
    return shared(often, vocabulary) if len(often) >= _MANY and len(often) == len(times) else None


def by_cluster(mentions: Sequence[Mention], topic: Mention | None) -> list[Mention]:
    """The mentions with the place for the cluster around it, where the text is about that: "Cambridge" of the
    "Cambridge Cluster"."""
    if topic is None or not topic.name.endswith(" Cluster"):
        return list(mentions)
    place = topic.name.removesuffix(" Cluster")
    return [replace(m, name=topic.name, kind=topic.kind) if m.name == place else m for m in mentions]


def _abbreviates(mention: Mention, before: Mention | None) -> bool:
    """Whether the mention is the short name in brackets behind the full one."""
    return before is not None and mention.name == before.name and mention.start - before.end == len(" (")


def _adjoins(mentions: Sequence[Mention], number: int, lengths: Sequence[int]) -> bool:
    """Whether the mention is a later member of the list that the one before it belongs to."""
    first = number
    while first and lengths[first - 1] == lengths[number]:
        first -= 1
    return (number - first) % lengths[number] != 0
