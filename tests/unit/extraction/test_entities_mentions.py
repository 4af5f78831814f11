"""Names in a text: of the vocabulary, abbreviated by the text, discovered; and what is no name."""

from __future__ import annotations

import pytest

from orchestration.extraction.entities.names.recognition import DocumentNames, find_mentions
from orchestration.vocabulary import Vocabulary


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary.load()


def names(text: str, vocabulary: Vocabulary) -> list[str]:
    return [mention.name for mention in find_mentions(text, vocabulary, [], DocumentNames())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("growth in Zhonguancun", ["Zhongguancun Science Park"]),
        ("founders at Innovation Work", ["Innovation Works"]),
        ("the blog 36Kr.com reports", ["36Kr"]),
        ("the Zhongguancun Administrative Committee met", ["Zhongguancun Administrative Committee"]),
        ("most firms were new", []),
        ("the ministry (MOST) said", ["Ministry of Science and Technology"]),
        ("a loan of US$ 5 million", []),
        ("workers at the Baltic Robotics Institute", ["Baltic Robotics Institute"]),
        ("the Ministry of Trade and Industry said", ["Ministry of Trade and Industry"]),
        ("Peking University and Tsinghua University", ["Peking University", "Tsinghua University"]),
        ("the Tsinghua Alumni Association", ["Tsinghua Alumni Association"]),
        ("joined a Global Roadshow Centre", []),
        ("Oxford Economics expects", []),
        ("KESTREL INNOVATION PARTNERS PLC reports", ["Kestrel Innovation Partners"]),
        ("bought by Graphene Loom Ltd, Exeter", ["Graphene Loom", "Exeter"]),
        ("PayWren, the payments company, grew. PayWren hired.", ["PayWren", "PayWren"]),
        ("Mary Holt, chief executive of Lumatron", ["Lumatron"]),
        ("the Upland programme picked firms", ["Upland"]),
        ("Heron Energy plc was listed", ["Heron Energy"]),
        ("Lei Wang, the founder, said", []),
        ("Marram House, which was set up by two banks, offers desks", ["Marram House"]),
        ("A second park, Dunlin Reach, opened", ["Dunlin Reach"]),
        ("the drug company Volantis moved its head office", ["Volantis"]),
        ("a campaign named Spring Tide began", ["Spring Tide"]),
        ("the ring of the Curlew-Zentrum Berlin", ["Curlew-Zentrum Berlin"]),
        ("rooms in the Founders and Start-up Centre Adlershof", ["Founders and Start-up Centre Adlershof"]),
        ("shares traded on AIM in London", ["London"]),
        ("schools of the Atal Innovation Mission (AIM) in India", ["Atal Innovation Mission"] * 2 + ["India"]),
    ],
)
def test_names(text: str, expected: list[str], vocabulary: Vocabulary) -> None:
    assert names(text, vocabulary) == expected


def test_an_abbreviation_defined_in_the_text_holds_afterwards(vocabulary: Vocabulary) -> None:
    text = "The Northern Light Foundation (hereinafter referred to as NLF) was set up. The NLF grew."
    assert names(text, vocabulary) == ["Northern Light Foundation", "Northern Light Foundation"]


def test_definitions_reach_the_next_article(vocabulary: Vocabulary) -> None:
    seen = DocumentNames()
    find_mentions("The Lakeside Development Zone (the Zone) opened.", vocabulary, [], seen)
    (mention,) = find_mentions("In 2013 the Zone grew.", vocabulary, [], seen)
    assert mention.name == "Lakeside Development Zone"


def test_a_body_named_in_the_text_is_known_in_its_headings(vocabulary: Vocabulary) -> None:
    text = "IIT Madras Outreach Cell grows\n\nThe IIT Madras Outreach Cell has a new hall."
    mentions = find_mentions(text, vocabulary, [(0, 30)], DocumentNames())
    assert {mention.name for mention in mentions} == {"IIT Madras Outreach Cell"}
