"""`ecosystem review`: what is in doubt, and the decisions about it, as events of the ledger."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from typing import Literal

from rich.console import Console
from rich.table import Table
from rich.text import Text

from orchestration.cli.correct import NEXT_REFRESH, RUN_ID, told, whoami
from orchestration.cli.failure import Failure
from orchestration.ledger import Head, LedgerError, NewEvent
from orchestration.ledger.corrections import CorrectionRefused
from orchestration.ledger.review import plan_acceptance, plan_alias
from orchestration.ledger.reviewed_file import read_reviewed_file
from orchestration.settings import Settings
from orchestration.state import State, open_state
from orchestration.vocabulary import Vocabulary, VocabularyError
from orchestration.warehouse.connection import WarehouseLocked
from orchestration.warehouse.corrections import lapsed_corrections, plan_entries
from orchestration.warehouse.review import ledger_aliases, review_items, subject_kind

PIPE_WIDTH = 240  # characters of a table where there is no terminal
HELP = (
    "Let one stand:  ecosystem review --accept SUBJECT --reason …\n"
    'Name it:        ecosystem review --alias "words=Name or code" --reason …\n'
    "Correct it:     ecosystem correct OBSERVATION_ID --set slot=value --reason …"
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
    settings: Settings, accepted: Sequence[str], aliases: Sequence[str], reason: str | None, person: str | None
) -> None:
    """Record acceptances and aliases, all or none. Raises Failure for one that cannot be made."""
    state, who, why = _state(settings), person or whoami(), told(reason or "")
    events: list[NewEvent] = []

    def plan(head: Head) -> Sequence[NewEvent]:
        state.project(upto=head.position)
        with state.warehouse.connect() as connection:
            standing = ledger_aliases(connection)
            kinds = {subject: subject_kind(connection, subject) for subject in accepted}
        events.clear()
        for subject, kind in kinds.items():
            if kind is None:
                raise CorrectionRefused(f"no standing observation is or names {subject!r}")
            events.append(plan_acceptance(kind, subject, who, why))
        for text in aliases:
            alias, sign, name = text.partition("=")
            if not sign:
                raise CorrectionRefused(f"{text!r} is not of the form words=Name")
            events.append(plan_alias(alias, name, vocabulary, standing, who, why))
        return events

    try:
        vocabulary = Vocabulary.load(settings.vocabulary)
        head, appended = state.ledger.append_with_retry(plan, run_id=RUN_ID, actor=who)
        recorded = list(state.ledger.read(after=head.position - appended, upto=head.position))
    except (CorrectionRefused, LedgerError, VocabularyError, WarehouseLocked) as error:
        raise Failure(error) from error
    for event in recorded:
        if event.event_type == "AliasAdded":
            print(f"Alias {event.event_id}: {event.payload['alias']!r} is {event.payload['name']!r}. {NEXT_REFRESH}")
        else:
            print(f"Accepted {event.payload['kind']} {event.payload['subject']}.")


def _state(settings: Settings) -> State:
    state = open_state(settings)
    if state.ledger.head().position == 0:
        raise Failure("the ledger holds no observation yet; run `ecosystem refresh` first")
    return state
