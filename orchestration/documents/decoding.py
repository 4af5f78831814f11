"""Bytes to text, by evidence: byte order mark, strict UTF-8, zero bytes of UTF-16, Chinese and Western code pages."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from charset_normalizer import from_bytes

from orchestration.documents.model import UnreadableDocument

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65536
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MAX_CONTROL_SHARE = 0.02  # text has next to no control characters; a picture or an archive has many
_WESTERN_SHARE = 0.3  # Western text has fewer bytes above ASCII than this; Cyrillic or Greek has more
_HAN = re.compile("[\u4e00-\u9fff\u3000-\u303f\uff01-\uff5e]")


class DecodedText(NamedTuple):
    """Text without its byte order mark, line ends as they were, and the name of the encoding."""

    text: str
    encoding: str


def decode(data: bytes, declared: str | None = None) -> DecodedText:
    """The text of `data`. Raises UnreadableDocument for nothing at all and for bytes that are no text.

    `declared` is the encoding that the document states; it is tried where the bytes do not speak for themselves.
    """
    if not data.strip(b" \t\r\n\x0c\x00"):
        raise UnreadableDocument("the document is empty" if not data.strip() else "the document holds only zero bytes")
    decoded = _by_mark(data) or _utf16_without_mark(data) or _strict(data, "utf-8")
    decoded = decoded or _declared(data, declared) or _by_code_page(data)
    if not decoded.text.strip():
        raise UnreadableDocument("the document is empty")
    if _looks_binary(decoded.text):
        raise UnreadableDocument("the bytes are no text in any known encoding")
    return decoded


def _strict(data: bytes, encoding: str) -> DecodedText | None:
    try:
        return DecodedText(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        return None


def _declared(data: bytes, encoding: str | None) -> DecodedText | None:
    if encoding is None:
        return None
    try:
        name = codecs.lookup(encoding).name
    except LookupError:
        return None
    # Pages that say Latin-1 or GB2312 mean their supersets.
    return _strict(data, {"iso8859-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}.get(name, name))


def _by_mark(data: bytes) -> DecodedText | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            decoded = _strict(data[len(mark) :], encoding)
            if decoded is None and encoding != "utf-8":
                raise UnreadableDocument(f"the byte order mark says {encoding}, but the bytes are not")
            return decoded
    return None


def _utf16_without_mark(data: bytes) -> DecodedText | None:
    """Western text in UTF-16 has a zero in every second byte, and no other encoding of text has zeros."""
    sample = data[:_SAMPLE]
    if len(data) % 2 or len(sample) < 4:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.4 * half and even < 0.05 * half:
        return _strict(data, "utf-16-le")
    if even > 0.4 * half and odd < 0.05 * half:
        return _strict(data, "utf-16-be")
    return None


def _by_code_page(data: bytes) -> DecodedText:
    """GB18030 where the high bytes pair up to Chinese, otherwise what the bytes look like, at last Windows-1252."""
    chinese = _strict(data, "gb18030")
    if chinese is not None and _reads_as_chinese(chinese.text):
        return chinese
    if _high_share(data) < _WESTERN_SHARE or (guess := from_bytes(data[:_SAMPLE]).best()) is None:
        western = _strict(data, "cp1252")
        return western or DecodedText(data.decode("latin-1"), "latin-1")
    return _strict(data, guess.encoding) or DecodedText(data.decode("latin-1"), "latin-1")


def _reads_as_chinese(text: str) -> bool:
    """Most characters beyond ASCII are Chinese, and most of these stand beside another one.

    Accented letters of Western text pair up with the letter behind them into Chinese too, but stand alone.
    """
    beyond = [character for character in text if character > "\x7f"]
    han = _HAN.findall(text)
    runs = len(re.findall(f"{_HAN.pattern}{{2,}}", text))
    return bool(beyond) and len(han) >= 0.8 * len(beyond) and runs >= 1 and len(han) >= 2.5 * runs


def _high_share(data: bytes) -> float:
    sample = data[:_SAMPLE]
    return sum(byte > 0x7F for byte in sample) / len(sample)


def _looks_binary(text: str) -> bool:
    sample = text[:_SAMPLE]
    return len(_CONTROL.findall(sample)) > _MAX_CONTROL_SHARE * len(sample)
