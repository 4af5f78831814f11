"""Whom the figures of a short document describe, and the programme that they belong to."""

from __future__ import annotations

import pytest

from orchestration.documents import read_document
from orchestration.extraction import extract
from orchestration.vocabulary import Vocabulary


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary.load()


def subjects(text: str, vocabulary: Vocabulary) -> dict[str, tuple[str | None, str | None]]:
    """Organisation and programme by the figure's text."""
    observations = extract(read_document(text.encode(), "2020-03-02-note.txt"), vocabulary).observations
    return {o.value_text: (o.organisation, o.programme) for o in observations}


@pytest.mark.parametrize(
    ("text", "figure", "organisation"),
    [
        pytest.param(
            "The Marlin Incubation Cell opened in 2012. Robin Street is near. The Cell has 37 tenants.",
            "37",
            "Marlin Incubation Cell",
            id="head-word-in-capitals",
        ),
        pytest.param(
            "Marlin Holdings plc reports its results. It bought Oriel Sensors Ltd. The Group has 37 employees.",
            "37",
            "Marlin Holdings",
            id="the-group-is-the-reporting-firm",
        ),
        pytest.param(
            "The White City Innovation District lies in London. London grew. In 2019 the district had 37 firms.",
            "37",
            "White City Innovation District",
            id="the-district-is-the-topic",
        ),
        pytest.param(
            "Tech City has grown. Young firms find desks at the Marlin Business Hub. 37 companies rent rooms there.",
            "37",
            "Marlin Business Hub",
            id="there",
        ),
    ],
)
def test_reference(text: str, figure: str, organisation: str, vocabulary: Vocabulary) -> None:
    assert subjects(text, vocabulary)[figure][0] == organisation


def test_places_among_which_a_programme_is_shared_out_are_no_subjects(vocabulary: Vocabulary) -> None:
    text = (
        "Innovate UK launched the Springtide programme in 2018. Under the Springtide programme 370 start-ups were "
        "supported. Among the regions, Scotland accounts for 41 of the start-ups and Wales for 23."
    )
    found = subjects(text, vocabulary)
    assert found["41"] == found["23"] == ("Innovate UK", "Springtide")


def test_a_relative_clause_keeps_its_programme(vocabulary: Vocabulary) -> None:
    text = "Tech City UK runs a programme called Upland, under which it held 37 workshops."
    assert subjects(text, vocabulary)["37"] == ("Tech City UK", "Upland")


def test_a_title_names_a_programme_by_its_noun(vocabulary: Vocabulary) -> None:
    text = (
        "Cabinet clears startup policy for the villages\n\nKerala wants more founders: the Cabinet passed the "
        "Kerala Start-up Policy 2031.\n\nFirms will receive Rs 10 crore over five years."
    )
    assert subjects(text, vocabulary)["Rs 10 crore"] == ("Kerala", "Kerala Start-up Policy 2031")


def test_the_parts_of_a_programme_speak_for_it_together(vocabulary: Vocabulary) -> None:
    text = (
        "41 teams took the EXIST-Gründerstipendium of the Federal Ministry for Economic Affairs. EXIST goes on, and so "
        "does the EXIST-Forschungstransfer.\n\nMost grants of the EXIST-Gründerstipendium went to Bavaria. Next come "
        "Berlin (29), Hesse (26) and Saxony (20)."
    )
    assert subjects(text, vocabulary)["29"] == ("Berlin", "EXIST-Gründerstipendium")
