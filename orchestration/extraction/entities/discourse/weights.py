"""How much the namings of a body or a programme weigh for its being what an article is about."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence
from types import MappingProxyType

from orchestration.extraction.entities.discourse.titles import SITES
from orchestration.extraction.entities.mentions import PLACES, Mention

_PLACE_WEIGHT = {
    "country": 0.35,
    "region": 0.5,
    "company": 0.8,
    "university": 0.7,
    "government": 0.6,
    "association": 0.5,
}
_PASSING = 0.15  # factor for the employer of a person, an example or the owner of the body named behind it
_ONCE, _PLACE_ONCE = 0.1, 0.5  # factors for what is named but once, far from the opening
_EARLY = 1000  # characters of an article in which one naming is enough
OFTEN = 3  # a body named so often, from the opening on, is the topic rather than the place it is in
LETTERHEAD = frozenset(("company", "government"))  # kinds that may stand over a text on another body
OPENING = 400  # characters of an article that count as its first sentences


def inside_heading(mention: Mention, headings: Sequence[tuple[int, int]]) -> bool:
    """Whether the mention stands in a heading; headings are in the order of the text."""
    place = bisect_right(headings, (mention.start, sys.maxsize)) - 1
    return place >= 0 and mention.start < headings[place][1]


def heaviest(
    mentions: Sequence[Mention],
    title: Sequence[Mention],
    headings: Sequence[tuple[int, int]],
    parents: Mapping[str, str | None],
    aside: Container[Mention] = (),
    described: Mapping[str, int] = MappingProxyType({}),
) -> Mention | None:
    """The member named with the most weight; mentions told `aside` have hardly any. `described`: how often the text
    speaks of "the park" and the like, by kind."""
    weights: dict[str, float] = defaultdict(float)
    first: dict[str, Mention] = {}
    times = Counter(mention.name for mention in (*title, *mentions))
    named = (*title, *mentions)
    for number, mention in enumerate(named):
        if not number or not _named_again(named[number - 1], mention, parents):
            weights[mention.name] += _weight(mention, headings, aside, times[mention.name])
            first.setdefault(mention.name, mention)
    for mention in title:
        weights[mention.name] += 3 * _PLACE_WEIGHT.get(mention.kind, 1.0)
        first.setdefault(mention.name, mention)
    if not weights:
        return None
    best = first[
        max(weights, key=lambda name: (weights[name], parents.get(name) in weights))
    ]  # the part before the whole
    titled = [name for name in weights if name in {mention.name for mention in title}]
    if best.kind == "company" and titled and best.name not in titled and times[best.name] < OFTEN:
        best = first[max(titled, key=lambda name: weights[name])]  # a firm told as an example of what the title names
    sites = [name for name in titled if first[name].kind in SITES]
    site = max(sites, key=lambda name: weights[name], default=None)
    owner = best.kind == "company" and site is not None
    if owner and site and times[site] + described.get(first[site].kind, 0) > times[best.name]:
        return first[site]  # told of more than its owner
    least = OFTEN
    if best.kind not in PLACES:
        if best.kind not in LETTERHEAD or best.name in titled:
            return best
        least = max(OFTEN, 2 * times[best.name])  # a park told of as "the park" all along
    counted = Counter(mention.name for mention in mentions)
    bodies = [name for name in weights if first[name].kind not in PLACES and first[name].start < OPENING]
    told = [name for name in bodies if counted[name] + described.get(first[name].kind, 0) >= least]
    return first[max(told, key=lambda name: weights[name])] if told else best


def _named_again(previous: Mention, mention: Mention, parents: Mapping[str, str | None]) -> bool:
    """Whether the mention is but the short name defined behind the long one, or the whole that a part is of ("the
    Haidian Park of Zhongguancun")."""
    if previous.name == mention.name and 0 <= mention.start - previous.end < 4:
        return True
    return mention.name == parents.get(previous.name) and mention.start - previous.end == 4


def _weight(mention: Mention, headings: Sequence[tuple[int, int]], aside: Container[Mention], times: int) -> float:
    """What one naming of a body says for its being the topic; `times`: how often the article names it."""
    weight = _PLACE_WEIGHT.get(mention.kind, 1.0) * (_PASSING if mention in aside else 1.0)
    if times == 1 and mention.start >= _EARLY and mention.kind != "country":
        return weight * (_PLACE_ONCE if mention.kind in PLACES else _ONCE)
    if mention.start < OPENING:
        weight *= 2
    return weight * 1.5 if inside_heading(mention, headings) else weight
