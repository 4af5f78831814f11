"""Stretches of a text in which no further name is looked for: known names, headings in title case."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from orchestration.extraction.entities.mentions import PLACES, Mention
from orchestration.extraction.entities.names.appositions import is_apposed
from orchestration.extraction.entities.names.brand_cues import ENOUGH
from orchestration.extraction.entities.names.surroundings import evidence
from orchestration.extraction.entities.programme_names.programme_cues import tells_programme


class Cover:
    """The stretches of a text where no brand is looked for: what is known already, and headings in title case."""

    def __init__(self, text: str, known: Sequence[Mention], titles: Sequence[tuple[int, int]]) -> None:
        self._text = text
        spans = [*((m.start, m.end, m.kind in PLACES) for m in known), *((start, end, False) for start, end in titles)]
        self._spans = sorted(spans)
        self._starts = [start for start, _, _ in self._spans]

    def touches(self, start: int, end: int) -> bool:
        place = bisect_right(self._starts, end - 1) - 1
        return place >= 0 and self._spans[place][1] > start

    def covers(self, start: int, end: int) -> bool:
        """Whether the run is a known name. Not where a place stands behind its first word ("Derwent London"), nor
        where the text tells that a run which only begins with a known name is a body of its own."""
        if not self.touches(start, end):
            return False
        first, last, is_place = self._spans[bisect_right(self._starts, end - 1) - 1]
        if is_place and first > start:
            return False
        if first != start or last >= end:
            return True
        if is_place and tells_programme(self._text, start, end):
            return False  # "the Aberdeen CASTLE scheme"
        return not is_apposed(self._text, start) and evidence(self._text, start, end, common=False) < ENOUGH


class Sweep:
    """Half-open spans in order, asked from left to right whether they touch another span."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._next = 0

    def touches(self, start: int, end: int) -> bool:
        while self._next < len(self._spans) and self._spans[self._next][1] <= start:
            self._next += 1
        return self._next < len(self._spans) and self._spans[self._next][0] < end
