"""Bodies that a text tells to go by another name now: "the former X took the name Y", "Y (formerly X)" are one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from orchestration.extraction.entities.mentions import PLACES, Mention

_WAS = re.compile(  # between the old name and the new one
    r"(?:\s\([^()]{1,40}\))?(?:,\s[^,.;]{1,60},)?\s(?:"
    r"(?:has\s|have\s)?(?:took|taken|takes|adopted|received|given)\s(?:on\s)?the\s(?:new\s)?name(?:\sof)?"
    r"|(?:was|were|is|are|been|has\sbeen|have\sbeen)\s(?:since\s|later\s|then\s|now\s)*(?:renamed|rebranded|rechristened)"
    r"(?:\s(?:as|to))?"
    r"|(?:has\s|have\s)?(?:chang(?:ed|es)\s(?:its|their)\sname|rebranded(?:\sitself)?|renamed\sitself)(?:\s(?:to|as))?"
    r")\s(?:the\s)?[\"\u201c]?"
)
_NOW = re.compile(r",\s(?:now|today|since\sthen)\s(?:called|named|known\sas|renamed|the)\s(?:the\s)?[\"\u201c]?")
_FORMERLY = re.compile(  # between the new name and the old one
    r"(?:\s\(|,\s)(?:formerly|previously|once|until\s(?:\w+\s)?\d{4}|originally|earlier)\s"
    r"(?:(?:called|named|known\sas|the)\s)*[\"\u201c]?|(?:\s\(|,\s)(?:the\s)?(?:former|erstwhile)\s"
)


def renamed(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions with each former name of a body replaced by its new one."""
    new: dict[str, Mention] = {}
    for before, behind in pairwise(mentions):
        if before.member != "organisation" or behind.member != "organisation" or before.name == behind.name:
            continue
        if before.kind in PLACES or behind.kind in PLACES:
            continue
        if _stands_between(_WAS, text, before, behind) or _stands_between(_NOW, text, before, behind):
            new[before.name] = replace(behind, kind=before.kind if behind.kind == "company" else behind.kind)
        elif _stands_between(_FORMERLY, text, before, behind):
            new[behind.name] = before
    if not new:
        return list(mentions)
    kinds = {body.name: body.kind for body in new.values()}
    told = [replace(m, kind=kinds.get(m.name, m.kind)) for m in mentions]
    return [replace(m, name=new[m.name].name, kind=new[m.name].kind) if m.name in new else m for m in told]


def _stands_between(pattern: re.Pattern[str], text: str, before: Mention, behind: Mention) -> bool:
    """Whether nothing but what the pattern says stands between the two."""
    return behind.start > before.end and pattern.fullmatch(text, before.end, behind.start) is not None
