"""Abbreviations of common nouns that a text explains itself."""

import pytest

from orchestration.extraction.indicators.forms import tokens_of
from orchestration.extraction.indicators.short_nouns import no_short_nouns, short_nouns, spelled_out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Two Industrial Estates ("IEs") were opened.', {"ie": ("industrial", "estate")}),
        ("The Centres of Excellence (CoEs) do research.", {"coe": ("center", "of", "excellence")}),
        ("It is open to alternative investment funds (AIFs).", {"aif": ("alternative", "investment", "fund")}),
        ("It is run by the Ministry of Trade (MoT).", {}),
        ("Small firms of the north (SMEs) may apply.", {}),
    ],
)
def test_short_nouns(text: str, expected: dict[str, tuple[str, ...]]) -> None:
    assert short_nouns(text) == expected


def test_spelled_out() -> None:
    tokens = spelled_out(tokens_of("It opened three IEs."), {"ie": ("industrial", "estate")})
    assert [(token.form, token.start) for token in tokens][-2:] == [("industrial", 16), ("estate", 16)]


def test_no_name() -> None:
    assert no_short_nouns("Leeds opened three IEs.", [(0, 5), (19, 22)], {"ie": ("industrial", "estate")}) == ((0, 5),)
