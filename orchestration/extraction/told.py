"""What an article has told so far: the claims and indicators that a later figure may lean on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from orchestration.extraction.indicators import Assignment, is_money
from orchestration.extraction.model import Claim, Quantity, Sentence

_DEFINITE = re.compile(r"\b(?:[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose|[Tt]he|whole|same)\s$")
_POINTING = re.compile(r"\b(?:[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose)\s$")
_TELLING_PLACES = 3
_THESE = re.compile(r"\b(?:[Tt]hese|[Tt]hose|[Tt]he)\s$")


@dataclass(slots=True)
class Told:
    """The last sentence with claims, and the latest indicators by unit."""

    claims: tuple[Claim, ...] = ()
    assigned: tuple[Assignment, ...] = ()  # the indicators of those claims
    sentence: Sentence | None = None  # the sentence of those claims
    latest: dict[str, Assignment] = field(default_factory=dict)  # the last indicator of a unit in the paragraph
    faded: dict[str, Assignment] = field(default_factory=dict)  # in the paragraphs before it
    sums: dict[tuple[str, Decimal], Assignment] = field(default_factory=dict)  # the first indicator of each sum
    counts: dict[tuple[str, Decimal], Assignment] = field(default_factory=dict)  # of each count, by the counted noun

    def turn_to(self, sentence: Sentence, previous: Sentence | None) -> None:
        """Go on to the next sentence: what another paragraph told fades, and a heading ends its claims."""
        if previous is None or previous.paragraph == sentence.paragraph:
            return
        self.faded = {**self.faded, **self.latest}
        self.latest = {}
        if previous.heading:
            self.claims, self.assigned = (), ()

    def note(self, claim: Claim, assignment: Assignment) -> None:
        """Keep the indicator of one claim for the figures behind it."""
        if is_money(claim.unit) and assignment.rule != "unit":
            self.sums.setdefault((claim.unit, claim.value), assignment)
        if claim.unit == "COUNT" and not assignment.provisional and claim.quantity.noun is not None:
            self.counts.setdefault((_head(claim.quantity.noun), claim.value), assignment)
        if not assignment.provisional and not assignment.rule.endswith(("unit", "(unit)")):  # no guess goes on
            self.latest.pop(claim.unit, None)  # so that the latest of all units stands last
            self.latest[claim.unit] = assignment

    def close(self, sentence: Sentence, claims: tuple[Claim, ...], assigned: tuple[Assignment, ...]) -> None:
        """Keep the claims of a whole sentence for the next ones."""
        self.claims, self.assigned, self.sentence = claims, assigned, sentence

    def sum_again(self, text: str, quantity: Quantity) -> Assignment | None:
        """The indicator of the same sum told before if that is no chance: "this 5 million", or told to three places."""
        telling = len(quantity.value.normalize().as_tuple().digits) >= _TELLING_PLACES
        if not telling and not _DEFINITE.search(text, max(0, quantity.lead - 12), quantity.lead):
            return None
        return self.sums.get((quantity.unit, quantity.value))

    def is_pointed_at(self, text: str, quantity: Quantity) -> bool:
        """Whether the sum is pointed at as one told before: "these 10 billion"."""
        return _POINTING.search(text, max(0, quantity.lead - 8), quantity.lead) is not None

    def count_again(self, text: str, quantity: Quantity) -> Assignment | None:
        """The indicator of the same number of the same things, if it was told before: "these 62 firms"."""
        if quantity.unit != "COUNT" or quantity.noun is None:
            return None
        if not _THESE.search(text, max(0, quantity.lead - 8), quantity.lead):
            return None
        return self.counts.get((_head(quantity.noun), quantity.value))


def _head(noun: str) -> str:
    return noun.rpartition(" ")[2].casefold()
