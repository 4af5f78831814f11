"""The closed sets of values that slots of an observation take: for extraction, ledger, reconciliation and suites."""

from __future__ import annotations

from typing import Literal

Modifier = Literal["eq", "approx", "gt", "ge", "lt", "le"]
Measure = Literal["level", "change", "growth_rate", "share", "rate", "average", "ratio"]
Per = Literal["day", "week", "month", "year"]
Status = Literal["actual", "target", "commitment", "forecast"]
PeriodBasis = Literal["stated", "context", "publication"]
Scope = Literal["metric", "incidental"]
