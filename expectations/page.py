"""The results as one page of plain HTML: no script, no style or image from elsewhere, so that it opens offline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

OUTCOMES = ("failed", "warning", "passed")
TEMPLATE = Path(__file__).with_name("page.html.jinja")


@dataclass(slots=True)
class Told:
    """One expectation as the page tells it."""

    table: str
    expectation: str
    because: str
    outcome: str  # passed, warning, failed
    observed: str | None = None
    failed_rows: int = 0
    rows: list[Mapping[str, Any]] = field(default_factory=list)

    @property
    def columns(self) -> list[str]:
        """The columns of the rows, in the order in which they first appear."""
        return list(dict.fromkeys(column for row in self.rows for column in row))


def told_by(suites: Iterable[Mapping[str, Any]]) -> Iterator[Told]:
    """The expectations of suite outcomes, given as SuiteResult.payload gives them."""
    for suite in suites:
        for failure in suite["failures"]:
            yield Told(
                suite["table"],
                failure["expectation"],
                failure["because"],
                "failed" if failure["severity"] == "error" else "warning",
                failure["observed"],
                failure["failed_rows"],
                failure["rows"],
            )
        for passed in suite["passed"]:
            yield Told(suite["table"], passed["expectation"], passed["because"], "passed")


def quality_page(title: str, expectations: Iterable[Told], checked_at: str | None = None) -> str:
    """The page: what failed and what warned first, with rows; below it everything that was checked, by table."""
    from jinja2 import Environment, StrictUndefined

    told = sorted(expectations, key=lambda one: (one.table, OUTCOMES.index(one.outcome), one.expectation))
    suites: dict[str, list[Told]] = {}
    for one in told:
        suites.setdefault(one.table, []).append(one)
    findings = sorted((one for one in told if one.outcome != "passed"), key=lambda one: OUTCOMES.index(one.outcome))
    counts = {outcome: sum(one.outcome == outcome for one in told) for outcome in OUTCOMES}
    template = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True).from_string(
        TEMPLATE.read_text(encoding="utf-8")
    )
    return template.render(title=title, suites=suites, findings=findings, counts=counts, checked_at=checked_at)
