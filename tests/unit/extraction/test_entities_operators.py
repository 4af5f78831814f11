"""Who runs a programme, by what a sentence says of it."""

from __future__ import annotations

import pytest

from orchestration.extraction.entities.names.recognition import DocumentNames, find_mentions
from orchestration.extraction.entities.programmes.operators import operator_told
from orchestration.vocabulary import Vocabulary


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary.load()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Upland programme, which Tech City UK runs, is new.", {"Upland": "Tech City UK"}),
        ("Stand-Up India is implemented by the Department of Financial Services.",
         {"Stand-Up India": "Department of Financial Services"}),
        ("In 2015 Innovate UK launched the Springtide programme.", {"Springtide": "Innovate UK"}),
        ("Germany is the home of EXIST.", {}),
    ],
)  # fmt: skip
def test_operator(text: str, expected: dict[str, str], vocabulary: Vocabulary) -> None:
    mentions = find_mentions(text, vocabulary, [], DocumentNames())
    assert {name: body.name for name, body in operator_told(text, 0, mentions).items()} == expected
