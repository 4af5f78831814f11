"""`ecosystem explain`: the way of one observation back to the characters it was read from, and its reconciliations.

Reads the ledger, the documents' bytes and the current release, not the warehouse, so that it never waits for a refresh.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
from rich.console import Console
from rich.table import Table
from rich.text import Text

from orchestration.cli.failure import Failure
from orchestration.documents import UnreadableDocument, read_document
from orchestration.ledger import DocumentStore, Ledger, LedgerError
from orchestration.settings import Settings
from orchestration.warehouse.relations_of import RelationOf, relations_of

CONTEXT_CHARACTERS = 240
_SLOTS = (
    *("indicator", "measure", "value_text", "value", "value_max", "unit", "modifier", "per", "status"),
    *("organisation", "programme", "breakdown", "period_start", "period_end", "period_basis", "scope"),
    *("confidence", "extractor_version", "rules"),
)


def explain(settings: Settings, observation_id: str) -> None:
    """Print sentence, span, document, slots and events. Raises Failure for an id that no event is about."""
    ledger = Ledger(settings.ledger_location, settings.storage_options or None)
    try:
        events = _stream(ledger, observation_id)
        reading = next((e for e in reversed(events) if "value_text" in e["payload"]), None)
        if reading is None:
            raise Failure(_unknown(ledger, observation_id))
        registered = [
            e["payload"] for e in _stream(ledger, reading["payload"]["document_id"]) if "title" in e["payload"]
        ]
        raw = _raw_text(settings, reading["payload"])
    except (LedgerError, UnreadableDocument) as error:
        raise Failure(error) from error
    console = Console(highlight=False, soft_wrap=True)
    console.print(Text(f"Observation {observation_id}", style="bold"))
    console.print(f"Sentence     {reading['payload']['sentence']}", markup=False)
    console.print(f"Document     {_document_line(registered[-1], reading['payload'])}", markup=False)
    console.print(_marked(raw, reading["payload"]["char_start"], reading["payload"]["char_end"]))
    console.print(_slots(reading["payload"]))
    console.print(_events(events))
    related = relations_of(settings.published, observation_id)
    if related:
        console.print(_relations(related))


def _stream(ledger: Ledger, stream_id: str) -> list[dict[str, Any]]:
    """The events of one stream, in order, payloads decoded."""
    found: list[dict[str, Any]] = []
    for batch in ledger.read_batches():
        found += batch.filter(pc.equal(batch["stream_id"], stream_id)).to_pylist()
    return [{**row, "payload": json.loads(row["payload"])} for row in found]


def _unknown(ledger: Ledger, observation_id: str) -> str:
    known: set[str] = set()
    for batch in ledger.read_batches():
        recorded = pc.equal(batch["event_type"], pa.scalar("ObservationRecorded"))
        known.update(batch.filter(recorded)["stream_id"].to_pylist())
    if not known:
        return "the ledger holds no observation yet; run `ecosystem refresh` first"
    close = sorted(i for i in known if i.startswith(observation_id)) or difflib.get_close_matches(observation_id, known)
    hint = f"; did you mean {close[0]}?" if close else "; `ecosystem query` lists ids as observation_id in every mart"
    return f"no observation {observation_id}{hint}"


def _raw_text(settings: Settings, payload: Mapping[str, Any]) -> str:
    data = DocumentStore(settings.documents).get(payload["document_id"])
    return read_document(data, payload["doc"]).raw


def _document_line(document: Mapping[str, Any], payload: Mapping[str, Any]) -> str:
    known = [document.get("title"), document.get("publisher"), document.get("published_on"), document.get("url")]
    told = ", ".join(str(part) for part in known if part)
    place = f"article {payload['article']}, characters {payload['char_start']} to {payload['char_end']}"
    return f"{payload['doc']} ({told}), {place}" if told else f"{payload['doc']}, {place}"


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


def _events(events: list[dict[str, Any]]) -> Table:
    table = Table(
        "position", "event", "recorded at", "by", "cause", box=None, padding=(0, 2, 0, 0), title_justify="left"
    )
    for event in events:
        payload = event["payload"]
        cause = payload.get("cause") or {"kind": payload.get("person", ""), "detail": payload.get("reason", "")}
        table.add_row(
            str(event["position"]),
            event["event_type"],
            f"{event['recorded_at']:%Y-%m-%d %H:%M:%S} UTC",
            event["actor"],
            Text(f"{cause['kind']} {cause['detail']}".strip()),
        )
    return table


def _relations(related: list[RelationOf]) -> Table:
    table = Table("verdict", "kind", "its role", "in words", box=None, padding=(0, 2, 0, 0))
    for relation in related:
        table.add_row(relation.verdict, relation.kind, relation.role, Text(relation.explanation))
    return table
