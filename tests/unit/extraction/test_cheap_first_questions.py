"""The cheap questions asked before costly patterns change nothing of what the patterns find."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orchestration.extraction.periods import patterns
from orchestration.extraction.quantities import exclusions

_TESTS = Path(__file__).parents[2]
_TEXTS = [
    path.read_text(encoding="utf-8", errors="replace")
    for folder in (_TESTS / "golden", _TESTS.parent / "seeds")
    for path in sorted(folder.rglob("*.*"))
    if path.suffix in (".txt", ".md", ".json")
]
_UNASKED = re.compile(patterns.CORE.pattern.replace(patterns._MAY_OPEN, "", 1))
_REASONS = [reason for reason in exclusions._PATTERNS if reason not in ("url", "e_mail")]


def _found(pattern: re.Pattern[str], *texts: str) -> list[tuple[int, int, str | None]]:
    return [(m.start(), m.end(), m.lastgroup) for text in texts for m in pattern.finditer(text)]


def test_time_expressions() -> None:
    assert patterns._MAY_OPEN in patterns.CORE.pattern
    found = _found(patterns.CORE, *_TEXTS)
    assert len(found) > 1000
    assert found == _found(_UNASKED, *_TEXTS)


@pytest.mark.parametrize("reasons", [["date", "name", "idiom"], _REASONS])
def test_exclusions(reasons: list[str]) -> None:
    found = _found(exclusions._any_of(reasons), *_TEXTS)
    assert len(found) > 500
    assert found == _found(exclusions._any_of(reasons, opening=""), *_TEXTS)


@pytest.mark.parametrize("wording", patterns._PATTERNS, ids=lambda wording: wording[4 : wording.index(">")])
@settings(max_examples=150, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(data=st.data())
def test_whatever_a_time_expression_may_be(wording: str, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(re.compile(wording)))
    assert _found(patterns.CORE, text) == _found(_UNASKED, text)


@pytest.mark.parametrize("reason", _REASONS)
@settings(max_examples=150, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(data=st.data())
def test_whatever_an_exclusion_may_be(reason: str, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(re.compile(exclusions._PATTERNS[reason])))
    asked, unasked = exclusions._any_of([reason]), exclusions._any_of([reason], opening="")
    assert _found(asked, text) == _found(unasked, text)
