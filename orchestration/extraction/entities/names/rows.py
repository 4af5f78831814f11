"""Names in the first cells of tables, where the head of the column says what they name: "Park", "Scheme"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from orchestration.extraction.entities.mentions import MemberType, Mention
from orchestration.extraction.entities.names.discovery import proper_name

_KINDS = {
    "science_park": "park zone",
    "incubator": "incubator accelerator makerspace",
    "company": "company firm start-up startup tenant enterprise investee",
    "university": "university institution institute",
    "government": "agency ministry department",
    "organisation": "organisation organization body centre center",
    "programme": "scheme programme program initiative",
}
_KIND_OF = {noun: kind for kind, nouns in _KINDS.items() for noun in nouns.split()}
_NOUN = "|".join(sorted(_KIND_OF, key=len, reverse=True))
_HEAD = re.compile(
    rf"^\|?[ ]?(?:name of (?:the )?)?(?:\w+[ ])?(?P<noun>{_NOUN})s?(?:[ ]name)?[ ]\|[^\n]*",
    re.IGNORECASE | re.MULTILINE,
)
_ROW = re.compile(r"\n+\|?[ ]?(?P<cell>[^|\n]{2,60}?)[ ]\|[^\n]*")
_NAME = re.compile(  # several words with capitals, or the form of a brand: the sites of a park and "Employees" are none
    r"[A-Z][\w&+.-]*(?: (?:of|for|and|&|the|de|der|des|zu|im|am|[A-Z\d][\w&+.-]*))+|\w*[a-z][A-Z]\w*|[A-Z]{3,}\w*"
)
_NO_NAME = re.compile(r"(?:in |sub)?total|sum\b|all\b|others?\b|of which|average|overall|\d", re.IGNORECASE)
_BAR = " |"
_ASIDE = re.compile(r" \([^()]*\)$")


def named_rows(text: str) -> Iterator[Mention]:
    """The bodies and programmes that the rows of the text's tables are of, by place."""
    if _BAR not in text:
        return
    for head in _HEAD.finditer(text):
        kind = _KIND_OF[head["noun"].casefold()]
        row = _ROW.match(text, head.end())
        while row is not None:
            cell = _ASIDE.sub("", row["cell"])
            if _NAME.fullmatch(cell) and not _NO_NAME.match(cell):
                start = row.start("cell")
                member: MemberType = "programme" if kind == "programme" else "organisation"
                yield Mention(start, start + len(cell), proper_name(cell), member, kind, source="discovered")
            row = _ROW.match(text, row.end())
