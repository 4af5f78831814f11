"""Dates, datelines, sidecars, file names and their order of evidence."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from orchestration.documents import UnreadableDocument, read_document
from orchestration.documents.datelines import read_dateline
from orchestration.documents.dates import find_dates, writes_day_first
from orchestration.documents.metadata import read_file_name
from orchestration.documents.publishers import read_publisher, read_source_line
from orchestration.documents.sidecar import read_sidecar


def load(cases: str) -> list[dict[str, Any]]:
    return json.loads((Path(__file__).parent / "cases" / f"{cases}.json").read_text("utf-8"))  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("October 27, 2014", date(2014, 10, 27)),
        ("27 October 2014", date(2014, 10, 27)),
        ("Oct. 3rd, 2016", date(2016, 10, 3)),
        ("3rd of May 2016", date(2016, 5, 3)),
        ("2013-10-25", date(2013, 10, 25)),
        ("2013/10/5", date(2013, 10, 5)),
        ("25.10.2013", date(2013, 10, 25)),
        ("05.10.2013", date(2013, 10, 5)),
        ("25/10/2013", date(2013, 10, 25)),
        ("12/05/2016", date(2016, 12, 5)),
        ("2017\u5e743\u67085\u65e5", date(2017, 3, 5)),
        ("14-Feb-2017", date(2017, 2, 14)),
        ("20170305", date(2017, 3, 5)),
        ("2013-10-25T08:30:00Z", date(2013, 10, 25)),
    ],
)
def test_forms_of_dates(text: str, expected: date) -> None:
    assert [printed.date for printed in find_dates(text)] == [expected]


@pytest.mark.parametrize("text", ["June 31, 2014", "2014", "May 2014", "version 2.10.2014.5", "12,345"])
def test_what_is_no_full_date(text: str) -> None:
    assert [printed.date for printed in find_dates(text)] in ([], [date(2014, 10, 2)])


def test_numeric_dates_go_by_the_evidence_of_the_text() -> None:
    assert writes_day_first("posted 25/10/2013") is True
    assert writes_day_first("posted 10/25/2013") is False
    assert writes_day_first("05/06/2016: the centre in London earned \u00a35 million") is True
    assert writes_day_first("05/06/2016: on May 5 the Boston center grew") is False
    assert writes_day_first("05/06/2016 and nothing to go by") is None
    assert find_dates("12/05/2016", day_first=True)[0].date == date(2016, 5, 12)


@pytest.mark.parametrize(
    ("line", "publisher", "published_on"),
    [
        ("(Source: Evening Paper, October 27, 2014)", "Evening Paper", date(2014, 10, 27)),
        ("> (Source: Evening Paper, 27 October 2014)", "Evening Paper", date(2014, 10, 27)),
        ("Source: Evening Paper 2016-03-05", "Evening Paper", date(2016, 3, 5)),
        ("(Source: Evening Paper, 19 July)", "Evening Paper", date(2013, 7, 19)),
        ("(Source: Evening Paper)", "Evening Paper", None),
    ],
)
def test_source_lines(line: str, publisher: str, published_on: date | None) -> None:
    assert read_source_line(line, years={2013}) == (published_on, publisher)


@pytest.mark.parametrize("case", load("datelines"), ids=lambda case: case["line"])
def test_datelines_are_told_from_other_dates(case: dict[str, str | None]) -> None:
    line = case["line"] or ""
    found = read_dateline(line, writes_day_first(line))
    stated = (str(found.date), found.evidence.name.lower()) if found else (None, None)
    assert stated == (case["date"], case["evidence"])


@pytest.mark.parametrize("case", load("publication_dates"), ids=lambda case: case["case"])
def test_publication_dates_of_whole_documents(case: dict[str, str | None]) -> None:
    document = read_document((case["text"] or "").encode(), case["name"] or "")
    assert len(document.articles) == 1
    found = document.articles[0].metadata
    assert found.published_on == (date.fromisoformat(case["date"]) if case["date"] else None)
    assert found.published_basis == case["basis"]


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("By Jane Roe (news.example.org)", "news.example.org"),
        ("By Jane Roe, Evening Paper", "Evening Paper"),
        ("(Evening Paper website)", "Evening Paper"),
        ("( news.example.org )", "news.example.org"),
        ("(Total No. 97)", None),
        ("Operating loss: (1.9) million", None),
        ("The Harbour Fund for Founders (HFF)", None),
    ],
)
def test_publishers_of_bylines(line: str, publisher: str | None) -> None:
    assert read_publisher(line) == publisher


def test_file_names_that_begin_with_a_date() -> None:
    assert read_file_name("2013-12-31-blog.txt") == date(2013, 12, 31)
    assert read_file_name("notes-2013-12-31.txt") is None
    assert read_file_name("2013-13-31.txt") is None


def test_a_sidecar_says_what_the_text_does_not() -> None:
    found = read_sidecar(b"title: Report\npublished_on: 2016-05-03\nlanguage: en\n")
    assert (found.title, found.published_on, found.published_basis, found.language) == (
        "Report",
        date(2016, 5, 3),
        "sidecar",
        "en",
    )


@pytest.mark.parametrize(
    "broken",
    [
        b"title: [",
        b"- a\n- b",
        b"published_on: soon",
        b"author: Roe",
        b"\xff\xfe",
        b"title: {a: 1}",
        b"published_on: 2016-02-31",
    ],
)
def test_a_broken_sidecar_is_one_clear_error(broken: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="the sidecar") as caught:
        read_sidecar(broken)
    assert "\n" not in str(caught.value)


TEXT = b"Park Grows\n\nUpdated: 2016-03-05\n\nThe park counted forty firms more than in the year before that one.\n"


def test_the_order_of_evidence() -> None:
    assert read_document(TEXT, "2011-01-01-a.txt", b"published_on: 2012-02-02").articles[
        0
    ].metadata.published_on == date(2012, 2, 2)
    assert read_document(TEXT, "2011-01-01-a.txt").articles[0].metadata.published_on == date(2016, 3, 5)
    named = read_document(b"The park counted forty firms.", "2011-01-01-a.txt")
    assert (named.metadata.published_on, named.metadata.published_basis) == (date(2011, 1, 1), "file_name")
    assert read_document(b"The park counted forty firms.", "a.txt").metadata.published_on is None
