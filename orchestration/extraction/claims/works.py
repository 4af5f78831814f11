"""Things that are being built or added while the text is written: there are none of them yet."""

from __future__ import annotations

import re

from orchestration.extraction.model import Quantity

AREAS = ("KM2", "M2", "FT2")
_AT_WORK = (
    r"(?:building|adding|developing|constructing|erecting|planning|considering|opening|hiring|recruiting"
    r"|fitting\sout|putting\sup)"
)
_BUILDS = re.compile(
    rf"\b(?:is|are|am|['’](?:re|s))\s(?:also\s|now\s|currently\s|already\s)?{_AT_WORK}\s"
    r"(?:(?:another|a\sfurther|an\s(?:additional|extra)|about|around|some|over|up\sto|more\sthan|at\sleast)\s){0,2}$"
)
_RAISES = re.compile(
    r"\b(?:is|are|['’]re)\s(?:also\s|now\s|currently\s)?(?:raising|seeking)\s(?:\w+\s){0,2}$"
)  # a round still open
_IN_THE_MAKING = (
    r"being\s(?:built|added|set\sup|created|developed|constructed|planned|prepared"
    r"|fitted\sout|erected|established|put\sup)"
)
_BEING_BUILT = re.compile(
    rf"(?:[^.;:\d]{{0,80}}?\s)?(?:is|are)\s(?:now\s|currently\s|also\s)?(?:(?P<made>{_IN_THE_MAKING})"
    r"|under\sconstruction|going\sup|in\s(?:preparation|the\smaking)|taking\sshape)\b"
)
_WORK_ON = re.compile(r"\b(?:[Cc]onstruction|[Ww]ork|[Bb]uilding)\s(?:of|on)\s(?:\w+\s){0,2}$")
_WORK_STARTS = re.compile(  # "construction of two more halls starts in spring"
    r"(?:\s[\w-]+){0,5}?\s(?:starts?|begins?|(?:is|are)\s(?:due|under\sway|to\s(?:start|begin))|(?:has|have)\s(?:just\s|now\s)?(?:started|begun)|will\s(?:start|begin))\b"
)
_BESIDE = re.compile(r"\b(?:another|(?:a\s)?further|additional|an\sextra)\s$", re.IGNORECASE)
_MORE_BEHIND = re.compile(r"\s(?:more|further|additional|new|other)\b")
_PART = re.compile(r"\bof\s(?:which|whom|these|those|them)\s(?:\w+\s)?$")


def is_being_raised(text: str, quantity: Quantity) -> bool:
    """Whether somebody is still out to collect the money."""
    return _RAISES.search(text, max(0, quantity.start - 50), quantity.start) is not None


def is_being_built(text: str, quantity: Quantity) -> bool:
    """Whether the things counted are still in the making: "is building 12", "a further 12 are being added".

    What is "under construction" may be there in part; it is to come where it is told beside what is there.
    """
    before = text[max(0, quantity.start - 60) : quantity.start]
    if "ing " in before and _BUILDS.search(before):
        return True
    if _WORK_ON.search(before) and _WORK_STARTS.match(text, quantity.end):
        return True
    match = _BEING_BUILT.match(text, quantity.end)
    if match is None or _PART.search(before):
        return False
    beside = _BESIDE.search(before) is not None or _MORE_BEHIND.match(text, quantity.end) is not None
    return beside or match["made"] is not None
