"""The dimensions: keys of facts that must lead to a member of each, the unknown one at least."""

from __future__ import annotations

from expectations.blocks import refers_to
from expectations.model import Expectation


def references(*dimensions: str) -> tuple[Expectation, ...]:
    """An expectation for each: <name>_key is a key of marts.dim_<name>."""
    return tuple(refers_to(f"{name}_key", f"marts.dim_{name}") for name in dimensions)
