"""Repair of characters, letter-spacing, words and markup, each on its own."""

from __future__ import annotations

import pytest

from orchestration.documents.characters import repair_characters
from orchestration.documents.letter_spacing import repair_letter_spacing
from orchestration.documents.markup import is_markdown, repair_markup
from orchestration.documents.model import MappedText
from orchestration.documents.words import count_words, repair_words


@pytest.mark.parametrize(
    ("damaged", "repaired"),
    [
        ("e\ufb03cient \ufb01rms", "efficient firms"),
        ("\uff11\uff12\uff13 firms", "123 firms"),
        ("inter\u00adnational\u200b zone", "international zone"),
        ("the park\u2019s \u201cbest\u201d", 'the park\'s "best"'),
        ("non\u2011profit, \u22125 percent", "non-profit, -5 percent"),
        ("5\u00a0000 firms\u00a0now", "5\u00a0000 firms now"),  # the number keeps its grouping space
        ("the park\u00e2\u20ac\u2122s", "the park's"),
        ("the park\ufffds", "the park's"),
        ("a\x07b\ue123c", "abc"),
    ],
)
def test_odd_characters_become_plain(damaged: str, repaired: str) -> None:
    assert repair_characters(MappedText.verbatim(damaged)).text == repaired


@pytest.mark.parametrize(
    ("damaged", "repaired"),
    [
        ("Invest men t s  of  t he  D is t r ic t  grew", "Investments  of  the  District  grew"),
        ("the  U .S . -Ind ia  P lan  of  t he  b oard", "the  U.S.-India  Plan  of  the  board"),
        ("A N N U A L  R E P O R T  2 0 1 5", "ANNUAL  REPORT  2015"),
        ("A N N U A L R E P O R T", "ANNUAL REPORT"),
        ("In  recent  years the park grew", "In  recent  years the park grew"),
        ("I sold a plan B to a friend", "I sold a plan B to a friend"),
    ],
)
def test_letter_spaced_words_close(damaged: str, repaired: str) -> None:
    vocabulary = {"annual": 1, "report": 2, "the": 9, "district": 1, "friend": 3, "plan": 2}
    assert repair_letter_spacing(MappedText.verbatim(damaged), vocabulary).text == repaired


@pytest.mark.parametrize(
    ("damaged", "repaired"),
    [
        ("its deve lopment of firms", "its development of firms"),
        ("the administrat ive board", "the administrative board"),  # by its ending alone
        ("9 ,001 firms , of which 5", "9,001 firms, of which 5"),
        ("it grew .\n\nNext", "it grew.\n\nNext"),
        ("the holder sof degrees", "the holders of degrees"),
        ("it grew fast.[197] Then", "it grew fast. Then"),
        ("it invested [5] million", "it invested [5] million"),
        ("in China----the largest", "in China\u2014the largest"),
        ("too   many\tspaces", "too many spaces"),
        ("Mr Roe,a banker", "Mr Roe, a banker"),
        ("In 2013, 362 firms", "In 2013, 362 firms"),
        ("a work shop in the park", "a work shop in the park"),
        ("they gave in to it", "they gave in to it"),
    ],
)
def test_words_are_put_together_and_real_ones_left(damaged: str, repaired: str) -> None:
    vocabulary = count_words(damaged + " development into workshop work shop work shop")
    assert repair_words(MappedText.verbatim(damaged), vocabulary).text == repaired


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        (r"4,326\.95 and 6cm \* 6cm", "4,326.95 and 6cm * 6cm"),
        ("**No. 12**August 15", "No. 12 August 15"),
        ("a **bold** and *soft* and _low_ word", "a bold and soft and low word"),
        ("see [the report](https://example.org/a_(b)) now", "see the report now"),
        ("![logo](/logo.png)Text", "Text"),
        ("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"),
        ("a <b>strong</b> tag, 3 < 5", "a strong tag, 3 < 5"),
        ("`code` and <https://example.org>", "code and https://example.org"),
    ],
)
def test_markup_goes_and_text_stays(marked: str, plain: str) -> None:
    mapped = repair_markup(MappedText.verbatim(marked))
    assert mapped.text == plain
    for index, character in enumerate(plain):
        assert marked[mapped.raw_offset(index)] in (character, "*")


def test_markdown_is_told_by_its_marks_or_its_name() -> None:
    assert is_markdown("# Title\n\ntext", "a.txt")
    assert is_markdown("plain", "a.md")
    assert not is_markdown("5 * 3 and [1] and #1", "a.txt")
