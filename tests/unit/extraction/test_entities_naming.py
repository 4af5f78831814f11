"""How a body is named: the core vocabulary always canonically, others by the document's own full name."""

from __future__ import annotations

import pytest

from orchestration.documents import read_document
from orchestration.extraction import extract
from orchestration.vocabulary import Vocabulary


def _organisations(text: str, name: str = "2015-03-01-note.txt") -> set[str | None]:
    document = read_document(text.encode(), name)
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


@pytest.mark.parametrize(
    ("name", "organisation"),
    [
        ("2019-06-30-dalian-zone-news.txt", "Dalian Hi-tech Industrial Zone"),
        ("2019-06-30-qingdao-zone-news.txt", "Qingdao High-tech Zone"),
    ],
)
def test_the_file_name_tells_the_city_of_a_zone(name: str, organisation: str) -> None:
    text = "The High-tech Zone met its aims. There are 60 labs in the High-tech Zone."
    assert _organisations(text, name) == {organisation}


def test_a_district_that_the_text_names_is_no_park() -> None:
    text = (
        "Hunnan district lies in Shenyang. The Shenyang Hunnan Science City grows. In 2022 Hunnan signed 49 projects."
    )
    assert _organisations(text) == {"Hunnan District"}


@pytest.mark.parametrize(
    ("text", "programme"),
    [
        ("Under the EXIST-Gründerstipendium 41 teams were funded in 2014.", "EXIST-Gründerstipendium"),
        ("Under the EXIST programme 41 teams were funded in 2014.", "EXIST"),
        (
            "Under the VCT scheme 41 firms were funded. The SBIC scheme funded 23 firms.",
            "Small Business Investment Company",
        ),
        ("Under the Karnataka Start-up Policy 2031 the state funded 41 firms.", "Karnataka Start-up Policy 2031"),
        ("Under the 1000 talents plan 41 researchers came in 2014.", "1000 Talents Plan"),
    ],
)
def test_the_name_of_a_programme(text: str, programme: str) -> None:
    document = read_document(text.encode(), "2015-03-01-note.txt")
    assert programme in {found.programme for found in extract(document, Vocabulary.load()).observations}
