"""`ecosystem explain`: from one observation back to the characters it was read from, with its versions and relations.

Reads the ledger, the documents' bytes and the current release, not the warehouse: it never waits for a refresh.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from orchestration.cli.failure import Failure
from orchestration.cli.streams import observation_events, open_ledger
from orchestration.documents import UnreadableDocument, read_document
from orchestration.ledger import DocumentStore, Event, LedgerError
from orchestration.ledger.corrections import lapses
from orchestration.ledger.fold import fold_observation
from orchestration.ledger.state import ObservationState, corrected
from orchestration.settings import Settings
from orchestration.warehouse.relations_of import RelationOf, relations_of

CONTEXT_CHARACTERS = 240
_SLOTS = (
    *("indicator", "measure", "value_text", "value", "value_max", "unit", "modifier", "per", "status"),
    *("organisation", "programme", "breakdown", "period_start", "period_end", "period_basis", "scope"),
    *("confidence", "extractor_version", "rules"),
)
_UNSHOWN = frozenset({"rules", "extractor_version", "confidence", "provisional"})  # no change of the fact itself


def explain(settings: Settings, observation_id: str) -> None:
    """Print sentence, span, document, slots and versions. Raises Failure for an id that no event is about."""
    ledger = open_ledger(settings)
    try:
        events = observation_events(ledger, observation_id)
        reading = next(e.payload for e in reversed(events) if "value_text" in e.payload)
        document = ledger.read_stream(reading["document_id"])
        registered = [event.payload for event in document if event.event_type == "DocumentRegistered"]
        raw = read_document(DocumentStore(settings.documents).get(reading["document_id"]), reading["doc"]).raw
    except (LedgerError, UnreadableDocument) as error:
        raise Failure(error) from error
    states = [_state(events[: number + 1]) for number in range(len(events))]
    console = Console(highlight=False, soft_wrap=True)
    console.print(Text(f"Observation {observation_id}", style="bold"))
    console.print(f"Sentence     {reading['sentence']}", markup=False)
    console.print(f"Document     {_document_line(registered[-1], reading)}", markup=False)
    console.print(f"Stands       {_standing(states[-1])}", markup=False)
    console.print(_marked(raw, reading["char_start"], reading["char_end"]))
    console.print(_slots(corrected(states[-1]).payload))
    for line in ("", *_versions(events, states)):
        console.print(line, markup=False)
    related = relations_of(settings.published, reading["observation_id"])
    if related:
        console.print(_relations(related))


def _state(events: Sequence[Event]) -> ObservationState:
    state = fold_observation(events)
    assert state is not None, "there is an event at least"
    return state


def _document_line(document: Mapping[str, Any], payload: Mapping[str, Any]) -> str:
    known = [document.get("title"), document.get("publisher"), document.get("published_on"), document.get("url")]
    told = ", ".join(str(part) for part in known if part)
    place = f"article {payload['article']}, characters {payload['char_start']} to {payload['char_end']}"
    return f"{payload['doc']} ({told}), {place}" if told else f"{payload['doc']}, {place}"


def _standing(state: ObservationState) -> str:
    told = ["no, it was retracted" if state.retracted else "yes"]
    applied = len(corrected(state).applied)
    if applied and not state.retracted:
        told.append("corrected by a person" if applied == 1 else f"corrected {applied} times by people")
    told += [f"the correction of {lapse.person} is not applied: {lapse.because}" for lapse in lapses(state)]
    return "; ".join(told)


def _marked(raw: str, start: int, end: int) -> Text:
    """The raw text around the span, as it stands in the document, the span between brackets."""
    text = Text("\n")
    text.append(("…" if start > CONTEXT_CHARACTERS else "") + raw[max(0, start - CONTEXT_CHARACTERS) : start])
    text.append(f"[{raw[start:end]}]", style="bold reverse")
    text.append(raw[end : end + CONTEXT_CHARACTERS] + ("…" if end + CONTEXT_CHARACTERS < len(raw) else ""))
    return text.append("\n")


def _slots(payload: Mapping[str, Any]) -> Table:
    table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    for slot in _SLOTS:
        value = payload.get(slot)
        if value not in (None, {}, ""):
            text = json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else " ".join(str(value).split())
            table.add_row(slot, Text(text))
    return table


def _versions(events: Sequence[Event], states: Sequence[ObservationState]) -> Iterator[str]:
    """Each event: what caused it, and what it changed."""
    before: dict[str, Any] = {}
    for event, state in zip(events, states, strict=True):
        after = corrected(state).payload
        yield (
            f"Version {event.stream_version}    {event.event_type}, position {event.position}, "
            f"{event.recorded_at:%Y-%m-%d %H:%M:%S} UTC, by {event.actor}"
        )
        yield f"             {_cause(event)}"
        if before and (changes := _changes(before, after)):
            yield f"             {changes}"
        before = after


def _cause(event: Event) -> str:
    payload = event.payload
    if "cause" in payload:
        return f"{payload['cause']['kind']}: {payload['cause']['detail']}"
    if "person" in payload:
        return f"person: {payload['person']}: {payload['reason']}"
    return f"extractor: version {payload['extractor_version']}"


def _changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    changed = [slot for slot in after if before.get(slot) != after[slot] and slot not in _UNSHOWN]
    return "; ".join(f"{slot} {_shown(before.get(slot))} → {_shown(after[slot])}" for slot in changed)


def _shown(value: Any) -> str:
    return "nothing" if value in (None, {}) else json.dumps(value, ensure_ascii=False)


def _relations(related: list[RelationOf]) -> Table:
    table = Table("verdict", "kind", "its role", "in words", box=None, padding=(0, 2, 0, 0))
    for relation in related:
        table.add_row(relation.verdict, relation.kind, relation.role, Text(relation.explanation))
    return table
