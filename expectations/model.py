"""What a suite is made of, and what a run of it yields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Severity = Literal["error", "warn"]


@dataclass(frozen=True, slots=True)
class Expectation:
    """One expectation: its Great Expectations class, its arguments, and the reason a reader is given.

    An "error" that fails blocks the release; a "warn" is shown and blocks nothing.
    """

    kind: str
    arguments: Mapping[str, Any]
    because: str
    severity: Severity = "error"

    @property
    def name(self) -> str:
        """A name that is unique in a suite: the kind and the columns that it looks at."""
        columns = [self.arguments[key] for key in ("column", "column_A", "column_B") if key in self.arguments]
        return ".".join([self.kind, *columns])


@dataclass(frozen=True, slots=True)
class Suite:
    """The expectations of one table.

    `query` is DuckDB SQL over the warehouse that yields the rows to look at, a row a thing of the table's grain.
    Where it yields `sentence`, `document` and `observation_id`, a failing row shows them.
    """

    name: str
    table: str
    query: str
    expectations: tuple[Expectation, ...]

    def __post_init__(self) -> None:
        names = [expectation.name for expectation in self.expectations]
        doubled = sorted({name for name in names if names.count(name) > 1})
        if doubled:
            raise ValueError(f"suite {self.name}: expectation named twice: {', '.join(doubled)}")


@dataclass(frozen=True, slots=True)
class ExpectationResult:
    """How one expectation came out; `rows` are up to MAX_ROWS of the rows that failed it."""

    name: str
    because: str
    severity: Severity
    success: bool
    observed: str
    failed_rows: int
    rows: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class SuiteResult:
    """How one suite came out on one table."""

    suite: str
    table: str
    row_count: int
    seconds: float
    expectations: tuple[ExpectationResult, ...] = field(default_factory=tuple)

    @property
    def success(self) -> bool:
        """Whether nothing that blocks has failed."""
        return not self.failures("error")

    def failures(self, severity: Severity) -> tuple[ExpectationResult, ...]:
        """The failed expectations of one severity."""
        return tuple(r for r in self.expectations if not r.success and r.severity == severity)

    def payload(self) -> dict[str, Any]:
        """The part of a ValidationCompleted event that this result is (JSON-ready)."""
        return {
            "suite": self.suite,
            "table": self.table,
            "success": self.success,
            "evaluated": len(self.expectations),
            "failed": sum(not r.success for r in self.expectations),
            "failures": [
                {
                    "expectation": r.name,
                    "severity": r.severity,
                    "because": r.because,
                    "observed": r.observed,
                    "failed_rows": r.failed_rows,
                    "rows": list(r.rows),
                }
                for r in self.expectations
                if not r.success
            ],
        }
