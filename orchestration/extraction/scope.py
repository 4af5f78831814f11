"""Whether a claim is a metric of the ecosystem or incidental: trivia that are kept but judged apart."""

from __future__ import annotations

import re

from orchestration.extraction.model import Sentence
from orchestration.slots import Scope
from orchestration.vocabulary import Vocabulary

_PAGE_COUNTER = re.compile(
    r"\b(?:post|page|article|entry|story|item|site)\b[^.]{0,40}\b(?:read|viewed|visited|seen|shared|clicked|views|hits)\b"
    r"|\b(?:views|hits|clicks|comments|shares)\b\s*[:.]?\s*$"
    r"|^\W*(?:[Vv]isited|[Vv]iewed|[Rr]ead|[Ss]een)\s[\d.,]+\stimes\b",
    re.IGNORECASE,
)


def scope_of(sentence: Sentence, indicator: str, vocabulary: Vocabulary) -> tuple[Scope, str]:
    """The scope and the rule that gave it: the indicator's own by the vocabulary, or a counter of the page itself."""
    if indicator in ("website_visits", "activity_participants") and _PAGE_COUNTER.search(sentence.text):
        return "incidental", "page counter"
    entry = vocabulary.indicators.get(indicator)
    if entry is not None and entry.scope == "incidental":
        return "incidental", "vocabulary"
    return "metric", "default"
