"""Which rule gave each slot of each observation: plain lines for people who extend the vocabulary."""

from __future__ import annotations

from collections.abc import Iterator

from orchestration.extraction.model import Extraction, Observation, Unread

_SLOTS = ("measure", "status", "indicator", "organisation", "programme", "period", "scope", "value")


def explain(extraction: Extraction) -> Iterator[str]:
    """Lines in the order of the text: a claim with its slots and their rules, or a number left unread and why."""
    entries: list[Observation | Unread] = [*extraction.observations, *extraction.unread]
    entries.sort(key=lambda entry: (entry.char_start, entry.char_end))
    sentence = None
    for entry in entries:
        if entry.sentence != sentence:
            sentence = entry.sentence
            yield ""
            yield sentence
        yield from _observation(entry) if isinstance(entry, Observation) else _unread(entry)


def _observation(observation: Observation) -> Iterator[str]:
    value_text = " ".join(observation.value_text.split())
    upper = "" if observation.value_max is None else f" to {observation.value_max}"
    yield f"  {value_text!r} = {observation.modifier} {observation.value}{upper} {observation.unit}" + (
        f", confidence {observation.confidence:.2f}"
    )
    for slot in _SLOTS:
        yield f"    {slot:<13}{_content(observation, slot):<45} {observation.rules.get(slot, '')}".rstrip()
    if observation.breakdown:
        yield f"    breakdown    {observation.breakdown}"


def _content(observation: Observation, slot: str) -> str:
    match slot:
        case "period":
            return f"{observation.period_start or ''}..{observation.period_end or ''} ({observation.period_basis})"
        case "measure" if observation.per:
            return f"{observation.measure} per {observation.per}"
        case "indicator" if observation.provisional:
            return f"{observation.indicator} (provisional)"
        case _:
            return str(getattr(observation, slot) or "-")


def _unread(entry: Unread) -> Iterator[str]:
    yield f"  {' '.join(entry.text.split())!r} unread: {entry.reason}"
