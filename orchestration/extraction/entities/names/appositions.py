"""Nouns that lead up to a name: "a second park, NAME", "An incubator for young firms, the NAME"."""

from __future__ import annotations

import re

_REACH = 60  # characters before a name that are looked at
_APPOSED = re.compile(  # "a second park, NAME"
    r"(?:\b(?:[Aa]n?|[Tt]he|[Ii]ts|[Tt]heir|[Oo]ur)|['\u2019]s) (?:[\w-]+ ){0,2}(?:valley|park|campus|hub|zone"
    r"|incubator|accelerator|makerspace|centre|company|firm|building|extension|site|fund|subsidiary|arm|start-up"
    r"|spin-out), $|\b[Oo]ne of (?:the|its|our|their|these|those) (?:[\w-]+ ){0,3}(?:companies|firms|start-ups|startups"
    r"|tenants|spin-offs|graduates|alumni|ventures|winners), $|(?:^|[.?!\n] ?)(?:Take|Meet|Consider) $"
)
_APPOSED_SITE = re.compile(  # "An incubator for young firms, the NAME"
    r"(?:\bAn?|\bAnother|\ban?|\banother) (?:[a-z-]+ ){0,2}(?:park|campus|hub|incubator|accelerator|makerspace|centre"
    r"|center|building|workspace|laboratory) (?:for|of|in|near|on|at|with) [^,.;:()]{2,60}, (?:the )?$"
)


def is_apposed(text: str, start: int) -> bool:
    """Whether a noun for a body leads up to the run: "a second park, NAME"."""
    if not text.endswith((", ", ", the ", "Take ", "Meet ", "Consider "), 0, start):
        return False
    if _APPOSED.search(text, max(0, start - _REACH), start) is not None:
        return True
    return _APPOSED_SITE.search(text, max(0, start - 2 * _REACH), start) is not None
