"""Patterns that spell out both cases match what the flag matches."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestration.extraction.caseless import caseless
from orchestration.extraction.numbers.alternation import alternation, any_case

_PATTERNS = (
    r"\b(?:more than|at least)\s(?P<amount>\d+)",
    r"(?<!the )past\b|[a-z]{2,}ed\b",
    r"[^a-c\d]x(?=\su)|\u201c[\w’'-]+\u201d",
    r"(?:[a-f]-)?\bk{2,3}\b",
)
_TEXTS = st.text("aAbBcCkKxX mMoOrReE tThHaAnN pPsS edED 12-\u201c\u201d", max_size=60)


@pytest.mark.parametrize("pattern", _PATTERNS)
@given(text=_TEXTS)
def test_matches_as_under_the_flag(pattern: str, text: str) -> None:
    flagged = [match.span() for match in re.finditer(pattern, text, re.IGNORECASE)]
    assert [match.span() for match in re.finditer(caseless(pattern), text)] == flagged


def test_word_lists_take_the_longest_in_any_case() -> None:
    pattern = re.compile(f"(?:{any_case(['million', 'm', 'Mrd.', 'per cent'])})")
    assert [m.group() for m in pattern.finditer("MILLION mrd. Per  Cent M")] == ["MILLION", "mrd.", "Per  Cent", "M"]
    assert re.fullmatch(alternation(["won"]), "Won") is None
