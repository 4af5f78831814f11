"""How a body is named: the core vocabulary always canonically, others by the document's own full name."""

from __future__ import annotations

import pytest

from orchestration.documents import read_document
from orchestration.extraction import extract
from orchestration.vocabulary import Vocabulary


def _organisations(text: str) -> set[str | None]:
    document = read_document(text.encode(), "2015-03-01-note.txt")
    return {found.organisation for found in extract(document, Vocabulary.load()).observations}


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        ("Zhonguancun is home to 120 incubators.", "Zhongguancun Science Park"),
        (
            "The Hsinchu Science-based Industrial Park employed 4,200 people in 2014.",
            "Hsinchu Science-based Industrial Park",
        ),
        ("HSIP employed 4,200 people in 2014.", "Hsinchu Science Park"),
        (
            "The Hsinchu Science Park, once the Hsinchu Science-based Industrial Park, employed 4,200 people.",
            "Hsinchu Science Park",
        ),
        ("Kestrel IP Group plc\n\nKestrel IP Group employed 41 people in 2014.", "Kestrel IP Group"),
    ],
)
def test_the_name_of_a_body(text: str, organisation: str) -> None:
    assert _organisations(text) == {organisation}
