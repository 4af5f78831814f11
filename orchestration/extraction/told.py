"""What an article has told so far: the claims and indicators that a later figure may lean on."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from orchestration.extraction.indicators import Assignment, is_money
from orchestration.extraction.model import Claim, Quantity, Sentence


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

    def count_again(self, quantity: Quantity) -> Assignment | None:
        """The indicator of the same number of the same things, if it was told before: "these 62 firms"."""
        return None if quantity.noun is None else self.counts.get((_head(quantity.noun), quantity.value))


def _head(noun: str) -> str:
    return noun.rpartition(" ")[2].casefold()
