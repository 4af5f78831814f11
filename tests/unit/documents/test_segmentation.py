"""What divides a document into articles, and what only seems to."""

from __future__ import annotations

from datetime import date

import pytest

from orchestration.documents import read_document

PROSE = "The science park counted forty-one more companies at the end of the year than in the year before that one."
DATES = [date(2016, 5, 3), date(2016, 6, 4)]


def article_dates(text: str) -> list[date | None]:
    return [article.metadata.published_on for article in read_document(text.encode(), "park.txt").articles]


@pytest.mark.parametrize(
    "text",
    [
        f"A\n\n{PROSE}\n\n(Source: The Daily, 3 May 2016)\n\nB\n\n{PROSE}\n\n(Source: The Daily, 4 June 2016)\n",
        f"Park One\n\nUpdated: 2016-05-03\n\n{PROSE}\n\nPark Two\n\nUpdated: 2016-06-04\n\n{PROSE}\n",
        f"Park One\n\n{PROSE}\n\nPosted by A on May 3, 2016\n\nPark Two\n\n{PROSE}\n\nPosted by B on June 4, 2016\n",
        f"Park One\n\nSource: Wire | 2016-05-03\n\n{PROSE}\n\nPark Two\n\nSource: Wire | 2016-06-04\n\n{PROSE}\n",
    ],
    ids=["source lines", "dates above", "dates below", "source lines above"],
)
def test_each_article_keeps_its_own_date(text: str) -> None:
    assert article_dates(text) == DATES


@pytest.mark.parametrize(
    "footer",
    [
        "Editor: Jane Roe Tel: 0113-496 0000 Page 4 of 8",
        "Published by the Harbour Park. Address: 4 Long Road, Leeds. Tel: 0113-496 0000, Fax: 0113-496 0001",
        "Copyright \u00a9 2016 Harbour Park. All rights reserved. Website: www.example.org",
        "*****",
        "Editor-in-chief: Jane Roe\n\nISSN 1234-5678\n\nE-mail: news@example.org",
    ],
)
def test_a_footer_belongs_to_the_last_article(footer: str) -> None:
    text = (
        f"A\n\n{PROSE}\n\n(Source: Harbour Daily, 3 May 2016)\n\nB\n\n{PROSE}\n\n"
        f"(Source: Harbour Daily, 4 June 2016)\n\n{footer}\n"
    )
    assert article_dates(text) == DATES


@pytest.mark.parametrize(
    "middle",
    [
        "No.    State    Parks\n1.    Assam    5\n\nSource: Ministry of Parks, 3 May 2015",
        "Source: Ministry of Parks",
        "3 March 2009\n\n" + PROSE + "\n\n5 May 2011",
        "Opened | 3 March 2009",
        "31 December 2015",
    ],
    ids=["a table's source", "a source without a date", "a chronicle", "a table's date", "the end of a quarter"],
)
def test_what_does_not_divide(middle: str) -> None:
    text = f"Park Grows\n\nPublished: 3 May 2016\n\n{PROSE}\n\n{middle}\n\n{PROSE}\n"
    assert article_dates(text) == [date(2016, 5, 3)]
