"""Any number written in a style that the project reads comes back with its worth and its span."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestration.extraction.model import Number, Sentence
from orchestration.extraction.numbers import NumberStyle, detect_style, read_numbers
from orchestration.extraction.numbers.word_tables import TENS, UNITS

ENGLISH, EUROPEAN, SPACED = (
    NumberStyle(),
    NumberStyle(decimal_comma=True, dot_groups=True),
    NumberStyle(space_groups=True),
)
SMALL = {worth: word for word, worth in UNITS.items()} | {worth: word for word, worth in TENS.items()}


def read(text: str, style: NumberStyle = ENGLISH) -> list[Number]:
    return read_numbers(Sentence(text, 0, 0, 0), style)


def in_words(value: int) -> str:
    """The English name of a whole number below a thousand million."""
    for scale, name in ((10**6, "million"), (10**3, "thousand")):
        if value >= scale:
            rest = value % scale
            link = " and " if 0 < rest < 100 else " "
            return in_words(value // scale) + f" {name}" + (link + in_words(rest) if rest else "")
    if value >= 100:
        return f"{SMALL[value // 100]} hundred" + (f" and {in_words(value % 100)}" if value % 100 else "")
    if value in SMALL:
        return SMALL[value]
    return f"{SMALL[value - value % 10]}-{SMALL[value % 10]}"


def grouped(value: int, sign: str) -> str:
    return f"{value:,}".replace(",", sign)


def indian(value: int) -> str:
    digits, groups = str(value), [str(value)[-3:]]
    digits = digits[:-3]
    while digits:
        groups.insert(0, digits[-2:])
        digits = digits[:-2]
    return ",".join(groups)


WHOLE = st.integers(min_value=0, max_value=10**12)


@given(WHOLE, st.sampled_from([",", "'", "’", "\u00a0", "\u2009", "\u202f"]))
def test_groups_read_back(value: int, sign: str) -> None:
    written = grouped(value, sign)
    (number,) = read(f"of {written} firms")
    assert (number.value, number.start, number.end) == (value, 3, 3 + len(written))


@given(WHOLE)
def test_indian_groups_read_back(value: int) -> None:
    (number,) = read(f"of {indian(value)} firms")
    assert number.value == value


@given(WHOLE)
def test_blank_groups_read_back_in_a_document_that_uses_them(value: int) -> None:
    (number,) = read(f"of {grouped(value, ' ')} firms", SPACED)
    assert number.value == value


@given(WHOLE, st.integers(min_value=0, max_value=99))
def test_european_numbers_read_back(value: int, cents: int) -> None:
    (number,) = read(f"of {grouped(value, '.')},{cents:02d} and", EUROPEAN)
    assert number.value == value + Decimal(cents) / 100


@given(WHOLE, st.integers(min_value=0, max_value=9999))
def test_decimals_read_back_with_their_printed_step(value: int, fraction: int) -> None:
    (number,) = read(f"of {value:,}.{fraction:04d} and")
    assert number.value == value + Decimal(fraction) / 10**4
    assert number.printed_step == Decimal("0.0001")


@given(st.integers(min_value=1, max_value=10**9 - 1))
def test_number_words_read_back(value: int) -> None:
    written = in_words(value)
    (number,) = read(f"of {written} firms")
    assert (number.value, number.end - number.start) == (value, len(written))


@given(
    st.decimals(min_value=Decimal("0.1"), max_value=999, places=1),
    st.sampled_from(
        [
            ("thousand", 10**3),
            ("lakh", 10**5),
            ("million", 10**6),
            ("crore", 10**7),
            ("bn", 10**9),
            ("trillion", 10**12),
        ]
    ),
)
def test_scale_words_multiply(value: Decimal, scale: tuple[str, int]) -> None:
    (number,) = read(f"of {value} {scale[0]} a year")
    assert number.value == value * scale[1]
    assert number.scale == scale[1]


@given(st.text(alphabet="0123456789 .,-/%$€£()onehundredmillion'", max_size=80))
def test_any_text_is_read_in_order_and_within_its_bounds(text: str) -> None:
    behind = 0
    for number in read(text, detect_style(text)):
        assert behind <= number.start < number.end <= len(text)
        behind = number.end


@pytest.mark.parametrize(
    ("text", "dot_groups", "decimal_comma"),
    [
        ("There are 2.300 companies on 480 square kilometres.", True, False),
        ("Revenue of 2.138 billion yuan and 39.21 billion yuan in loans.", False, False),
        ("Der Umsatz von 1.200 Firmen stieg um 6,5 % auf EUR 2,5 Mrd.", True, True),
        ("Shares rose 4.125 percent, with 12.5 million traded.", False, False),
        ("It counts 1,077 visits and 2,300 firms.", False, False),
    ],
)
def test_style_follows_the_evidence_of_the_document(text: str, dot_groups: bool, decimal_comma: bool) -> None:
    style = detect_style(text)
    assert (style.dot_groups, style.decimal_comma) == (dot_groups, decimal_comma)


def test_the_currency_of_a_document_is_the_one_it_names_most() -> None:
    assert detect_style("It has 5 billion yuan, 3 million yuan and $2m.").currency == "CNY"
    assert detect_style("¥3 billion went to Tokyo and Japan.").yen == "JPY"
    assert detect_style("All figures are in Singapore dollars. It made $3m.").dollar == "SGD"
