"""Which words name several things: plurals, and words that are plurals without an -s."""

from __future__ import annotations

import re

_PLURAL_PEOPLE_WORDS = (
    "people staff personnel alumni talent media women men children faculty data police SMEs ZLC VC aircraft "
    "series species headquarters curricula symposia criteria schoolchildren townspeople businesspeople salespeople "
    "tradespeople townsfolk"
)
_PLURAL_PEOPLE = frozenset(_PLURAL_PEOPLE_WORDS.split())
_NO_PLURAL_WORDS = (
    "overseas business sciences process access across always various previous famous numerous prosperous plus its this "
    "news analysis basis campus census status focus us bonus virus gas series glass class address success "
    "progress press less wireless biomass mass"
)
_NO_PLURAL = frozenset(_NO_PLURAL_WORDS.split())
_STUDIES = re.compile(  # "mathematics" are not several
    r"(?<!top)(?<!clin)(?<!crit)(?<!mechan)(?<!fabr)(?<!academ)(?<!techn)(?<!metr)ics$"
)


def is_plural(word: str) -> bool:
    """Whether the word names several things: "firms", "people", "UTs", but not "business" or "optics"."""
    bare = word.rstrip("'’")
    if bare in _PLURAL_PEOPLE or bare.lower() in _PLURAL_PEOPLE:
        return True
    return (
        (len(bare) > 3 or (len(bare) == 3 and bare[:-1].isupper()))  # UTs, LPs
        and bare.endswith("s")
        and not bare.endswith("ss")
        and bare.lower().rpartition("-")[2] not in _NO_PLURAL  # "Indo-overseas" ventures
        and not _STUDIES.search(bare)
        and not word.endswith(("'s", "’s"))
    )
