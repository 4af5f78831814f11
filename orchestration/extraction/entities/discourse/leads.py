"""What the opening sentences of an article tell of: a body rather than the place that it is in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from orchestration.extraction.entities.mentions import PLACES, Mention
from orchestration.extraction.entities.subjects.bystanders import is_oblique
from orchestration.extraction.entities.subjects.persons import is_employer
from orchestration.extraction.model import Sentence

_KINDS = frozenset(("investor", "incubator", "science_park", "company", "finance", "organisation"))
_LEARNED = frozenset(("university", "research"))  # mostly where others come from; not where they open the text
_QUESTION = re.compile(r"^[^\n]{8,240}\?$", re.MULTILINE)
_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b")
_ANSWERS = 2  # words for themselves of who answers
_LEAD = 2  # sentences of the running text that open it


def told_first(place: Mention, told: Sequence[Mention], sentences: Sequence[Sentence]) -> Mention | None:
    """The firm, fund or site that an article is about although it names the `place` most: one that its first sentence
    tells of, not behind a preposition, or that its first two name and the text no less often than the place."""
    lead = [sentence for sentence in sentences if not sentence.heading][:_LEAD]
    times = Counter(mention.name for mention in told)
    found = [
        (mention, sentence)
        for sentence in lead
        for mention in told
        if (mention.kind in _KINDS or (mention.kind in _LEARNED and mention.start == lead[0].start))
        and sentence.start <= mention.start < sentence.start + len(sentence.text)
    ]
    bodies = [
        mention
        for mention, sentence in found
        if not _is_aside(sentence, mention)
        and (
            times[mention.name] >= times[place.name]
            or (sentence is lead[0] and not is_oblique(sentence.text, mention.start - sentence.start))
        )
    ]
    return max(bodies, key=lambda body: (times[body.name], -body.start), default=None)


def interviewed(text: str, told: Sequence[Mention]) -> Mention | None:
    """The body whom the person speaks for that an article asks, where the answers say "we": "CEO of NAME"."""
    if _QUESTION.search(text) is None or len(_WE.findall(text)) < _ANSWERS:
        return None
    return next((m for m in told if m.kind not in PLACES and is_employer(text, m.start, m.end)), None)


def _is_aside(sentence: Sentence, mention: Mention) -> bool:
    """Whether the body is only one of those who did what the place is told of ("in Tartu, half was made by BODY"), or
    what it is to have: "money for a HUB"."""
    start = mention.start - sentence.start
    return sentence.text.find(" by ", 0, start) >= 0 or sentence.text.endswith((" a ", " an "), 0, start)
