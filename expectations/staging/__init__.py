"""Suites of what is projected from the ledger, before anything is built on it."""
