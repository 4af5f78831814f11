"""Who gives an amount of money to whom: the verb that moves it, its giver and its receiver.

"The ministry has allotted 5 million to the scheme", "5 million was put into the fund by two banks", "incubators were
given 5 million": the same amount is a budget, the size of a fund or a subsidy by who gives it and who gets it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from orchestration.extraction.claims.clauses import read_clauses
from orchestration.extraction.model import Quantity

Span = tuple[int, int]
Cues = dict[str, list[Span]]

_GIVING = ("flow_give", "flow_invest", "flow_allot", "flow_pledge", "flow_approve", "flow_lend")
_GETTING = ("flow_get", "flow_raise")
_GOING = ("flow_go",)
_VERBS = (*_GIVING, *_GETTING, *_GOING)
_FAR = 70  # characters between an amount and its verb
_REACH = 240  # characters of a phrase that names a party
_WHOLE = 40  # characters of what a share is of
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|gets?|got)\s(?:(?:so\sfar|not|now|also|already|since|then|\w+ly)\s)*$"
)
_NO_VERB_BEFORE = re.compile(r"\b(?:an?|the|its|their|his|our|this|these|each|in|as|of|for|by|with|per|new|\w+al)\s$")
_SUBJECT_START = re.compile(r"(?:,\s|;\s|:\s|\sthat\s|\s[-\u2013\u2014]\s|\sand\s(?=(?:the|its|their|an?)\s))")
_ATTACHED = re.compile(r"\s(?:in|at|for|from|with|under|on|through|after|to|which|who|also|has|have|had|is|was|were)\b")
_STOP = re.compile(r"[;()]|,\s(?:which|who|with|as|up|down|after|compared|of\swhich|while|but|and\s(?:the|its)\s)")
_PREPOSITION = re.compile(
    r"\b(?P<to>to|into|towards?|for|in|on|among)\b|\b(?P<of>by|from|out\sof)\b"
    r"|\b(?:at|through|via|with|over|during|since|under|after|before|until|as|per)\b"
)
# "the 5 million that the fund has pledged"
_TOLD = re.compile(r"(?:\s(?:that|which)|,\swhich)?\s(?=the\s|[A-Z]|it\s|they\s|we\s)")
_RELATIVE = re.compile(r"(?:which|who)\s")
_PRONOUN = re.compile(r"(?:it|they|we|he|she|this|them|us|itself)\b", re.IGNORECASE)
_NAME = re.compile(r"(?<![.!?]\s)\b(?!The\b|In\b|By\b)[A-Z][a-z]+[\w-]*|\b[A-Z]{3,}\b")
# Whom a pronoun may stand for, by the kind of the organisation told of.
_KINDS_OF_PARTIES = {
    "party_state": frozenset(("government", "state", "region", "country")),
    "party_investor": frozenset(("investor", "finance")),
    "party_firm": frozenset(("company",)),
    "party_incubator": frozenset(("incubator",)),
    "party_park": frozenset(("science_park",)),
}


@dataclass(frozen=True, slots=True)
class Flow:
    """What the verb does with the money, and the words that name the giver and the receiver."""

    text: str
    verb: str  # the cue set of the verb
    giver: tuple[Span, ...]
    receiver: tuple[Span, ...]

    def names(self, role: Literal["giver", "receiver"], party: str, cues: Sequence[Span], kind: str | None) -> bool:
        """Whether the words of the giver or receiver name such a party: by one of its `cues`, or by a pronoun that
        stands for the organisation told of, which is of this `kind`."""
        spans = self.giver if role == "giver" else self.receiver
        if party == "unsaid":
            return not spans
        if party == "named":
            return any(_NAME.search(self.text, first, last) is not None for first, last in spans)
        if any(first <= start and end <= last for first, last in spans for start, end in cues):
            return True
        return kind in _KINDS_OF_PARTIES.get(party, ()) and any(
            _PRONOUN.match(self.text[first:last].strip()) is not None for first, last in spans
        )


def read_flow(text: str, quantity: Quantity, following: Quantity | None, cues: Cues) -> Flow | None:
    """The flow of the money that a quantity states, or None where no verb of its clause moves it."""
    lower, upper = _clause(text, quantity)
    verb = _verb(text, quantity, (lower, upper), cues)
    if verb is None:
        return None
    start, end, name = verb
    passive = _PASSIVE.search(text, max(lower, start - 40), start) is not None
    tail = quantity.end if end <= quantity.lead else end
    lower, upper = max(lower, start - _REACH), min(upper, tail + _REACH)
    limit = upper if following is None or following.start <= tail else min(upper, following.lead)
    to, of, purpose = _behind(text, tail, limit)
    if quantity.unit == "PERCENT" and text.startswith(" of ", quantity.end):
        to = ((quantity.end, min(limit, quantity.end + _WHOLE)), *to)  # "a fifth of the corpus" goes into it
    if end <= quantity.lead:
        subject = _subject(text, lower, start)
        between = (end + 1, quantity.lead) if quantity.lead > end + 2 else None
        if name in _GOING:
            return Flow(text, name, of, to)
        if name in _GETTING:
            return Flow(text, name, of, (*subject, *purpose))
        if passive:
            return Flow(text, name, of, (*subject, *to))
        return Flow(text, name, subject, (*((between,) if between else ()), *to))
    if name in _GETTING:
        return Flow(text, name, of, (*purpose, *of) if passive else purpose)
    told = _TOLD.match(text, quantity.end, start)
    if told is not None and not passive:
        return Flow(text, name, ((told.end(), start),), to)
    return Flow(text, name, of, to)


def _clause(text: str, quantity: Quantity) -> Span:
    clauses = read_clauses(text)
    return clauses.spans[clauses.index_at(quantity.start)]


def _verb(text: str, quantity: Quantity, clause: Span, cues: Cues) -> tuple[int, int, str] | None:
    """The last verb before the amount that moves money, else the first one behind it."""
    first, last = max(clause[0], quantity.lead - 2 * _FAR), min(clause[1], quantity.end + _FAR)
    found = sorted(
        (start, end, name)
        for name in _VERBS
        for start, end in cues.get(name, ())
        if first <= start < last and _is_verb(text, start, end)
    )
    before = [verb for verb in found if verb[1] <= quantity.lead]
    if before and not _parted(text, before[-1][1], quantity.lead):
        return before[-1]
    return next((verb for verb in found if verb[0] >= quantity.end), None)


def _parted(text: str, end: int, lead: int) -> bool:
    """Whether another verb or a clause of its own stands between a verb and the amount: "announced that 5 million"."""
    if lead - end > _FAR or " that " in text[end:lead]:
        return True
    return any(end < verb.start < lead for verb in read_clauses(text).verbs_near(end, lead))


def _is_verb(text: str, start: int, end: int) -> bool:
    """Whether a word is a verb and no noun or attribute of the same form: "a grant of", "the award", "put"."""
    if text.startswith((" of ", " down "), end):
        return False
    return _NO_VERB_BEFORE.search(text, max(0, start - 12), start) is None


def _subject(text: str, lower: int, start: int) -> tuple[Span, ...]:
    """The words before a verb up to the last comma, without what a preposition attaches to their head."""
    first = max((match.end() for match in _SUBJECT_START.finditer(text, lower, start)), default=lower)
    if _RELATIVE.match(text, first, start) and first > lower:
        told = max((verb.end for verb in read_clauses(text).verbs_near(lower, first) if verb.end <= first), default=0)
        return ((max(lower, told), first),)  # "the round of Celonis, which got 5 million"
    attached = _ATTACHED.search(text, first + 3, start)
    last = attached.start() if attached is not None and attached.start() > first + 2 else start
    return ((first, last),) if text[first:last].strip() else ()


def _behind(text: str, start: int, limit: int) -> tuple[tuple[Span, ...], tuple[Span, ...], tuple[Span, ...]]:
    """The phrases behind that tell where money goes, those that tell whence, and those of the first that say "for"."""
    stop = _STOP.search(text, start, limit)
    limit = stop.start() if stop is not None else limit
    marks = list(_PREPOSITION.finditer(text, start, limit))
    phrases: dict[str | None, list[Span]] = {"to": [], "for": [], "of": [], None: []}
    ends = (*(mark.start() for mark in marks[1:]), limit)
    for mark, end in zip(marks, ends, strict=False):
        group = "for" if mark.group() == "for" else mark.lastgroup
        phrases[group].append((mark.end(), end))
    return (*phrases["to"], *phrases["for"]), tuple(phrases["of"]), tuple(phrases["for"])
