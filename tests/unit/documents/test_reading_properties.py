"""What holds for any text: characters map back, digits survive, sentences lose nothing."""

from __future__ import annotations

import unicodedata
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from orchestration.documents import Document, UnreadableDocument, read_document
from orchestration.extraction.sentences import split_sentences

FRAGMENTS = (
    "\n", "\n\n", "\r\n", " ", "  ", "- ", "# ", "**", "*", "> ", "1. ", "| ", "The ", "the ", "of ", "park ", "Roe ",
    "Commi t t ee ,", "9 ,001 ", "39.21 ", "start-\n", "up ", "deve lopment ", "holder sof ", ". ", ".", "U.S. ", '"',
    "\u2019", "\ufb01", "\u00a0", "\u3002", "\uff13", "----", "_", "`", "\u200b", "\u2028", "\x1c",
    "(Source: A, May 3, 2014)",
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=150), st.lists(st.sampled_from(FRAGMENTS), max_size=50).map("".join))
# What a repaired character may be other than its raw character: white space, joined words' letters, plain forms.
PLAIN_FORMS = set("'\"-\u2014\u2022 \n\u2013\u2026s|")


def read(text: str) -> Document | None:
    try:
        return read_document(text.encode("utf-8", "ignore"), "any.txt")
    except UnreadableDocument:
        return None


@given(TEXTS)
def test_every_repaired_character_is_its_raw_one_or_a_plain_form(text: str) -> None:
    document = read(text)
    for article in document.articles if document else ():
        for index, character in enumerate(article.text.text):
            raw = document.raw[article.text.raw_offset(index)] if document else ""
            assert raw == character or character in PLAIN_FORMS or character in unicodedata.normalize("NFKC", raw)


@given(TEXTS.filter(lambda text: "[" not in text and "<" not in text and "\f" not in text))
def test_repair_loses_no_digit(text: str) -> None:
    document = read(text)
    if document is not None:
        found = Counter(c for article in document.articles for c in article.text.text if c in "0123456789")
        wanted = Counter(c for c in document.raw if c in "0123456789")
        assert not wanted - found


@given(TEXTS)
def test_sentences_hold_every_character_but_white_space(text: str) -> None:
    document = read(text)
    for article in document.articles if document else ():
        sentences = split_sentences(article)
        assert "".join("".join(sentence.text.split()) for sentence in sentences) == "".join(article.text.text.split())
        for sentence in sentences:
            assert "\n" not in sentence.text
            assert article.text.text.startswith(sentence.text, sentence.start)
        assert article.headings <= {sentence.start for sentence in sentences}


@given(TEXTS)
def test_article_spans_hold_their_characters(text: str) -> None:
    document = read(text)
    for article in document.articles if document else ():
        offsets = [article.text.raw_offset(index) for index in range(len(article.text.text))]
        assert article.char_start <= min(offsets) and max(offsets) < article.char_end <= len(
            document.raw if document else ""
        )
