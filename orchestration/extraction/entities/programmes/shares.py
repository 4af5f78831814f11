"""Places among which a text shares out what a programme gives: "Karnataka got Rs 5 crore, Kerala Rs 3 crore ..."."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from orchestration.extraction.entities.mentions import Mention
from orchestration.extraction.model import Sentence

_SEVERAL = 3  # places told side by side


def shared_out(mentions: Sequence[Sequence[Mention]], sentences: Sequence[Sentence]) -> frozenset[Mention]:
    """The states and cities of the paragraphs that tell of several of them, given the mentions by sentence."""
    told: dict[int, list[Mention]] = defaultdict(list)
    for sentence, inside in zip(sentences, mentions, strict=True):
        told[sentence.paragraph] += [mention for mention in inside if mention.kind == "region"]
    several = (places for places in told.values() if len({place.name for place in places}) >= _SEVERAL)
    return frozenset(place for places in several for place in places)
