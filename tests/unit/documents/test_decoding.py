"""Bytes to text by evidence."""

from __future__ import annotations

import codecs

import pytest

from orchestration.documents.decoding import decode
from orchestration.documents.model import UnreadableDocument

ENGLISH = "The caf\u00e9 park earned \u00a35 million in 2016.\r\nIts r\u00e9sum\u00e9 is short.\n"
CHINESE = "\u4e2d\u5173\u6751\u79d1\u6280\u56ed\u533a\u6536\u5165\u8fbe\u5230100\u4ebf\u5143\u3002\n" * 3


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (ENGLISH.encode(), ENGLISH, "utf-8"),
        (codecs.BOM_UTF8 + ENGLISH.encode(), ENGLISH, "utf-8"),
        (codecs.BOM_UTF16_LE + ENGLISH.encode("utf-16-le"), ENGLISH, "utf-16-le"),
        (codecs.BOM_UTF16_BE + ENGLISH.encode("utf-16-be"), ENGLISH, "utf-16-be"),
        (ENGLISH.encode("utf-16-le"), ENGLISH, "utf-16-le"),
        (ENGLISH.encode("utf-16-be"), ENGLISH, "utf-16-be"),
        (ENGLISH.encode("cp1252"), ENGLISH, "cp1252"),
        ("\u201cquoted\u201d \u2013 dashed".encode("cp1252"), "\u201cquoted\u201d \u2013 dashed", "cp1252"),
        (CHINESE.encode("gb18030"), CHINESE, "gb18030"),
    ],
)
def test_each_encoding_is_told_by_its_bytes(data: bytes, text: str, encoding: str) -> None:
    assert decode(data) == (text, encoding)


def test_line_ends_stay_as_they_are() -> None:
    assert decode(b"a\r\nb\rc\n").text == "a\r\nb\rc\n"


def test_bytes_without_a_windows_1252_meaning_are_latin_1() -> None:
    assert decode(b"plain text with one odd byte \x81 in it").encoding == "latin-1"


def test_a_declared_encoding_counts_where_the_bytes_do_not_tell() -> None:
    text = "\u0414\u043e\u043a\u043b\u0430\u0434 \u043e \u043f\u0430\u0440\u043a\u0435"
    assert decode(text.encode("cp1251"), "windows-1251").text == text


@pytest.mark.parametrize("data", [b"", b"  \n\r\n", b"\x00\x00\x00", codecs.BOM_UTF8, codecs.BOM_UTF16_LE + b"\n\x00"])
def test_nothing_is_unreadable(data: bytes) -> None:
    with pytest.raises(UnreadableDocument, match=r"empty|zero bytes"):
        decode(data)


def test_binary_bytes_are_unreadable() -> None:
    with pytest.raises(UnreadableDocument, match="no text"):
        decode(bytes(range(256)) * 40)


def test_a_mark_that_the_bytes_belie_is_unreadable() -> None:
    with pytest.raises(UnreadableDocument, match="byte order mark"):
        decode(codecs.BOM_UTF16_LE + b"\x00\xd8\x00")
