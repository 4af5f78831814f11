"""What the words around a capitalised run tell of it as a programme: "the Upscale programme", "its Spring Action"."""

from __future__ import annotations

import re

from orchestration.extraction.entities.names.brand_cues import has_form_of_brand, is_body_head

_AIMS = re.compile(r" (?:aims|seeks|helps|is open|is aimed|offers|supports|targets)\b")
_PROGRAMME_NEXT = re.compile(
    r"[^.\n]{0,160}\.\s(?:[A-Z][^.\n]{0,80},\s)?[Tt]he (?:programme|program|scheme|initiative)\b"
)
_PROGRAMME_NOUN = (
    r"(?:programme|program|scheme|initiative|fellowship|competition|contest|sub-scheme|scholarship|workshop|bootcamp)"
)
_PROGRAMME_BEHIND = re.compile(
    rf"[\"\u201d]? (?:accelerator |training |mentoring |support |funding |grant )?{_PROGRAMME_NOUN}s?\b"
    rf"|[\"\u201d]?(?: (?:19|20)\d\d)?(?: \([A-Z][\w-]+\))?, (?:a|an|another|its|the|one)\b[^,.;()]{{0,30}}"
    rf"\b(?:component|course|{_PROGRAMME_NOUN})\b"
    rf"|[\"\u201d]?(?: \([^()]{{1,40}}\))? (?:is|was) (?:an?|the) (?:[\w-]+ ){{0,3}}{_PROGRAMME_NOUN}\b"
)
_QUOTED_BEHIND = re.compile(r"[\"\u201d] (?:project|plan|campaign|policy|action|drive|award|grant|prize|visa|fund)s?\b")
_MONEY_BEHIND = re.compile(r" (?:grants|loans|vouchers|awards|scholarships|fellowships|bursaries)\b")
_UNDER_BEFORE = re.compile(r"\b(?:[Uu]nder|[Tt]hrough) (?:its|the|their) $")
_LAW = re.compile(r"(?:Act|Law|Treaty|Convention|Agreement|Regulations?|Code|Rules|Ordinance|Constitution|Section)\b")
_PROGRAMME_BEFORE = re.compile(
    rf"\b(?:{_PROGRAMME_NOUN}|campaign),?"
    r" (?:(?:which|that) (?:is|was) )?(?:called |named |known as |dubbed )?[\"\u201c\u2018]?$"
)


def tells_programme(text: str, start: int, end: int) -> bool:
    """Whether a word for programmes stands beside the run."""
    if _PROGRAMME_BEHIND.match(text, end) or _QUOTED_BEHIND.match(text, end):
        return True
    if has_form_of_brand(text[start:end]) and _AIMS.match(text, end) and _PROGRAMME_NEXT.match(text, end):
        return True
    before = text[max(0, start - 12) : start]
    if _MONEY_BEHIND.match(text, end) and before.endswith((" its ", " the ", "The ")):
        return True
    last = text[start:end].rsplit(" ", 1)[-1]
    if " " in text[start:end] and _UNDER_BEFORE.search(before) and not (_LAW.match(last) or is_body_head(last)):
        return True  # "through its Spring Breeze Action"
    return _PROGRAMME_BEFORE.search(text, max(0, start - 40), start) is not None
