"""What a heading tells in advance: a figure that the text below tells again is of the same time and status there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from orchestration.extraction.article import Finding
from orchestration.extraction.model import Claim

_NOTHING_STATED = "publication.default"
_FACT = "actual.default"  # no word of the heading sets a status
_AIMED = ("target.plan_verb", "target.future_verb")
_GUESSED = ("unit", "antecedent", "topic")  # rules that give the indicator of a figure whose heading names none
_ROUNDED = 0.02  # headings round: "53 crore" of 52.7
_SMALL = 12  # counts up to here meet by chance


def settled(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings of one article, their headings brought into line with the text below them."""
    told = tuple(findings)
    for place, finding in enumerate(told):
        if not finding.sentence.heading or not finding.claims:
            yield finding
            continue
        below = [claim for later in told[place + 1 :] if not later.sentence.heading for claim in later.claims]
        yield replace(finding, claims=tuple(_as_below(claim, below) for claim in finding.claims))


def _as_below(claim: Claim, below: Sequence[Claim]) -> Claim:
    again = next((other for other in below if _is_same(claim, other)), None)
    if again is None:
        return claim
    rules = dict(claim.rules)
    period, status = claim.period, claim.status
    if claim.rules["period"] == _NOTHING_STATED and again.period.basis != "publication":
        period, rules["period"] = replace(again.period, basis="context"), "period.heading"
    if claim.unit == "COUNT" and claim.value <= _SMALL:
        return replace(claim, period=period, rules=rules)
    promised = again.status == "commitment" and claim.rules["status"] in _AIMED
    if promised or (claim.rules["status"] == _FACT and again.status != "actual"):
        status, rules["status"] = again.status, f"{again.status}.heading"
    return replace(claim, period=period, status=status, rules=rules)


def _is_same(claim: Claim, other: Claim) -> bool:
    """Whether both tell the same figure, the heading perhaps a rounded one."""
    if (claim.unit, claim.measure) != (other.unit, other.measure):
        return False
    sure = not (claim.provisional or claim.rules["indicator"].startswith(_GUESSED) or _counts_the_same(claim, other))
    if claim.indicator != other.indicator and (sure or (claim.unit == "COUNT" and claim.value <= _SMALL)):
        return False
    return claim.value == other.value or (
        claim.unit != "COUNT" and abs(float(claim.value - other.value)) <= _ROUNDED * abs(float(other.value))
    )


def _counts_the_same(claim: Claim, other: Claim) -> bool:
    """Whether both count things of one noun, whatever indicator each sentence gives them."""
    nouns = [found.quantity.noun for found in (claim, other)]
    return all(nouns) and len({noun.split(" ")[-1] for noun in nouns if noun}) == 1
