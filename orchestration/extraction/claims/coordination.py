"""Coordination: lists told "respectively", and subjects that one quantity is told of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.extraction.model import Quantity, Sentence

_RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)
_SHARED = re.compile(
    r"\b(?:respectively|both|each|as\swell\sas)\b|\b[Mm]easured\sby\b|\bin\sterms\sof\b", re.IGNORECASE
)
_REACH = 300  # characters between the subjects and their quantity
_LISTED_BEHIND = re.compile(r",?\s(?:and\s)?(?:about\s|over\s|nearly\s)?\W?\d")  # each subject has its own quantity
_SUBJECTS = re.compile(
    r"(?P<first>(?:[Tt]he\s|[Ii]ts\s|[Tt]heir\s)?[\w'’&\s-]{3,90}?)\s(?:and"
    r"|as\swell\sas)\s(?P<second>[\w'’&\s-]{3,60}?)"
    r"\s(?:(?:have\s|had\s)?(?:respectively|both|each)\s\w+|(?:were|was|are|is|stood\sat)\s(?:respectively|both|each))"
)
_MEASURED_BY = re.compile(
    r"\b(?:in\sterms\sof|measured\sby|by|in)\s(?:both\s)?(?P<first>[\w'’&\s-]{3,60}?)\s(?:as\swell\sas|and)\s(?:by\s"
    r"|in\s|in\sterms\sof\s)?"
    r"(?P<second>[\w'’&\s-]{3,60}?),",
    re.IGNORECASE,
)


def shared_subjects(sentence: Sentence, quantity: Quantity) -> tuple[tuple[int, int], ...]:
    """Spans of the subjects that one quantity is told of in common, each worth a claim; empty where there is one.

    "X and Y respectively accounted for a third", "X and Y each fell 3 percent", "measured by X as well as Y, a third".
    Where a "respectively" list has as many quantities as subjects, each quantity has its own and the result is empty.
    """
    text = sentence.text
    front = max(0, quantity.start - _REACH)
    if _LISTED_BEHIND.match(text, quantity.end) or not _SHARED.search(text, front, quantity.start):
        return ()
    for match in _SUBJECTS.finditer(text, front, quantity.start):
        words = text[match.end() : quantity.start]
        if match.end() <= quantity.start and len(words) < 40 and not re.search(r"[,;\d]|\band\b", words):
            return match.span("first"), match.span("second")
    if quantity.unit != "PERCENT":
        return ()
    for match in _MEASURED_BY.finditer(text, front, quantity.start):
        whole = match.group().lower().startswith(("measured", "in terms", "by both", "in both"))
        words = text[match.end() : quantity.start]
        if whole and match.end() <= quantity.start and not re.search(r"[;\d]", words):
            return match.span("first"), match.span("second")
    return ()


def respective_partner(sentence: Sentence, quantities: Sequence[Quantity], index: int) -> int | None:
    """The earlier quantity that number `index` of a "respectively" list answers to: k-th to k-th, or None.

    The list is the run of quantities of one unit next to "respectively"; its partners are as many counts or amounts
    before it in the sentence.
    """
    place = quantities[index].start
    found = _RESPECTIVELY.search(sentence.text, max(0, place - _REACH), place + _REACH)
    if found is None:
        return None
    run = _run_next_to(quantities, found.start(), found.end())
    if index not in run or len(run) < 2:
        return None
    partners = [number for number in range(run[0]) if quantities[number].unit != quantities[index].unit]
    partners = _heads(sentence.text, quantities, partners)
    if len(partners) < len(run):
        return None
    return partners[-len(run) :][run.index(index)]


def _run_next_to(quantities: Sequence[Quantity], start: int, end: int) -> list[int]:
    before = [number for number, quantity in enumerate(quantities) if quantity.end <= start]
    if not before:
        return [number for number, quantity in enumerate(quantities) if quantity.start >= end]
    unit = quantities[before[-1]].unit
    run: list[int] = []
    for number in reversed(before):
        if quantities[number].unit != unit:
            break
        run.insert(0, number)
    return run


def _heads(text: str, quantities: Sequence[Quantity], numbers: list[int]) -> list[int]:
    """Those of `numbers` that head a clause or an object: not what only tells the agents ("by these 27 companies")."""
    agent = re.compile(r"\b(?:by|of|for|from|at|in)\s(?:the|these|those|its|their|all)\s(?:\w+\s)?$")
    return [n for n in numbers if not agent.search(text[max(0, quantities[n].start - 24) : quantities[n].start])]
