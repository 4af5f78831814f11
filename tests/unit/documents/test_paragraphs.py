"""Lines, styles, paragraphs and page furniture."""

from __future__ import annotations

import pytest

from orchestration.documents import read_document
from orchestration.documents.furniture import drop_furniture
from orchestration.documents.lines import LineKind, detect_style, looks_like_title, read_lines
from orchestration.documents.paragraphs import ParagraphKind, joined_text, read_paragraphs

WRAPPED = [
    "The science park of the northern district counted more",
    "than four hundred firms at the end of the year, most of",
    "them small and young. The board that runs the park said",
    "it would add two buildings and a bridge across the river",
    "before the next autumn. Nobody doubts it.",
]


def paragraphs_of(text: str) -> list[tuple[ParagraphKind, str]]:
    lines = read_lines(text)
    return [(item.kind, joined_text(text, item)) for item in read_paragraphs(text, lines, detect_style(text, lines))]


@pytest.mark.parametrize("separator", ["\n", "\r\n", "\n\n", "\r\n\r\n", " \n\n"])
def test_wrapped_lines_make_one_paragraph_in_every_style(separator: str) -> None:
    text = separator.join(WRAPPED * 2)
    assert paragraphs_of(text)[0][1].startswith(" ".join(WRAPPED[:4]))
    assert all(kind is ParagraphKind.PROSE for kind, _ in paragraphs_of(text))


def test_blank_lines_divide_paragraphs_where_lines_follow_each_other() -> None:
    text = "\n".join(WRAPPED) + "\n\n" + "\n".join(WRAPPED)
    assert len(paragraphs_of(text)) == 2


def test_the_style_is_settled_by_the_text() -> None:
    spaced = " \n\n".join(WRAPPED * 3)
    style = detect_style(spaced, read_lines(spaced))
    assert style.blank_between_lines and style.trailing_space_continues and 40 < style.width < 70
    long = "One sentence of a paragraph that fills the line. " * 5
    style = detect_style(f"{long}\n\n{long}", read_lines(f"{long}\n\n{long}"))
    assert not style.blank_between_lines and not style.width


def test_a_title_line_without_the_space_that_continues_stands_alone() -> None:
    text = " \n\n".join(WRAPPED[:3]) + " \n\nNew Buildings for Young Firms\n\n" + " \n\n".join(WRAPPED * 2)
    kinds = {content: kind for kind, content in paragraphs_of(text)}
    assert kinds["New Buildings for Young Firms"] is ParagraphKind.HEADING


def test_markers_tell_the_kind() -> None:
    text = "# Title #\n\n- first item\n* second item\n\n1. Third item\n\n> quoted words\n\n"
    text += "| a | b |\n|---|---|\n| 1 | 2 |\n"
    lines = read_lines(text)
    assert [line.kind for line in lines] == [
        LineKind.HEADING,
        LineKind.BULLET,
        LineKind.BULLET,
        LineKind.NUMBERED,
        LineKind.TEXT,
        LineKind.TABLE,
        LineKind.TABLE,
    ]
    contents = [text[line.start : line.end] for line in lines]
    assert contents[:5] == ["Title", "first item", "second item", "1. Third item", "quoted words"]


def test_rows_of_tables_set_with_tabs_or_spaces_have_bars_between_their_cells() -> None:
    text = "Year\t2014\t2015\n\nFirms        40       52\n\nThe park grew fast.\tIt shone.\n"
    article = read_document(text.encode(), "a.txt").articles[0]
    assert article.text.text == "Year | 2014 | 2015\n\nFirms | 40 | 52\n\nThe park grew fast. It shone."


def test_a_source_line_may_run_over_two_lines() -> None:
    text = "It grew fast.\n\n(Source: The Evening Paper of the North, October 13, \n\n2014)\n\nNext Story Begins Here"
    assert (ParagraphKind.SOURCE, "(Source: The Evening Paper of the North, October 13, 2014)") in paragraphs_of(text)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("New Hopes for the Park", True),
        ("The park earned 5 million yuan", False),
        ("It Ended.", False),
        ("Beijing", False),
    ],
)
def test_titles_capitalise_their_words(title: str, expected: bool) -> None:
    assert looks_like_title(title, 0, len(title)) is expected


def test_running_heads_and_page_numbers_go_and_source_lines_stay() -> None:
    pages = [
        f"Northern Park Gazette\nWords of page {n} end here.\n(Source: The Paper, May 8, 2015)\n{n}" for n in (1, 2, 3)
    ]
    text = "\n\f".join(pages)
    kept = [text[line.start : line.end] for line in drop_furniture(text, read_lines(text))]
    assert "Northern Park Gazette" not in kept and "2" not in kept
    assert kept.count("(Source: The Paper, May 8, 2015)") == 3
    assert sum("Words of page" in line for line in kept) == 3


def test_numbers_that_do_not_count_pages_stay() -> None:
    text = "Income in\n2013\n\fIncome in\n1998\n"
    assert len(drop_furniture(text, read_lines(text))) == 4
