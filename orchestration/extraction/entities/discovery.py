"""Finds proper names that the vocabulary lacks: runs of capitalised words with a head word of organisations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from orchestration.extraction.entities.mentions import MemberType, Mention

# Head words and the kind of organisation that they stand for.
_HEADS: dict[str, str] = {}
for _kind, _words in {
    "university": "University College Polytechnic Hochschule Universität",
    "research": "Institute Academy Laboratory Laboratories Institut Lab Labs",
    "science_park": "Park Zone Campus Cluster Valley",
    "government": "Committee Commission Council Ministry Agency Authority Bureau Office Administration Department Board"
    " Government Secretariat Treasury Senate",
    "finance": "Bank Exchange Insurance Sparkasse Trust",
    "investor": "Fund Ventures Capital Partners Fonds Investments Equity",
    "alliance": "Alliance Consortium Network",
    "association": "Association Federation Foundation Society Chamber Union Club Stiftung Verband",
    "incubator": "Incubator Accelerator Makerspace Hub",
    "company": "Company Corporation Corp Inc Ltd Limited LLC plc PLC GmbH AG SE KG Co Group Holdings Technologies"
    " Technology Systems Semiconductor Semiconductors Electronics Pharma Pharmaceuticals Therapeutics Biotech"
    " Biosciences Software Robotics Motors Motor Industries Solutions Telecom Media Games Airlines",
    "organisation": "Centre Center Organisation Organization",
}.items():
    _HEADS.update(dict.fromkeys(_words.split(), _kind))
_PROGRAMME_HEADS = frozenset(
    "Programme Program Scheme Initiative Mission Competition Prize Award Challenge Course Camp Yojana Grant Forum"
    " Fellowship Scholarship Strategy Plan".split()
)
_JOINERS = r"(?:of|for|and|&|the|de|für|und|zu|on|in)"
_CAPITAL = r"[A-Z\u00c0-\u00de][\w&+]*(?:-[\w]+)*"
_RUN = re.compile(rf"{_CAPITAL}(?:[ ](?:{_JOINERS}[ ]){{0,2}}{_CAPITAL})+")
_OPENERS = frozenset(
    "The This That These Those In At On By For From With Under Since Among While When As And But Its Their Our His Her"
    " Both Each Some Many Most All An A Of To Another Other Mr Mrs Ms Dr Prof According Together Besides If After Before"
    " Today Now Last More Over Nearly About Also".split()
)
_SPLIT = re.compile(r" (?:and|&|in|for|on) ")


def discover(text: str, known: Sequence[Mention], headings: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """Proper names outside the headings that no known mention covers.

    A run that begins with a known name and goes on to a head word of its own is another body ("Tsinghua" is a
    university, "Tsinghua Alumni Association" an association) and is yielded although it overlaps that mention.
    """
    starts = {mention.start: mention for mention in known}
    covered = _Coverage([(mention.start, mention.end) for mention in known])
    closed = _Coverage(headings)
    for match in _RUN.finditer(text):
        if closed.touches(match.start(), match.end()):
            continue
        for start, end in _pieces(text, match.start(), match.end()):
            found = _named(text[start:end])
            if found is None:
                continue
            mention = starts.get(start)
            if mention is not None and mention.end >= end:
                continue
            if mention is None and covered.touches(start, end):
                continue
            yield Mention(start, end, text[start:end], *found, source="discovered")


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The run without its opening function word, cut at "and" where what stands before is a whole name."""
    words = text[start:end].split(" ")
    while words and words[0] in _OPENERS:
        start += len(words.pop(0)) + 1
    for match in _SPLIT.finditer(text, start, end):
        before = text[start : match.start()]
        if before.rsplit(" ", 1)[-1] in _HEADS and before.count(" ") >= 1:
            yield start, match.start()
            start = match.end()
    if start < end:
        yield start, end


def _named(name: str) -> tuple[MemberType, str] | None:
    """What a run of capitalised words names, by its last word or the head before "of" or "for"."""
    words = name.split(" ")
    if len(words) < 2:
        return None
    if words[-1] in _PROGRAMME_HEADS:
        return "programme", "programme"
    if words[-1] in _HEADS:
        return "organisation", _HEADS[words[-1]]
    for position, word in enumerate(words[1:], 1):
        if word in ("of", "for") and words[position - 1] in _HEADS:
            return "organisation", _HEADS[words[position - 1]]
    return None


class _Coverage:
    """Half-open spans in order, asked from left to right whether they touch another span."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._next = 0

    def touches(self, start: int, end: int) -> bool:
        while self._next < len(self._spans) and self._spans[self._next][1] <= start:
            self._next += 1
        return self._next < len(self._spans) and self._spans[self._next][0] < end


def short_forms(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions with each discovered name that only shortens an earlier one given the earlier one's name.

    "the Administrative Committee" after "Zhongguancun Administrative Committee" is the same body.
    """
    tails: dict[str, Mention] = {}
    result = []
    for mention in mentions:
        earlier = tails.get(text[mention.start : mention.end]) if mention.source == "discovered" else None
        if earlier is not None:
            mention = replace(mention, name=earlier.name, member=earlier.member, kind=earlier.kind)
        result.append(mention)
        words = mention.name.split(" ")
        for cut in range(1, len(words) - 1):
            tails[" ".join(words[cut:])] = mention
    return result
