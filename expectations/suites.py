"""The suites by name: what a run validates."""

from __future__ import annotations

from expectations import fct_observation, fct_reconciliation, indicator_marts, staging_observation_events
from expectations.model import Suite

SUITES: dict[str, Suite] = {
    suite.name: suite
    for suite in (
        staging_observation_events.SUITE,
        fct_observation.SUITE,
        fct_reconciliation.SUITE,
        *(indicator_marts.suite(subject) for subject in ("year", "organisation", "programme")),
    )
}
