"""Sites without a head word that bear the name of their place first: "Muscat Digital Haven (MDH)".

A capitalised run that goes on from a place is a body of its own where the text gives it an abbreviation, or names it
more than once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from orchestration.extraction.entities.mentions import PLACES, Mention
from orchestration.extraction.entities.names.abbreviations import stands_for
from orchestration.extraction.entities.names.heads import NO_BODY, OPENERS
from orchestration.extraction.entities.names.kinds import named

_CAPITAL = r"[A-Z\u00c0-\u00de][a-z\u00df-\u00ff]\w{0,40}+"
_GOES_ON = re.compile(rf"(?: {_CAPITAL}){{1,4}}(?![\w&-]|['\u2019]?s? [A-Z])")
_ABBREVIATED = re.compile(r" \([\"\u201c]?(?P<short>[A-Z]{2,6})[\"\u201d]?\)")
_LEAST_WORDS, _LEAST_TIMES = 3, 2  # of a site that no abbreviation tells
_OTHER_WORDS = """
    Dollar Yuan Rupee Pound Stock Metropolitan Urban Rural City County District Province State Region Area North South
    East West Central Island Islands Bay River Street Road Airport Court Parliament Declaration Agreement Act Law
    """
_OTHER = frozenset(_OTHER_WORDS.split())  # what else is named after a place


def place_led(text: str, known: Sequence[Mention], titles: Sequence[tuple[int, int]]) -> list[Mention]:
    """The sites among the runs that begin with a known place, outside the headings in title case."""
    runs = list(_runs(text, known, titles))
    times = Counter(text[start:end] for start, end in runs)
    told = {
        name
        for (start, end), name in ((run, text[run[0] : run[1]]) for run in runs)
        if _is_abbreviated(text, name, end) or (times[name] >= _LEAST_TIMES and len(name.split(" ")) >= _LEAST_WORDS)
    }
    return [
        Mention(start, end, text[start:end], "organisation", "science_park", source="discovered")
        for start, end in runs
        if text[start:end] in told
    ]


def _runs(text: str, known: Sequence[Mention], titles: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for mention in known:
        if mention.kind not in PLACES or (match := _GOES_ON.match(text, mention.end)) is None:
            continue
        words = match.group().split()
        if named(text[mention.start : match.end()]) is not None or not _is_site(words):
            continue
        if not any(start <= mention.start < end for start, end in titles):
            yield mention.start, match.end()


def _is_site(words: Sequence[str]) -> bool:
    return words[-1] not in NO_BODY and _OTHER.isdisjoint(words) and OPENERS.isdisjoint(words)


def _is_abbreviated(text: str, name: str, end: int) -> bool:
    """Whether the initials of the name stand in brackets behind it."""
    match = _ABBREVIATED.match(text, end)
    return match is not None and stands_for(match["short"], name)
