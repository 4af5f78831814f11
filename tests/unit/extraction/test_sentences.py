"""Where sentences end and where they only seem to."""

from __future__ import annotations

import pytest

from orchestration.documents.model import Article, MappedText, Metadata
from orchestration.extraction.sentences import split_sentences
from orchestration.extraction.windows import LONGEST


def split(text: str, headings: frozenset[int] = frozenset()) -> list[str]:
    article = Article(1, Metadata(), MappedText.verbatim(text), 0, len(text), headings)
    return [sentence.text for sentence in split_sentences(article)]


@pytest.mark.parametrize(
    "text",
    [
        "It grew by 3.5 percent. | Then it fell.",
        "Firms in the U.S. grew. | Others did not.",
        "They sold it in the U.S. | The price rose.",
        "Half of them work in the U.S. | Firms with more staff do not; other firms wait.",
        "The U.S. Congress agreed. | It did.",
        "Mr. Roe met Dr. Poe at 5 p.m. sharp. | They spoke.",
        "Acme Co. Ltd. sold No. 5 to St. Paul. | Nobody knew.",
        "It paid Rs. 500 crore, i.e. a lot. | We agree.",
        'He asked: "Why not?" | She left.',
        '"We need it." | Then he left.',
        "It has parks (e.g. in Leeds). | They grow.",
        "Who knows? | Nobody! | So be it.",
        "It is like no other country's. | Now it grows.",
        "It paid 1.9 Mrd. Euro on 5. Mai. | Then it grew.",
        "Messrs. Poe Pvt. Ltd. and Smt. Roe agreed. | They met.",
        "J. R. Roe founded it. | He is 40.",
        "1. First of all it grew. | Then it fell.",
        "It stands in the U.S.. | They like it.",
        "\u56ed\u533a\u6709100\u5bb6\u4f01\u4e1a\u3002 | \u5b83\u5f88\u5927\u3002",
        "See www.example.org for more. | 36 firms did.",
        "It grew... and grew. | 5 firms left.",
        "The firm moved to plan B. | This worked.",
        "Es gibt z. B. 3 Parks in Bonn. | Sie wachsen.",
        "Da sind u. a. 12 Institute, ca. 300 Firmen und ggf. 20 Labore. | Gut so.",
        "Vgl. Nr. 3 und Abs. 4 dazu. | Mehr steht dort.",
        "Firmen (insb. 3 grosse) kamen. | Sie blieben.",
        "Zum 31. Dezember 2016 waren es 40. | Dann kamen mehr.",
        "Das ist der 3. Bauabschnitt im Park. | Er ist fertig.",
        "It has approx. 300 firms, incl. 20 foreign ones. | They grow.",
        "It was founded in 1999. | 300 firms came.",
        "It has 40. | They grow.",
    ],
)
def test_sentences_end_where_they_do(text: str) -> None:
    assert split(text.replace(" | ", " ")) == text.split(" | ")


def test_a_table_row_is_one_sentence() -> None:
    assert split("Firms. All | 40. | 52\n\nNext. Row") == ["Firms. All | 40. | 52", "Next.", "Row"]


def test_paragraphs_end_sentences_and_headings_are_flagged() -> None:
    text = "A Title Here\n\nFirst words stand. More words\n\nLast words"
    article = Article(1, Metadata(), MappedText.verbatim(text), 0, len(text), frozenset({0}))
    sentences = split_sentences(article)
    assert [(item.text, item.start, item.index, item.paragraph, item.heading) for item in sentences] == [
        ("A Title Here", 0, 0, 0, True),
        ("First words stand.", 14, 1, 1, False),
        ("More words", 33, 2, 1, False),
        ("Last words", 45, 3, 2, False),
    ]


def test_what_runs_on_is_read_in_windows_and_nothing_is_lost() -> None:
    listed = "; ".join(f"{number:,} firms of the kind {number}" for number in range(1, 400))
    for text in (listed, listed.replace(";", ""), "x" * 5000, "12 300 " * 900, "1.1." * 1500):
        pieces = split(text)
        assert len(pieces) > 1 and max(map(len, pieces)) <= LONGEST
        assert "".join("".join(piece.split()) for piece in pieces) == "".join(text.split())
