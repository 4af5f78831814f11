"""What a suite is made of, and what a run of it yields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Severity = Literal["error", "warn"]


@dataclass(frozen=True, slots=True)
class Expectation:
    """One expectation: which rows would fail it, in DuckDB SQL, and the reason a reader is given.

    Exactly one of `where` and `query` is set. `where` is a condition on a row of the suite: a row for which it is true
    fails, one for which it is null does not. `query` yields the failing rows itself; it may select from `t`, the rows
    of the suite, and from what surroundings.py lays beside the warehouse. `kind` and `arguments` say how the
    expectation came about (blocks.py), so that a test can plant its fault.
    An "error" that fails blocks the release; a "warn" is shown and blocks nothing.
    """

    kind: str
    because: str
    where: str | None = None
    query: str | None = None
    arguments: Mapping[str, Any] = field(default_factory=dict)
    severity: Severity = "error"

    def __post_init__(self) -> None:
        if (self.where is None) == (self.query is None):
            raise ValueError(f"expectation {self.kind}: either a condition or a query, and one of them")

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that the expectation is about, shown with a failing row."""
        return tuple(self.arguments.get("columns", ()))

    @property
    def name(self) -> str:
        """A name that is unique in a suite: the kind, and the column where it is about one."""
        return ".".join([self.kind, *self.columns]) if self.arguments.get("named_by_column") else self.kind


@dataclass(frozen=True, slots=True)
class Suite:
    """The expectations of one table.

    `rows` is DuckDB SQL over the warehouse that yields the rows to look at, a row a thing of the table's grain: the
    table itself where nothing is said.
    """

    table: str  # schema.table
    expectations: tuple[Expectation, ...]
    rows: str = ""

    def __post_init__(self) -> None:
        names = [expectation.name for expectation in self.expectations]
        doubled = sorted({name for name in names if names.count(name) > 1})
        if doubled:
            raise ValueError(f"suite {self.name}: expectation named twice: {', '.join(doubled)}")

    @property
    def name(self) -> str:
        """The table, as a name that Dagster takes for a check: a mart by its own name, others with their schema."""
        return self.table.removeprefix("marts.").replace(".", "_")

    @property
    def relation(self) -> str:
        """A query that yields the rows to look at."""
        return self.rows or f"select * from {self.table}"


@dataclass(frozen=True, slots=True)
class ExpectationResult:
    """How one expectation came out; `rows` are the first of the rows that failed it."""

    name: str
    because: str
    severity: Severity
    success: bool
    observed: str
    failed_rows: int
    rows: tuple[dict[str, Any], ...] = ()

    def payload(self) -> dict[str, Any]:
        """The result as an event keeps it (JSON-ready); of one that passed, the name and the reason."""
        told: dict[str, Any] = {"expectation": self.name, "severity": self.severity, "because": self.because}
        if not self.success:
            told |= {"observed": self.observed, "failed_rows": self.failed_rows, "rows": list(self.rows)}
        return told


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
            "failures": [r.payload() for r in self.expectations if not r.success],
            "passed": [r.payload() for r in self.expectations if r.success],
        }
