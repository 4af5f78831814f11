"""`ecosystem review`: what is in doubt, and the decisions about it, as events of the ledger."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Literal

import duckdb
from rich.console import Console
from rich.table import Table
from rich.text import Text

from orchestration.cli.correct import NEXT_REFRESH, RUN_ID, told, whoami
from orchestration.cli.failure import Failure
from orchestration.ledger import Event, Head, LedgerError, NewEvent
from orchestration.ledger.corrections import CorrectionRefused, assignments, checked, plan_correction
from orchestration.ledger.review import plan_acceptance, plan_alias
from orchestration.ledger.reviewed_file import read_reviewed_file
from orchestration.settings import Settings
from orchestration.state import State, open_state
from orchestration.vocabulary import Vocabulary, VocabularyError
from orchestration.warehouse.connection import WarehouseLocked
from orchestration.warehouse.corrections import lapsed_corrections, plan_entries
from orchestration.warehouse.review import ledger_aliases, review_items, subject_kind
from orchestration.warehouse.state import current_observation

PIPE_WIDTH = 240  # characters of a table where there is no terminal
HELP = (
    "Let one stand:  ecosystem review --accept SUBJECT --reason …\n"
    'Name it:        ecosystem review --alias "words=Name or code" --reason …\n'
    "Correct it:     ecosystem review --correct OBSERVATION_ID.slot=value --reason …"
)


def show(settings: Settings, below: float, format: Literal["table", "json"]) -> None:
    """List what is in doubt. Raises Failure where nothing was read yet or the reviewed file is wrong."""
    state = _state(settings)
    try:
        vocabulary = Vocabulary.load(settings.vocabulary)
        entries = read_reviewed_file(settings.corrections_file, vocabulary)
        state.project()
        with state.warehouse.connect() as connection:
            lapses = [*lapsed_corrections(connection), *plan_entries(connection, entries).lapses]
            items = list(review_items(connection, vocabulary, lapses, below))
    except (CorrectionRefused, LedgerError, VocabularyError, WarehouseLocked) as error:
        raise Failure(error) from error
    if format == "json":
        print(json.dumps([asdict(item) for item in items], ensure_ascii=False, indent=1))
        return
    table = Table("doubt", "subject", "detail", "document", "sentence", title=f"{len(items)} in doubt")
    for item in items:
        table.add_row(*(Text(value or "") for value in asdict(item).values()))
    Console(width=None if sys.stdout.isatty() else PIPE_WIDTH, highlight=False).print(table)
    if items:
        print(HELP)


def decide(
    settings: Settings,
    accepted: Sequence[str],
    changes: Sequence[str],
    aliases: Sequence[str],
    reason: str | None,
    person: str | None,
) -> None:
    """Record acceptances, corrections ("id.slot=value") and aliases ("words=Name"), all or none.

    Raises Failure for one that cannot be made.
    """
    state, who, why = _state(settings), person or whoami(), told(reason or "")

    def plan(head: Head) -> Sequence[NewEvent]:
        state.project(upto=head.position)
        with state.warehouse.connect() as connection:
            return [
                *_acceptances(connection, accepted, who, why),
                *_corrections(connection, changes, vocabulary, who, why),
                *_aliases(connection, aliases, vocabulary, who, why),
            ]

    try:
        vocabulary = Vocabulary.load(settings.vocabulary)
        head, appended = state.ledger.append_with_retry(plan, run_id=RUN_ID, actor=who)
        recorded = list(state.ledger.read(after=head.position - appended, upto=head.position))
    except (CorrectionRefused, LedgerError, VocabularyError, WarehouseLocked) as error:
        raise Failure(error) from error
    for event in recorded:
        print(_told(event))
    if any(event.event_type != "ReviewAccepted" for event in recorded):
        print(NEXT_REFRESH)


def _acceptances(
    connection: duckdb.DuckDBPyConnection, accepted: Sequence[str], person: str, reason: str
) -> Iterator[NewEvent]:
    for subject in accepted:
        kind = subject_kind(connection, subject)
        if kind is None:
            raise CorrectionRefused(f"no standing observation is or names {subject!r}")
        yield plan_acceptance(kind, subject, person, reason)


def _corrections(
    connection: duckdb.DuckDBPyConnection, changes: Sequence[str], vocabulary: Vocabulary, person: str, reason: str
) -> Iterator[NewEvent]:
    by_observation: dict[str, list[str]] = {}
    for text in changes:
        observation_id, dot, assignment = text.partition(".")
        if not dot:
            raise CorrectionRefused(f"{text!r} is not of the form id.slot=value")
        by_observation.setdefault(observation_id, []).append(assignment)
    for observation_id, texts in by_observation.items():
        known = current_observation(connection, observation_id)
        if known is None:
            raise CorrectionRefused(f"no observation {observation_id}")
        yield plan_correction(known, checked(assignments(texts), vocabulary), None, person, reason)


def _aliases(
    connection: duckdb.DuckDBPyConnection, aliases: Sequence[str], vocabulary: Vocabulary, person: str, reason: str
) -> Iterator[NewEvent]:
    standing = ledger_aliases(connection)
    for text in aliases:
        alias, sign, name = text.partition("=")
        if not sign:
            raise CorrectionRefused(f"{text!r} is not of the form words=Name")
        yield plan_alias(alias, name, vocabulary, standing, person, reason)


def _told(event: Event) -> str:
    """What was decided, in one line."""
    payload = event.payload
    if event.event_type == "AliasAdded":
        return f"Alias {event.event_id}: {payload['alias']!r} is {payload['name']!r}."
    if event.event_type == "ObservationCorrected":
        slots = ", ".join(f"{slot} = {json.dumps(value, ensure_ascii=False)}" for slot, value in payload["set"].items())
        return f"Correction {event.event_id} of {payload['observation_id']}: {slots}."
    return f"Accepted {payload['kind']} {payload['subject']}."


def _state(settings: Settings) -> State:
    state = open_state(settings)
    if state.ledger.head().position == 0:
        raise Failure("the ledger holds no observation yet; run `ecosystem refresh` first")
    return state
