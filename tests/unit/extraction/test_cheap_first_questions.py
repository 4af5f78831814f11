"""The cheap questions asked before costly patterns change nothing of what the patterns find."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from orchestration.extraction.periods import patterns
from orchestration.extraction.quantities import exclusions

_TESTS = Path(__file__).parents[2]
_TEXTS = [
    path.read_text(encoding="utf-8", errors="replace")
    for folder in (_TESTS / "golden", _TESTS.parent / "seeds")
    for path in sorted(folder.rglob("*.*"))
    if path.suffix in (".txt", ".md", ".json")
]


def _found(pattern: re.Pattern[str]) -> list[tuple[int, int, str | None]]:
    return [(m.start(), m.end(), m.lastgroup) for text in _TEXTS for m in pattern.finditer(text)]


def test_time_expressions() -> None:
    asked = patterns._MAY_OPEN
    assert asked in patterns.CORE.pattern
    unasked = re.compile(patterns.CORE.pattern.replace(asked, "", 1))
    found = _found(patterns.CORE)
    assert len(found) > 1000
    assert found == _found(unasked)


@pytest.mark.parametrize("reasons", [("date", "name", "idiom"), set(exclusions._PATTERNS) - {"url", "e_mail"}])
def test_exclusions(reasons: set[str]) -> None:
    ordered = [reason for reason in exclusions._PATTERNS if reason in reasons]
    found = _found(exclusions._any_of(ordered))
    assert len(found) > 500
    assert found == _found(exclusions._any_of(ordered, opening=""))
