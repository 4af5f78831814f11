"""Whether a claim is a metric of the ecosystem or incidental: trivia that are kept but judged apart."""

from __future__ import annotations

import re

from orchestration.extraction.model import Quantity, Sentence
from orchestration.slots import Scope
from orchestration.vocabulary import Vocabulary

_PAGE_COUNTER = re.compile(
    r"\b(?:post|page|article|entry|story|item|site)\b[^.]{0,40}\b(?:read|viewed|visited|seen|shared|clicked|views|hits)\b"
    r"|\b(?:views|hits|clicks|comments|shares)\b\s*[:.]?\s*$"
    r"|^\W*(?:[Vv]isited|[Vv]iewed|[Rr]ead|[Ss]een)\s[\d.,]+\stimes\b",
    re.IGNORECASE,
)


def scope_of(sentence: Sentence, quantity: Quantity, indicator: str, vocabulary: Vocabulary) -> tuple[Scope, str]:
    """The scope and the rule that gave it: the indicator's own by the vocabulary, a number word that is an adjective
    ("a dual role"), or a counter of the page itself."""
    if quantity.unit == "COUNT" and quantity.number is not None and quantity.number.kind == "multiple":
        return "incidental", "number word in an adjective"
    if indicator in ("website_visits", "activity_participants") and _PAGE_COUNTER.search(sentence.text):
        return "incidental", "page counter"
    entry = vocabulary.indicators.get(indicator)
    if entry is not None and entry.scope == "incidental":
        return "incidental", "vocabulary"
    return "metric", "default"
