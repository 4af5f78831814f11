"""Who only stands over a text, publishes it or reports what it tells: no body that the text is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from orchestration.extraction.entities.mentions import PLACES, Mention
from orchestration.extraction.entities.subjects.bystanders import is_bystander

_SPEAKERS = frozenset(("association", "finance"))
_TOLD_OFTEN = 3  # namings from which on it tells that most are of a source
_RUN_BY = re.compile(r"\b(?:managed|run|operated|administered|developed) (?:jointly )?by (?:the )?$")
_IMPRINT = re.compile(r"\b\d{5} [A-Z][a-z]|\b(?:tel|phone|fax)\b|\u00a9|@", re.IGNORECASE)  # an address or contact
_LINE = 120  # characters of an imprint at most
_BYLINE = re.compile(  # "NAME, 20 March 2014": the publisher
    r"(?: \([^()]*\))?(?:,| [|\u00b7\u2013-]) (?:\w+, )?(?:\d{1,2}\.? \w{3,9},? \d{4}"
    r"|\w{3,9} \d{1,2}, \d{4}|\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d\d-\d\d)\s*$",
    re.MULTILINE,
)
_SPEAKS = re.compile(r"(?: [A-Z][a-z]+)?: ")


def reporters_of(text: str, mentions: Sequence[Mention], told: Sequence[Mention]) -> set[str]:
    """The bodies that the text names at least as often for what they report as for what they are."""
    named = Counter(m.name for m in mentions if m.member == "organisation" and m.kind not in PLACES)
    often = {name for name, times in named.items() if times >= _TOLD_OFTEN}
    left = Counter(
        m.name for m in told if m.name in often and not _speaks(text, m) and not is_bystander(text, m.start, m.end, m)
    )
    return {name for name in often if named[name] >= 2 * left[name]}


def without_short_names(told: Sequence[Mention], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions told of without the short names in brackets behind one that is but a source."""
    sources = {(m.name, m.end) for m in mentions} - {(m.name, m.end) for m in told}
    return [m for m in told if (m.name, m.start - len(" (")) not in sources]


def is_letterhead(text: str, mention: Mention) -> bool:
    """Whether an association or a bank opens a line only as who says what follows: "BVK: The market grows"."""
    opens = mention.start == 0 or text[mention.start - 1] == "\n"
    return opens and mention.kind in _SPEAKERS and text.startswith(": ", mention.end)


def is_imprint(text: str, mention: Mention) -> bool:
    """Whether the mention stands in a line with an address, or as who runs another body."""
    if "by " in text[max(0, mention.start - 7) : mention.start] and _RUN_BY.search(
        text, max(0, mention.start - 30), mention.start
    ):
        return True
    if is_byline(text, mention.start, mention.end):
        return True
    line = text.rfind("\n", 0, mention.start) + 1, text.find("\n", mention.end)
    end = line[1] if line[1] >= 0 else len(text)
    return end - line[0] < _LINE and _IMPRINT.search(text, line[0], end) is not None


def holds_contact(line: str) -> bool:
    """Whether a line holds an address or contact."""
    return _IMPRINT.search(line) is not None


def is_byline(text: str, start: int, end: int) -> bool:
    """Whether the name at the start of a line is followed by nothing but a date."""
    return (start == 0 or text[start - 1] == "\n") and _BYLINE.match(text, end) is not None


def _speaks(text: str, mention: Mention) -> bool:
    """Whether the mention opens a line as who says what follows: "KfW Research: venture capital gathers pace"."""
    opens = mention.start == 0 or text[mention.start - 1] == "\n"
    return opens and _SPEAKS.match(text, mention.end) is not None
