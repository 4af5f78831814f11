"""Great Expectations suites, one module a table, and the runner that turns results into check results.

A suite is data: the rows it looks at (a query), the expectations with their severity, and why each must hold.
Great Expectations itself is imported only when a suite runs, since that import takes seconds.
"""

from expectations.model import Expectation, Severity, Suite
from expectations.suites import SUITES

__all__ = ["SUITES", "Expectation", "Severity", "Suite"]
