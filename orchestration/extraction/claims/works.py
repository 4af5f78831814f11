"""Things that are being built or added while the text is written: there are none of them yet."""

from __future__ import annotations

import re

from orchestration.extraction.model import Quantity

AREAS = ("KM2", "M2", "FT2")
_AT_WORK = (
    r"(?:building|adding|developing|constructing|erecting|planning|opening|hiring|recruiting|fitting\sout|putting\sup)"
)
_BUILDS = re.compile(
    rf"\b(?:is|are|am|['’](?:re|s))\s(?:also\s|now\s|currently\s|already\s)?{_AT_WORK}\s"
    r"(?:(?:another|a\sfurther|an\s(?:additional|extra)|about|around|some|over|up\sto|more\sthan|at\sleast)\s){0,2}$"
)
_IN_THE_MAKING = (
    r"being\s(?:built|added|set\sup|created|developed|constructed|prepared|fitted\sout|erected|established|put\sup)"
)
_BEING_BUILT = re.compile(
    rf"(?:[^.;:\d]{{0,80}}?\s)?(?:is|are)\s(?:now\s|currently\s|also\s)?(?:(?P<made>{_IN_THE_MAKING})"
    r"|under\sconstruction|going\sup|in\s(?:preparation|the\smaking)|taking\sshape)\b"
)
_BESIDE = re.compile(r"\b(?:another|(?:a\s)?further|additional|an\sextra)\s$", re.IGNORECASE)
_MORE_BEHIND = re.compile(r"\s(?:more|further|additional|new|other)\b")
_PART = re.compile(r"\bof\s(?:which|whom|these|those|them)\s(?:\w+\s)?$")


def is_being_built(text: str, quantity: Quantity) -> bool:
    """Whether the things counted are still in the making: "is building 12", "a further 12 are being added".

    What is "under construction" may be there in part; it is to come where it is told beside what is there.
    """
    before = text[max(0, quantity.start - 60) : quantity.start]
    if "ing " in before and _BUILDS.search(before):
        return True
    match = _BEING_BUILT.match(text, quantity.end)
    if match is None or _PART.search(before):
        return False
    beside = _BESIDE.search(before) is not None or _MORE_BEHIND.match(text, quantity.end) is not None
    return beside or match["made"] is not None
