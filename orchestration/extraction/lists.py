"""Which line with a colon leads in the items of a list: "Targets for 2025:" over "- 500 start-ups"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from orchestration.extraction.model import Sentence

_LONGEST_ITEM = 140


def with_leads(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences, the items of lists with the line that leads them in."""
    result: list[Sentence] = []
    lead, before = "", -1
    for place, sentence in enumerate(sentences):
        if sentence.text.endswith(":"):
            lead, before = sentence.text, sentence.paragraph
            result.append(sentence)
            continue
        alone = place + 1 == len(sentences) or sentences[place + 1].paragraph != sentence.paragraph
        if lead and alone and sentence.paragraph == before + 1 and _is_item(sentence.text):
            before = sentence.paragraph
            result.append(replace(sentence, lead=lead))
        else:
            lead = ""
            result.append(sentence)
    return result


def _is_item(text: str) -> bool:
    """Whether a paragraph reads as an item: short, and no sentence with its stop."""
    return len(text) <= _LONGEST_ITEM and not text.endswith((".", "!", "?"))
