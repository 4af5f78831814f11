"""What the quantity itself tells of its owner: its place in a list, and what only parks count."""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.extraction.entities.discourse.wholes import Wholes
from orchestration.extraction.entities.mentions import PLACES, Mention
from orchestration.extraction.entities.subjects.bystanders import list_lengths
from orchestration.extraction.entities.subjects.candidates import Candidate
from orchestration.extraction.entities.subjects.gapped import gapped_owner
from orchestration.extraction.model import Quantity, Sentence

_CERTAIN = 9.0  # weight
_WORLDWIDE = re.compile(
    r"\b(?:[Gg]lobal|[Ww]orldwide|[Ww]orld|[Ii]nternational)\s(?:average|median|mean|norm)"
    r"\s(?:of|at|is|was|stands at|stood at)\s(?:about\s|some\s)?$|\b[Gg]lobal\s\($"
)
_WORLD_OPENS = re.compile(
    r"(?:Globally|Worldwide|Internationally|(?:Across|Around|All over|Throughout|In) the (?:whole )?(?:globe|world)"
    r"(?: as a whole| at large| over)?),"
    r"|(?:Global|Worldwide) (?:[a-z-]+ ){0,3}(?:investments?|funding|capital|deals?|volumes?|sums?"
    r"|exits?|rounds?|fundraising)\b(?! (?:in|of) [A-Z])"
)
_TURNS = re.compile(r";|\b(?:while|but|whereas|although|though)\b")
_WORLDS = ("Global", "World", "Intern", "Across", "Around", "All over", "Throughout", "In the w")
_NEAR = 50  # characters before a quantity that tell whose average it is
_RESIDENT_WORDS = """
    companies enterprises firms tenants start-ups startups ventures incubators makerspaces accelerators universities
    institutes researchers businesses parks founders entrepreneurs
    """
_RESIDENTS = frozenset(_RESIDENT_WORDS.split())


def listed_owner(
    sentence: Sentence,
    quantities: Sequence[Quantity],
    quantity: Quantity,
    mentions: Sequence[Mention],
    topic: Mention | None,
    wholes: Wholes,
) -> Candidate | None:
    """Whom a list that is the subject tells: the body at the quantity's place in it, or all of them together."""
    found = _respective(sentence, quantity, mentions, topic)
    if found is not None:
        return found
    gapped = gapped_owner(sentence, quantity, quantities, mentions)
    if gapped is not None:
        return Candidate(gapped, _CERTAIN, subject=True)
    names = [mention for mention in mentions if mention.member == "organisation"]
    whole = wholes.of_list(sentence.text, sentence.start, names, quantity.start)
    return None if whole is None else Candidate(whole, _CERTAIN, subject=True)


def _respective(
    sentence: Sentence, quantity: Quantity, mentions: Sequence[Mention], topic: Mention | None
) -> Candidate | None:
    """The body at the quantity's place in a list: "X and Y gained 5 and 3 start-ups respectively"."""
    if quantity.respectively is None:
        return None
    listed: list[Mention] = []
    for mention, length in zip(mentions, list_lengths(sentence.text, sentence.start, mentions), strict=True):
        if mention.kind in PLACES and (topic is None or topic.kind not in PLACES):
            continue  # the sites of a body
        if length > 1 and mention.member == "organisation" and mention.end - sentence.start <= quantity.start:
            listed.append(mention)
    if quantity.respectively >= len(listed):
        return None
    return Candidate(listed[quantity.respectively], _CERTAIN, subject=True)


def is_of_the_world(text: str, quantity: Quantity) -> bool:
    """Whether the quantity is told of the whole world, for comparison: "a global average of 1,700"."""
    if text.startswith(_WORLDS) and (opening := _WORLD_OPENS.match(text)) is not None:
        return _TURNS.search(text, opening.end(), quantity.start) is None
    return _WORLDWIDE.search(text, max(0, quantity.start - _NEAR), quantity.start) is not None


def is_strange(kind: str | None, quantity: Quantity) -> bool:
    """Whether what is counted belongs to a place of many firms, which a company (the body of that `kind`) is not."""
    if quantity.noun is None:
        return False
    if kind == "university":
        return quantity.noun.rsplit(" ", 1)[-1].casefold() == "tenants"
    if kind != "company":
        return False
    return quantity.noun.rsplit(" ", 1)[-1].casefold() in _RESIDENTS
