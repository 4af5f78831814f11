"""HTML: the raw text is the page's source; the prose is located in it, over tags and entities."""

from __future__ import annotations

import html
import re
from datetime import date

from orchestration.documents.dates import find_dates
from orchestration.documents.function_words import word_set
from orchestration.documents.mapping import TextBuilder
from orchestration.documents.model import MappedText, Metadata

# A quoted value; one that holds "<" is short, so that a quote left open costs little.
_QUOTED = r"\"[^\"<]*\"|'[^'<]*'|\"[^\"]{0,2000}\"|'[^']{0,2000}'"
_TOKEN = re.compile(
    r"(?P<comment><!--.*?(?:-->|\Z)|<![^>]*>|<\?[^>]*>)"
    rf"|<(?P<closing>/?)(?P<tag>[A-Za-z][A-Za-z0-9:-]*)(?P<attributes>(?:[^<>\"']|{_QUOTED})*)>"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});?)"
    r"|(?P<space>\s+)"
    r"|(?P<text>[^<&\s]+|[<&])",
    re.DOTALL,
)
# What these hold is no prose of the page; the end tag closes them.
_SILENT = word_set(
    "script style noscript template nav head svg math iframe object select option button form footer aside"
)
_RAW = frozenset({"script", "style"})
_BLOCKS = word_set(
    "address article blockquote body caption center dd details div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 "
    "header hr html li main ol p pre section summary table tbody tfoot thead title tr ul"
)
_HEADINGS = word_set("h1 h2 h3 h4 h5 h6")
_WITHIN_CELLS = word_set("p div section center blockquote pre ul ol")  # their edges do not break a table row
_CELLS = frozenset({"td", "th"})
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_META = re.compile(rf"<meta\b((?:[^<>\"']|{_QUOTED})*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_TITLE = re.compile(r"<title\b[^>]*>([^<]*)</title", re.IGNORECASE)
_LANGUAGE = re.compile(r"<html\b[^>]*\blang\s*=\s*[\"']?([A-Za-z-]{2,10})", re.IGNORECASE)
_DATE_NAMES = word_set(
    "article:published_time datepublished pubdate publishdate publish_date date dc.date dc.date.issued dcterms.issued "
    "dcterms.created citation_publication_date sailthru.date parsely-pub-date og:published_time"
)
_HEAD_LENGTH = 100_000


def declared_encoding(data: bytes) -> str | None:
    """The encoding that the page's head declares."""
    match = _CHARSET.search(data[:4096])
    return match.group(1).decode("ascii") if match else None


def read_html(source: str) -> tuple[MappedText, Metadata]:
    """The prose of a page, a blank line between blocks, and what its head states."""
    return _ProseScanner(source).scan(), _metadata(source[:_HEAD_LENGTH])


class _ProseScanner:
    """Walks the tokens of a page once and copies the prose; unclosed tags do no harm."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._builder = TextBuilder()
        self._silent: list[str] = []  # silent elements that are open
        self._space_at: int | None = None  # raw offset of white space not yet written
        self._break_at: int | None = None  # raw offset of a block's edge not yet written
        self._break = "\n\n"
        self._rank = 0  # of the edge not yet written
        self._prefix: tuple[str, int] | None = None  # marker of the line to come, and the tag's raw offset

    def scan(self) -> MappedText:
        position = 0
        while (match := _TOKEN.match(self._source, position)) is not None:
            position = match.end()
            if match.group("tag"):
                position = self._tag(match)
            elif self._silent or match.group("comment"):
                continue
            elif match.group("space"):
                self._space_at = match.start() if self._space_at is None else self._space_at
            elif match.group("entity"):
                self._entity(match)
            else:
                self._write_pending()
                self._builder.copy_raw(self._source, *match.span())
        return self._builder.build()

    def _tag(self, match: re.Match[str]) -> int:
        tag, closing = match.group("tag").lower(), bool(match.group("closing"))
        if tag in _RAW and not closing and not match.group("attributes").endswith("/"):
            return self._skip_raw(tag, match.end())
        if tag in _SILENT:
            self._silence(tag, closing)
        elif tag == "br":
            self._edge(match.start(), "\n", 0)
        elif tag in _CELLS and not closing:
            self._edge(match.start(), " | ", 2)
        elif tag in _BLOCKS:
            self._edge(match.start(), "\n\n", 1 if tag in _WITHIN_CELLS else 3)
            self._prefix = self._marker(tag, closing, match.start())
        return match.end()

    def _skip_raw(self, tag: str, position: int) -> int:
        end = re.compile(rf"</{tag}\s*>", re.IGNORECASE).search(self._source, position)
        return end.end() if end else len(self._source)

    def _silence(self, tag: str, closing: bool) -> None:
        if not closing:
            self._silent.append(tag)
        elif tag in self._silent:
            while self._silent.pop() != tag:
                pass

    def _edge(self, offset: int, text: str, rank: int) -> None:
        """Note an edge; of several with nothing between them the one of the highest rank counts."""
        if self._break_at is None or rank > self._rank:
            self._break_at, self._break, self._rank = offset, text, rank

    def _marker(self, tag: str, closing: bool, offset: int) -> tuple[str, int] | None:
        if closing:
            return None
        if tag in _HEADINGS:
            return "# ", offset
        return ("- ", offset) if tag == "li" else None

    def _entity(self, match: re.Match[str]) -> None:
        text = html.unescape(match.group())
        if text.isspace():
            self._space_at = match.start() if self._space_at is None else self._space_at
            return
        self._write_pending()
        if text == match.group():  # no such entity: an ampersand of the prose
            self._builder.copy_raw(self._source, *match.span())
        else:
            self._builder.stand_in(text, match.start())

    def _write_pending(self) -> None:
        if self._builder.length:
            if self._break_at is not None:
                self._builder.stand_in(self._break, self._break_at)
            elif self._space_at is not None:
                self._builder.stand_in(" ", self._space_at)
        if self._prefix is not None:
            self._builder.stand_in(*self._prefix)
        self._break_at = self._space_at = self._prefix = None


def _metadata(head: str) -> Metadata:
    named: dict[str, str] = {}
    for meta in _META.finditer(head):
        attributes = {name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(meta.group(1))}
        name = (attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or "").lower()
        if name and (content := html.unescape(attributes.get("content", "")).strip()):
            named.setdefault(name, content)
    title, language = _TITLE.search(head), _LANGUAGE.search(head)
    heading = named.get("og:title") or (" ".join(html.unescape(title.group(1)).split()) if title else "")
    published_on = _first_date(named)
    return Metadata(
        title=heading or None,
        publisher=named.get("og:site_name") or named.get("publisher") or named.get("dc.publisher"),
        published_on=published_on,
        published_basis="document" if published_on else None,
        url=named.get("og:url"),
        language=language.group(1) if language else None,
    )


def _first_date(named: dict[str, str]) -> date | None:
    for name, content in named.items():
        if name in _DATE_NAMES and (dates := find_dates(content)):
            return dates[0].date
    return None
