"""What a text tells of before it names it: "The fund is to raise 40 million. ... Named NAME, the fund ...", "Under its
voucher scheme the bureau has helped 90 firms"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from orchestration.extraction.entities.mentions import PLACES, Mention
from orchestration.extraction.entities.subjects.bystanders import is_oblique
from orchestration.extraction.model import Sentence

_NAMED_LATER = re.compile(
    r"(?:\A|\b(?:is|was|be|been|scheme|programme|program|fund|plan|initiative|grant|policy|competition),?\s)"
    r"(?:[Tt]o\sbe\s)?(?:[Nn]amed|[Cc]alled|[Dd]ubbed|[Tt]itled|[Kk]nown\sas|[Cc]hristened)\s(?:the\s)?[\"\u201c\u2018]?\Z"
)
_OPENING_ITS = re.compile(r"(?:Under|With|Through|Since|In|By|For|At|Within|Thanks to|As part of|On) its")
_SINCE_IT_BEGAN = re.compile(
    r"(?:Since|When|After|Before|Until) (?:it (?:was |had |has )?(?:been )?[a-z]+(?:n|ed|t up)\b"
    r"|its (?:launch|start|inception|beginning|introduction|creation|foundation|debut)\b)"
)


def foretold(mentions: Sequence[Mention], sentences: Sequence[Sentence]) -> list[Mention]:
    """The first programme of the text, where its name is only given to what was told of already; else nothing."""
    first = next((m for m in mentions if m.member == "programme"), None)
    if first is None:
        return []
    place = bisect_right(sentences, first.start, key=lambda sentence: sentence.start) - 1
    sentence = sentences[place]
    return [first] if _NAMED_LATER.search(sentence.text[: first.start - sentence.start]) is not None else []


def forward(referring: Mention, mentions: Sequence[Mention], sentence: Sentence) -> Mention:
    """The pronoun, an opening "its" as what follows: "Under its voucher scheme the bureau has helped 90 firms"."""
    end = referring.end - sentence.start
    began = _SINCE_IT_BEGAN.match(sentence.text) is not None
    if _OPENING_ITS.fullmatch(sentence.text, 0, end) is None and not began:
        return referring
    for mention in mentions:
        body = mention.member == "organisation" and mention.kind not in PLACES
        behind = (body or (began and mention.member == "programme")) and mention.start > referring.end
        between = sentence.text[referring.end - sentence.start : mention.start - sentence.start]
        if between.count("(") > between.count(")"):
            continue  # in an aside
        if behind and not is_oblique(sentence.text, mention.start - sentence.start):
            return replace(referring, name=mention.name, member=mention.member, kind=mention.kind)
    return referring
