"""The places of quantities in a "respectively" list."""

from __future__ import annotations

import re
from dataclasses import replace

from orchestration.extraction.model import Quantity

_LINK = re.compile(r"\s?(?:,|and|,\s?and|&)\s?(?:[a-z]+\s){0,4}", re.IGNORECASE)
_NEAR = 45  # characters between "respectively" and the list it belongs to


def mark_respectively(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """The quantities, those of a list that "respectively" orders with their place in it."""
    at = text.find("respectively")
    if at < 0 or not quantities:
        return quantities
    chain = _chain_before(text, quantities, at) or _chain_behind(text, quantities, at + len("respectively"))
    places = {index: place for place, index in enumerate(chain)}
    return [replace(q, respectively=places[i]) if i in places else q for i, q in enumerate(quantities)]


def _chain_before(text: str, quantities: list[Quantity], at: int) -> list[int]:
    last = max((i for i, q in enumerate(quantities) if q.end <= at), default=None)
    if last is None or at - quantities[last].end > _NEAR:
        return []
    chain = [last]
    while chain[0] > 0 and _linked(text, quantities[chain[0] - 1], quantities[chain[0]]):
        chain.insert(0, chain[0] - 1)
    return chain if len(chain) > 1 else []


def _chain_behind(text: str, quantities: list[Quantity], at: int) -> list[int]:
    first = next((i for i, q in enumerate(quantities) if q.start >= at), None)
    if first is None or quantities[first].start - at > _NEAR:
        return []
    chain = [first]
    while chain[-1] + 1 < len(quantities) and _linked(text, quantities[chain[-1]], quantities[chain[-1] + 1]):
        chain.append(chain[-1] + 1)
    return chain


def _linked(text: str, left: Quantity, right: Quantity) -> bool:
    return left.unit == right.unit and _LINK.fullmatch(text, left.end, right.start) is not None
