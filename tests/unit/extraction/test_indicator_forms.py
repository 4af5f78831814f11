"""Word forms that count as the same, and codes made from nouns that the vocabulary lacks."""

from __future__ import annotations

import pytest

from orchestration.extraction.indicators.forms import tokens_of, verb_forms
from orchestration.extraction.indicators.provisional import countable, provisional_code


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Start-ups", ["startup"]),
        ("start up companies", ["startup", "company"]),
        ("the park's 10,000 people", ["the", "park", "10000", "person"]),
        ("R&D centres", ["r&d", "center"]),
        ("patent analyses", ["patent", "analysis"]),
        ("high-tech businesses", ["hightech", "business"]),
    ],
)
def test_folding(text: str, expected: list[str]) -> None:
    assert [token.form for token in tokens_of(text)] == expected


def test_plain_and_variant_spelling_fold_alike() -> None:
    assert [t.form for t in tokens_of("market capitalisation")] == [t.form for t in tokens_of("market capitalization")]


def test_verb_forms() -> None:
    assert set(verb_forms("commit")) >= {"commit", "commits", "committed", "committing"}
    assert set(verb_forms("raise")) >= {"raise", "raises", "raised", "raising"}
    assert "turned over" in verb_forms("turn over")


@pytest.mark.parametrize(
    ("noun", "unit", "expected"),
    [
        ("beehives", "COUNT", "beehives"),
        ("the new roof gardens", "COUNT", "roof_gardens"),
        ("new large gardens", "COUNT", "gardens"),
        ("provincial gardens", "COUNT", "gardens"),
        (None, "CNY", "investment"),
        (None, "YEARS", "years_of_development"),
    ],
)
def test_provisional_code(noun: str | None, unit: str, expected: str) -> None:
    assert provisional_code(noun, unit) == expected


def test_a_participle_is_no_counted_noun() -> None:
    assert countable("certified") is None
    assert countable("certified teachers") == "certified teachers"
