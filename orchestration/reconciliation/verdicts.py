"""Verdicts by interval arithmetic: whether what was found can be what was expected."""

from __future__ import annotations

import math

from orchestration.reconciliation.interval import Interval
from orchestration.reconciliation.model import Verdict
from orchestration.reconciliation.precision import Estimate

# "More than three a day" is said of 3.6 a day, hardly of 30: farther off it neither agrees nor contradicts.
SPOKEN_OF = 2.0


def equal(expected: Estimate, found: Estimate) -> Verdict:
    """Whether the two can be the same number."""
    if not expected.rounded.overlaps(found.rounded):
        return "contradiction"
    if expected.is_bounded and found.is_bounded:
        return "consistent" if expected.printed.overlaps(found.printed) else "undecidable"
    if expected.is_bounded or found.is_bounded:
        bounded, limit = (expected, found) if expected.is_bounded else (found, expected)
        return "consistent" if limit.printed.contains(bounded.printed) and _is_near(bounded, limit) else "undecidable"
    return "undecidable"


def at_most(smaller: Estimate, larger: Estimate) -> Verdict:
    """Whether the first can be no more than the second."""
    if smaller.rounded.low > larger.rounded.high:
        return "contradiction"
    return "consistent" if smaller.printed.high <= larger.printed.low else "undecidable"


def _is_near(bounded: Estimate, limit: Estimate) -> bool:
    ends = [end for end in (limit.printed.low, limit.printed.high) if math.isfinite(end) and end > 0]
    return any(end / SPOKEN_OF <= bounded.nominal <= end * SPOKEN_OF for end in ends)


def tolerance(estimate: Estimate, verdict: Verdict) -> Interval:
    """The tolerance that a verdict rests on: the printed one, or for a contradiction the widest."""
    return estimate.rounded if verdict == "contradiction" else estimate.printed
