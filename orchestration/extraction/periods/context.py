"""The period that is being spoken of: which quantities of later sentences take it over."""

from __future__ import annotations

import re
from dataclasses import dataclass

from orchestration.extraction.claims.clauses import read_clauses
from orchestration.extraction.model import Quantity, Sentence
from orchestration.extraction.periods.attributes import AREAS
from orchestration.extraction.periods.calendar import Span
from orchestration.slots import Per

_DERIVED = re.compile(
    r"(?:[^,;:]{3,60},\s(?=th))?(?:[Tt]his|[Tt]hat|It|Which)\s(?:means|meant|works\sout|equals|corresponds|is\sequivalent|amounts|translates|takes|brings|lifts|is(?=\s(?:[a-z]+\s){0,4}(?:\d|half\b|twice\b|double\b|(?:a|one|two)\s(?:third|quarter|fifth)s?\b))"
    r"|represents)\b"
)
_SAME_THINGS = re.compile(
    r"^(?:(?:These|Those|They|The\s(?:report|survey|study|analysis|figure)s?)\b|.{0,60}\b(?:[Oo]f|[Aa]mong)\s(?:these"
    r"|those|them)\b)"
)
_CUMULATIVE = re.compile(
    r"\b(?:accumulat\w+|cumulative\w*|in\stotal\sto\sdate|so\sfar|to\sdate|since\sits\s\w+)\b", re.IGNORECASE
)
SINCE_IT_BEGAN = re.compile(  # "Since the scheme came into being"
    r"\b[Ss]ince\s(?:the|its|their|these|this)\s(?:\w+\s){1,3}?(?:was|were|began|started|opened|came\sinto|got\s\w+)\b"
)
_EVENT_DAYS = 31
_BALANCE_REACH = 3  # paragraphs
_STRETCH_REACH = 2
_PLEDGED = re.compile(r"(?:has|have)\s(?:\w+\s){0,2}?\w+ed\b")
_EVERY_YEAR = re.compile(r"\b(?:annually|yearly|per\syear|a\syear(?!-)|each\syear)\b")
_NAMED_SUBJECT = re.compile(
    r"(?:The\s)?(?:[A-Z][\w&.’'-]*\s){1,5}(?!is\b|was\b|has\b|does\b)[a-z]{3,}[a-rtv-z]s\sthe\b[^:;|]*\.$"
)
_WE_SAY = re.compile(
    r"[\"“‘'](?:[^\"”]{0,40}\s)?(?:[Ww]e|I)(?:['’](?:re|ve|m)|\s(?:are|have|am|need|plan|want|invest|run|own))\b"
)
_REACH = 600  # characters from a quantity to the words that tell of it


@dataclass(frozen=True, slots=True)
class Context:
    """A period that later sentences may take over, and the paragraph that it was stated in."""

    span: Span
    paragraph: int
    sticky: bool = False  # named by a heading: holds until the next one
    balance: bool = False  # a day "as on" which the figures of the text stand

    def carries(self, sentence: Sentence, quantity: Quantity, per: Per | None) -> bool:
        """Whether a quantity that states no period takes this one over; `per` is that of a rate."""
        text = sentence.text
        near = max(0, quantity.start - _REACH), quantity.end + _REACH
        if (
            _CUMULATIVE.search(text, *near)
            or SINCE_IT_BEGAN.search(text, *near)
            or (per is not None and _EVERY_YEAR.search(text, *near))
        ):
            return False
        kind = tense_of(text, quantity)
        if self._is_lasting(quantity, kind) or (kind is None and per in ("day", "week")):
            return False
        if self.sticky and says_of_self(text):
            return False
        if self.sticky:
            return kind not in ("future", "plan", "expect", "pledge", "modal")
        distance = sentence.paragraph - self.paragraph
        same_things = _SAME_THINGS.search(text, 0, min(quantity.end + 16, _REACH)) is not None
        if distance or kind in ("past", None) or (self.balance and kind in ("perfect", "present")):
            return self._reaches(distance, kind) or (distance == 1 and kind == "past" and same_things)
        return kind == "present" and (same_things or _DERIVED.match(text) is not None)

    def _is_lasting(self, quantity: Quantity, kind: str | None) -> bool:
        """Whether it tells a length of time in force ("which runs for three years"), or the size of a place."""
        if kind == "present" and quantity.unit in ("DAYS", "YEARS", "SECONDS"):
            return True
        return quantity.unit in AREAS and 0 < self.span.days <= _EVENT_DAYS  # where something happened then

    def _reaches(self, distance: int, kind: str | None) -> bool:
        """Whether it is carried so many paragraphs on, to a figure whose verb is of that kind."""
        if distance == 0:
            return True
        if distance <= _BALANCE_REACH and self.balance:
            return kind in ("past", "perfect")
        if distance <= _STRETCH_REACH and self.span.days > _EVENT_DAYS:
            return kind == "past"
        return distance <= 2 and 0 < self.span.days <= _EVENT_DAYS and kind == "past"


def says_of_self(text: str) -> bool:
    """Whether somebody is quoted on himself, which holds when he says it, whatever year is being spoken of."""
    return _WE_SAY.match(text) is not None


def tense_of(text: str, quantity: Quantity) -> str | None:
    """The kind of the verb that a quantity depends on, None where the words show none."""
    if _NAMED_SUBJECT.match(text):
        return "present"
    clauses = read_clauses(text)
    verb = clauses.governing_verb(quantity.start, quantity.end)
    if verb is None and any(each.kind == "report" for each in clauses.verbs_near(quantity.start, quantity.end)):
        return "present"  # what is said of things is said of now: the verb is merely unknown
    if verb and verb.kind == "report":
        return "past" if text[verb.start : verb.end].endswith(("d", "t")) else "present"
    if verb and verb.kind == "pledge" and _PLEDGED.match(text, verb.start):
        return "perfect"
    return verb.kind if verb else None
