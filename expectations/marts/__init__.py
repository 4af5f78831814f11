"""Suites of what analysts will query, before it is released."""
