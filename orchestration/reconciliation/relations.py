"""Builds a relation from what was expected and found: verdict, tolerances and the line in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from orchestration.reconciliation.model import Kind, Member, Relation, Verdict
from orchestration.reconciliation.precision import Estimate
from orchestration.reconciliation.statements import Mention
from orchestration.reconciliation.verdicts import equal, tolerance

_OUTCOME = {
    "consistent": "which agrees",
    "contradiction": "which contradicts it",
    "undecidable": "which neither agrees nor contradicts with certainty",
}
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def relation(
    kind: Kind,
    members: Iterable[tuple[Mention, str]],
    expected: Estimate,
    found: Estimate,
    words: str,
    *,
    verdict: Verdict | None = None,
    notes: Mapping[str, str] | None = None,
) -> Relation:
    """A relation of `found` to `expected`, equal unless the verdict says otherwise; `words` lack the outcome.

    The last member is what the others are held against: its unit is that of the relation.
    """
    verdict = equal(expected, found) if verdict is None else verdict
    placed = tuple(Member(mention.fact, role) for mention, role in members)
    return Relation(
        kind=kind,
        members=placed,
        expected=expected.nominal,
        expected_within=tolerance(expected, verdict),
        found=found.nominal,
        found_within=tolerance(found, verdict),
        unit=placed[-1].fact.unit,
        verdict=verdict,
        words=f"{words}, {_OUTCOME[verdict]}",
        notes=notes or {},
    )


def total(estimates: Sequence[Estimate]) -> Estimate:
    """The sum of one or more estimates."""
    result = estimates[0]
    for other in estimates[1:]:
        result = result + other
    return result


def shown(value: float) -> str:
    """A number for people: 14,985 or 2.05 billion."""
    for scale, name in _SCALES:
        if abs(value) >= scale:
            return f"{value / scale:,.5g} {name}"
    return f"{value:,.6g}" if abs(value) < 1000 else f"{value:,.0f}"
