"""Where one observation comes from: its sentence, its characters in the raw text, its document and its events."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import duckdb

from orchestration.ledger.state import corrected
from orchestration.warehouse.connection import Warehouse
from orchestration.warehouse.state import observation_history

CONTEXT_CHARACTERS = 240


class UnknownObservation(Exception):
    """No observation, or more than one, has this id or begins with it."""


@dataclass(frozen=True, slots=True)
class Source:
    """The document, and in it the article, that an observation was read from."""

    document_id: str
    name: str
    status: str
    title: str | None
    publisher: str | None
    published_on: date | None
    url: str | None
    article: int | None


@dataclass(frozen=True, slots=True)
class Happening:
    """An event of the observation, as a person wants to read it."""

    position: int
    recorded_at: datetime
    event_type: str
    actor: str
    run_id: str
    detail: str | None  # cause of a revision or retraction, person and reason of a correction


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that is known of where an observation comes from."""

    observation_id: str
    stands: bool
    slots: dict[str, Any]  # as they stand, corrections applied; of a retracted one, as last read
    source: Source
    before: str  # raw text before the span, within the article
    span: str  # the raw characters of the value
    after: str
    events: tuple[Happening, ...]

    @property
    def is_exact(self) -> bool:
        """Whether the raw characters of the span are the value text, as they must be."""
        return self.span == str(self.slots["value_text"])

    def marked(self, opening: str = "[[", closing: str = "]]") -> str:
        """The raw text around the span, with the span between two marks."""
        return f"{self.before}{opening}{self.span}{closing}{self.after}"


def explain(warehouse: Warehouse, observation_id: str) -> Explanation:
    """Explain an observation, named by its id or a beginning of it that no other has.

    Raises UnknownObservation, WarehouseLocked, FileNotFoundError where there is no warehouse.
    """
    with warehouse.connect(read_only=True) as connection:
        full_id = _full_id(connection, observation_id)
        state = observation_history(connection, full_id)[-1][1]
        slots = corrected(state).payload
        source = _source(connection, slots)
        before, span, after = _around(connection, slots)
        events = _events(connection, full_id)
    return Explanation(full_id, not state.retracted, slots, source, before, span, after, events)


def _full_id(connection: duckdb.DuckDBPyConnection, beginning: str) -> str:
    rows = connection.execute(
        "SELECT DISTINCT observation_id FROM staging.observation_events WHERE starts_with(observation_id, ?) LIMIT 2",
        [beginning],
    ).fetchall()
    if not rows or not beginning:
        raise UnknownObservation(f"No observation has an id that begins with {beginning!r}.")
    if len(rows) > 1 and (beginning,) not in rows:
        raise UnknownObservation(f"Several observations have an id that begins with {beginning!r}; give more of it.")
    return beginning if (beginning,) in rows else str(rows[0][0])


def _source(connection: duckdb.DuckDBPyConnection, slots: dict[str, Any]) -> Source:
    row = connection.execute(
        """
        SELECT d.document_id, d.name, d.status, coalesce(a.title, d.title), coalesce(a.publisher, d.publisher),
               coalesce(a.published_on, d.published_on), d.url, a.article
        FROM staging.documents AS d
        LEFT JOIN staging.articles AS a ON d.document_id = a.document_id AND a.article = ?
        WHERE d.document_id = ?
        """,
        [slots["article"], slots["document_id"]],
    ).fetchall()[0]
    return Source(*row)


def _around(connection: duckdb.DuckDBPyConnection, slots: dict[str, Any]) -> tuple[str, str, str]:
    """The raw text before the span, of the span, and after it."""
    row = connection.execute(
        "SELECT char_start, raw_text FROM staging.articles WHERE document_id = ? AND article = ?",
        [slots["document_id"], slots["article"]],
    ).fetchone()
    if row is None:
        return "", "", ""
    offset, text = row
    start, end = slots["char_start"] - offset, slots["char_end"] - offset
    return text[max(0, start - CONTEXT_CHARACTERS) : start], text[start:end], text[end : end + CONTEXT_CHARACTERS]


def _events(connection: duckdb.DuckDBPyConnection, observation_id: str) -> tuple[Happening, ...]:
    rows = connection.execute(
        """
        SELECT position, recorded_at, event_type, actor, run_id,
               coalesce(
                   cause_kind || ': ' || cause_detail,
                   (correction ->> '$.person') || ': ' || (correction ->> '$.reason')
               )
        FROM staging.observation_events WHERE observation_id = ? ORDER BY position
        """,
        [observation_id],
    ).fetchall()
    return tuple(Happening(*row) for row in rows)
