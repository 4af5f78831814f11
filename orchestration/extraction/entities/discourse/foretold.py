"""The programme that a text tells of before it names it: "The fund is to raise 40 million. ... Named NAME, the fund"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from orchestration.extraction.entities.mentions import Mention
from orchestration.extraction.model import Sentence

_NAMED_LATER = re.compile(
    r"(?:\A|\b(?:is|was|be|been|scheme|programme|program|fund|plan|initiative|grant|policy|competition),?\s)"
    r"(?:[Tt]o\sbe\s)?(?:[Nn]amed|[Cc]alled|[Dd]ubbed|[Tt]itled|[Kk]nown\sas|[Cc]hristened)\s(?:the\s)?[\"\u201c\u2018]?\Z"
)


def foretold(mentions: Sequence[Mention], sentences: Sequence[Sentence]) -> list[Mention]:
    """The first programme of the text, where its name is only given to what was told of already; else nothing."""
    first = next((m for m in mentions if m.member == "programme"), None)
    if first is None:
        return []
    place = bisect_right(sentences, first.start, key=lambda sentence: sentence.start) - 1
    sentence = sentences[place]
    return [first] if _NAMED_LATER.search(sentence.text[: first.start - sentence.start]) is not None else []
