"""Names that open an item of a list or a paragraph: "Clarus Vision (Oxford): imaging for eye clinics"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from orchestration.extraction.entities.mentions import Mention
from orchestration.extraction.entities.names.heads import OPENERS

_CAPITAL = r"[A-Z\u00c0-\u00de][\w+&.]*(?:-\w+)*"
_ITEM = re.compile(
    rf"^(?:[-*\u2022\u2013] |\(?[\divx]{{1,3}}[.)] )?(?P<name>{_CAPITAL}(?: {_CAPITAL}){{0,3}})"
    r"(?P<place> \([A-Z][^()\d]{1,40}\))?(?:: | [-\u2013\u2014] )(?=(?P<tells>"
    r"(?:an?|the) [a-z]|[a-z-]+(?: [a-z-]+){0,2} (?:for|of|that|maker|platform|company|start-?up)\b"
    r"|(?:(?:from|over|about|now|some|nearly|up from) )?\d[\d,.]* (?:staff|employees|people|jobs|patents|customers)\b"
    r"|(?:turnover|sales|revenues?|headcount|staff) (?:of|now|above|up|rose|grew|is)\b"
    r"|(?:raised|closed|makes|develops|builds|sells|runs|operates|backed|invested|opened|launched|set up|founded)\b)?)",
    re.MULTILINE,
)
_PLACED = re.compile(  # "Clarus Vision (Oxford, imaging) raised ..."
    rf"^(?:[-*\u2022\u2013] |\(?[\divx]{{1,3}}[.)] )?(?P<name>{_CAPITAL}(?: (?:& )?{_CAPITAL}){{0,3}})"
    r" \([A-Z][^()\d]{1,60}\) (?=[a-z]{2,}(?:ed|d|t|s|w|n)\b)",
    re.MULTILINE,
)
_SUBJECT = re.compile(  # "Lark & Finch laid off ..." in a list of firms
    rf"(?:[-*\u2022\u2013] )?(?P<name>{_CAPITAL}(?: (?:& )?{_CAPITAL}){{0,3}})"
    r"(?: \([A-Z][^()\d]{1,60}\)|, (?:an?|the|our|which|whose) [^\n.]{2,60},)? "
    r"(?:[a-z]{3,}ed|has|had|is|was|won|laid|sold|took|made|grew|lost|went|now|also|began|paid|built|cut)\b"
)
_ENUMERATED = re.compile(rf"^\([ivx]{{1,4}}\) (?={_SUBJECT.pattern})", re.MULTILINE)  # "(ii) Lark & Finch closed ..."
_PRICED = re.compile(  # "Clarus Vision - £3.4m", a line of a list
    rf"^(?:[-*\u2022\u2013] )?(?P<name>{_CAPITAL}(?: {_CAPITAL}){{0,3}}) [-\u2013\u2014] "
    r"(?:[$\u00a3\u20ac\u20b9]|Rs\.? ?|NT\$|US\$)\d[\d.,]*[a-z ]{0,12}$",
    re.MULTILINE,
)
_LABEL = re.compile(r"(?:Note|Source|Contact|Editor|Photo|Answer|Question|Date|Venue|Update|Background)s?\b")


def leading_names(text: str, common: set[str]) -> Iterator[Mention]:
    """The firms that items open with, told by a place in brackets or by the words behind, and those that the paragraphs
    straight below such an item open with; `common` are words that the text also writes small."""
    for pattern in (_ITEM, _PLACED):
        for match in pattern.finditer(text):
            if pattern is _ITEM and match["place"] is None and match["tells"] is None:
                continue
            if _is_name(match["name"], common):
                yield _firm(match)
                yield from _below(text, match.end(), common)
    yield from _enumerated(text, common)


def priced_names(text: str, common: set[str]) -> Iterator[Mention]:
    """The firms that the lines of a list give a sum of money each."""
    for match in _PRICED.finditer(text):
        if _is_name(match["name"], common):
            yield _firm(match)


def _enumerated(text: str, common: set[str]) -> Iterator[Mention]:
    """The firms that the numbered items of a list open with as their subjects."""
    for item in _ENUMERATED.finditer(text):
        match = _SUBJECT.match(text, item.end())
        if match is not None and _is_name(match["name"], common):
            yield _firm(match)


def _below(text: str, place: int, common: set[str]) -> Iterator[Mention]:
    """The firms of the paragraphs below the one at `place`, as long as each opens with one."""
    while (end := text.find("\n\n", place)) >= 0:
        match = _SUBJECT.match(text, end + 2)
        if match is None or not _is_name(match["name"], common):
            return
        yield _firm(match)
        place = match.end()


def _firm(match: re.Match[str]) -> Mention:
    return Mention(match.start("name"), match.end("name"), match["name"], "organisation", "company", "discovered")


def _is_name(name: str, common: set[str]) -> bool:
    return not (name.lower() in common or name.split(" ")[0] in OPENERS or _LABEL.match(name))
