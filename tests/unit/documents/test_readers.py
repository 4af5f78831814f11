"""Readers of HTML, PDF and DOCX, and the choice among them."""

from __future__ import annotations

import io
from datetime import date

import docx
import pytest

from orchestration.documents import Document, UnreadableDocument, read_document

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Park News</title><style>p{color:red}</style>
<meta property="article:published_time" content="2016-03-05T10:00:00Z">
<meta property="og:site_name" content="Paper"></head>
<body><nav><a href="/">99 menus</a></nav><h1>Park &amp; firms</h1><script>var x = "<p>7</p>";</script>
<p>The park&#8217;s firms
earned <b>5</b>&nbsp;million yuan &mdash; 3 &lt; 4.</p>
<ul><li>First item.<li>Second item.</ul>
<table><tr><td>Firms</td>
<td><p>40</p></td></tr><tr><td><p>Staff</p></td><td>9 to 10</td></tr></table>
<p>Unclosed paragraph<br>in two lines</body></html>"""


def plain_pdf(pages: list[list[str]]) -> bytes:
    """A PDF with the given lines of text on each page."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        drawn = "BT /F1 12 Tf 14 TL 72 720 Td " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {len(objects)} 0 R >>"
        )
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    data, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    trailer = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer << /Size {size} /Root 1 0 R >>\n"
    trailer += f"startxref\n{len(data)}\n%%EOF"
    return data + trailer.encode()


def word_file() -> bytes:
    document = docx.Document()
    document.add_heading("Park Grows", 1)
    document.add_paragraph("The park earned 5 million yuan in 2016.")
    document.add_paragraph("First item.", style="List Bullet")
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Firms", "40"
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def raw_of(document: Document, words: str) -> str:
    """The raw characters that the words of the first article were read from."""
    text = document.articles[0].text
    start = text.text.index(words)
    begin, end = text.raw_span(start, start + len(words))
    return document.raw[begin:end]


def test_html_keeps_its_source_as_raw_and_finds_the_prose() -> None:
    document = read_document(PAGE.encode(), "page.html")
    text = document.articles[0].text.text
    assert document.raw == PAGE and document.media_type == "text/html"
    assert text.split("\n\n") == [
        "Park & firms",
        "The park's firms earned 5 million yuan \u2014 3 < 4.",
        "First item.",
        "Second item.",
        "Firms | 40",
        "Staff | 9 to 10",
        "Unclosed paragraph in two lines",
    ]
    assert raw_of(document, "5 million") == "5</b>&nbsp;million"
    assert 0 in document.articles[0].headings


def test_html_states_title_publisher_and_date() -> None:
    metadata = read_document(PAGE.encode(), "page.html").metadata
    assert (metadata.title, metadata.publisher, metadata.published_on) == ("Park News", "Paper", date(2016, 3, 5))


def test_html_is_known_by_content_and_its_encoding_by_its_head() -> None:
    page = "<html><head><meta charset=windows-1252></head><body><p>Caf\xe9</p></body></html>"
    document = read_document(page.encode("cp1252"), "page.txt")
    assert document.articles[0].text.text == "Caf\xe9"


@pytest.mark.parametrize(
    "page", ["<p>a <b", "<p title='x>a</p>", "<script>x", "<!-- <p>a", "<p>&#xZZ; &nosuch; & 5</p>"]
)
def test_broken_html_is_read_as_far_as_it_goes(page: str) -> None:
    document = read_document(("<html><p>Start.</p>" + page).encode(), "page.html")
    assert document.articles[0].text.text.startswith("Start.")


def test_hostile_html_takes_no_time() -> None:
    page = "<html><p>Start.</p>" + '<a href="' * 20_000
    assert read_document(page.encode(), "page.html").articles


def test_pdf_text_joins_over_lines() -> None:
    document = read_document(
        plain_pdf([["The park earned 5 million", "yuan in the year 2016, its"], ["best one so far."]]), "a.pdf"
    )
    assert document.media_type == "application/pdf"
    assert document.articles[0].text.text == "The park earned 5 million yuan in the year 2016, its best one so far."
    assert raw_of(document, "million yuan") == "million\nyuan"


def test_pdf_without_text_names_the_reason() -> None:
    with pytest.raises(UnreadableDocument, match="pictures"):
        read_document(plain_pdf([[]]), "a.pdf")


def test_broken_pdf_names_the_reason() -> None:
    with pytest.raises(UnreadableDocument, match="PDF is broken"):
        read_document(b"%PDF-1.4\nnothing more", "a.pdf")


def test_docx_gives_paragraphs_items_and_rows() -> None:
    document = read_document(word_file(), "a.docx")
    assert document.articles[0].text.text.split("\n\n") == [
        "Park Grows",
        "The park earned 5 million yuan in 2016.",
        "First item.",
        "Firms | 40",
    ]
    assert raw_of(document, "5 million yuan") == "5 million yuan"
    assert 0 in document.articles[0].headings


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04rubbish", "Word document is broken"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xd0\xcf\x11\xe0rest", "old Office"),
        (b"{\\rtf1 text}", "RTF"),
        (b"", "empty"),
    ],
)
def test_what_cannot_be_read_names_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableDocument, match=reason):
        read_document(data, "a.bin")


def test_the_document_states_what_it_is() -> None:
    document = read_document(b"The park grew.\r\n", "a.txt")
    assert (document.media_type, document.encoding, document.size_bytes) == ("text/plain", "utf-8", 16)
    assert len(document.document_id) == 64 and document.raw == "The park grew.\r\n"
