"""What a future or modal verb makes of the figure that it governs: a promise, an aim, an expectation, a fact."""

from __future__ import annotations

import re
from dataclasses import dataclass

from orchestration.extraction.claims.clauses import Verb
from orchestration.slots import Status


@dataclass(frozen=True, slots=True)
class StatusReading:
    """The status and the rule that gave it."""

    status: Status
    rule: str


_OUTCOME = re.compile(
    r"\b(?:(?:\w+ly|also|even|still|altogether|together|well|soon)\s)?(?:achieve|(?:further\s)?(?:expand|raise|enlarge)|be\s(?:further\s)?(?:expanded|raised|increased|enlarged)\sto|reach|exceed|surpass|grow|rise|increase|fall|drop|decline|rank|be\samong|be\sworth|amount|total|hit"
    r"|account|top|cost|double"
    r"|triple|climb|remain|average)",
    re.IGNORECASE,
)
_HOLDS = re.compile(  # "it should house 900 firms", of a building to come
    r"\s(?:also\s|then\s|eventually\s)?(?:house|host|hold|accommodate|seat|employ|attract|draw|bring|yield|generate"
    r"|create|add|free|save|make)\b"
)
_CAPACITY_MODAL = re.compile(r"^(?:can|should|must|may|might)$")
_BE_PAID = re.compile(r" be (?:paid|released|provided|disbursed|given|granted)\b")  # "is to be paid"
_SURPASSES = re.compile(
    r"\s(?:also\s|then\s|easily\s)?(?:exceed|surpass|top|pass)\b"
)  # of revenue, more likely than of an aim
_IS_BUILT = re.compile(r"\s(?:also\s|then\s)?(?:go\sup|be\s(?:built|erected|put\sup|developed|constructed))\b")
_BEFALLS = re.compile(r"\s(?:also\s|yet\s)?be\s(?:lost|created|needed|affected|added)\b")
_NOT_YET = re.compile(r"\b(?:would|could|should|might)\shave\b")


def aim(rule: str) -> StatusReading:
    """A target by that rule."""
    return StatusReading("target", rule)


def modal(text: str, verb: Verb, tail: str) -> StatusReading | None:
    """What "can", "may" or "should" makes of the figure behind it; `tail` is what follows the verb."""
    word = text[verb.start : verb.end].lower()
    if word in ("could", "may", "might") and _BEFALLS.match(tail):
        return StatusReading("forecast", "forecast.may_befall")
    if word == "should" and _SURPASSES.match(tail):
        return StatusReading("forecast", "forecast.should")
    if word in ("could", "may", "might") and _IS_BUILT.match(tail):
        return aim("target.may_be_built")
    if word == "should" and _HOLDS.match(tail):
        return StatusReading("forecast", "forecast.should")
    if _NOT_YET.match(text, verb.start) or (_CAPACITY_MODAL.match(word) and not _OUTCOME.match(tail.lstrip())):
        return None
    return aim("target.should") if word == "should" else StatusReading("forecast", "forecast.modal")


def future(verb: str, tail: str, gives: bool) -> StatusReading:
    """What "will" or "is to" makes of the figure behind it; `gives` says that money or service is given."""
    if gives and (not verb.endswith(" to") or not tail.startswith(" be ") or _BE_PAID.match(tail)):
        return StatusReading("commitment", "commitment.future_verb")
    if verb == "would" or (_OUTCOME.match(tail.lstrip()) and not verb.endswith(" to")):
        return StatusReading("forecast", "forecast.future_verb")
    return aim("target.future_verb")
