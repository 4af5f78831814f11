"""Articles that columns interleaved, and articles that source lines and datelines divide."""

from __future__ import annotations

from datetime import date

from orchestration.documents import read_document
from orchestration.documents.columns import fits

SCHOOL_1 = [
    "The village school opened its doors in 1950 and has",
    "taught three generations of pupils. Its teachers say",
    "that pupils who read aloud learn faster. Last year the",
    "school bought new books for every pupil, and parents of",
]
SCHOOL_2 = [
    "the pupils painted the classrooms. The teachers thank",
    "all parents for their help and hope that the school",
    "will keep its pupils.",
]
HARBOUR_1 = [
    "In the harbour, ships from nine countries unloaded",
    "timber and grain. The harbour master counted more ships",
    "than ever, and the cranes of the harbour worked through",
    "most nights. Captains praised the deep water and the",
]
HARBOUR_2 = [
    "quick cranes, which unload ships in a day. The harbour",
    "master wants a second quay for timber ships.",
]


def read(text: str) -> list[tuple[date | None, str]]:
    document = read_document(text.encode(), "page.txt")
    return [(article.metadata.published_on, article.text.text) for article in document.articles]


def interleaved() -> str:
    lines = [
        *SCHOOL_1,
        *HARBOUR_1,
        *SCHOOL_2,
        "(Source: Village Post, May 3, 2011)",
        *HARBOUR_2,
        "(Source: Harbour News, June 9, 2012)",
    ]
    return " \n\n".join(lines)


def test_interleaved_articles_are_told_apart() -> None:
    articles = read(interleaved())
    assert [published for published, _ in articles] == [date(2011, 5, 3), date(2012, 6, 9)]
    assert "parents of the pupils painted the classrooms." in articles[0][1]
    assert "ships" not in articles[0][1]
    assert "deep water and the quick cranes, which" in articles[1][1]
    assert "pupils" not in articles[1][1]


def test_every_character_of_interleaved_articles_maps_back() -> None:
    document = read_document(interleaved().encode(), "page.txt")
    for article in document.articles:
        for index, character in enumerate(article.text.text):
            raw = document.raw[article.text.raw_offset(index)]
            assert raw == character or character.isspace()


def test_headings_within_a_sentence_do_not_part_it() -> None:
    text = " \n\n".join(
        [
            *HARBOUR_1[:3],
            HARBOUR_1[3],
            "Ships and Cranes Through the Years\n\n" + HARBOUR_2[0],
            HARBOUR_2[1],
            *SCHOOL_1[:2],
        ]
    )
    assert "deep water and the quick cranes, which" in read(text)[0][1]


def test_a_paragraph_broken_off_before_a_name_goes_on() -> None:
    closed = (
        "The park is home to many firms that build machines and sell them to customers far beyond the region, "
        "month by month."
    )
    text = "\n\n".join([closed] * 4 + [closed[:-1] + " over the", "Internet as well as in shops."])
    assert "month by month over the Internet as well" in read(text)[0][1]


def test_nothing_divides_a_text_without_marks() -> None:
    assert len(read("First words stand here.\n\nOther words stand there.\n")) == 1


def test_datelines_divide_where_each_article_has_one() -> None:
    body = "The park counted many new firms this year, and its board was content with what it had seen so far."
    text = "\n\n".join(
        ["Park Grows", "Published on 3 March 2016", body, "Park Shrinks", "Published on 5 April 2017", body, body]
    )
    articles = read(text)
    assert [published for published, _ in articles] == [date(2016, 3, 3), date(2017, 4, 5)]
    assert articles[1][1].startswith("Park Shrinks")


def test_datelines_below_divide_too() -> None:
    body = "The park counted many new firms this year, and its board was content with what it had seen so far."
    text = "\n\n".join([body, "Posted: 2016-03-03", body, "Posted: 2017-04-05"])
    assert [published for published, _ in read(text)] == [date(2016, 3, 3), date(2017, 4, 5)]


def test_two_dates_of_one_header_are_one_article() -> None:
    body = "The park counted many new firms this year, and its board was content with what it had seen so far."
    articles = read("\n\n".join(["Park Grows", "Published: 2016-03-03", "Updated: 2016-03-05", body]))
    assert [published for published, _ in articles] == [date(2016, 3, 3)]


def test_grammar_tells_what_can_follow() -> None:
    assert fits("the", "harbour") > 0 > fits("the", "of")
    assert fits("39.21", "billion") > 1
    assert fits("to", "authorize") > 0 > fits("yuan", "authorize")
