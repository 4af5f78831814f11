"""What a person should look at: low confidence, names that no vocabulary has, and corrections that lapsed."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal, cast

import duckdb

from orchestration.ledger.corrections import Lapse
from orchestration.ledger.payloads import Named, Subject
from orchestration.ledger.review import LedgerAlias
from orchestration.vocabulary import Vocabulary

Doubt = Literal["lapsed correction", "unknown indicator", "unknown organisation", "unknown programme", "low confidence"]

_STANDING = """
    CREATE OR REPLACE TEMP VIEW standing AS
    SELECT * FROM staging.observation_events
    QUALIFY row_number() OVER (PARTITION BY observation_id ORDER BY position DESC) = 1 AND stands
"""
# Accepted is what was accepted after the last event about it: a new reading is in doubt again.
_LOW = """
    SELECT s.observation_id, s.indicator || ' = ' || s.value_text || ', ' || s.confidence, s.doc, s.sentence
    FROM standing AS s
    WHERE s.confidence < ? AND s.scope = 'metric' AND s.extracted IS NULL
      AND NOT EXISTS (
          FROM staging.reviews AS r
          WHERE r.kind = 'observation' AND r.subject = s.observation_id AND r.position > s.position
      )
    ORDER BY s.confidence, s.observation_id
"""
_NAMES = """
    SELECT {slot}, count(*), any_value(doc ORDER BY position), any_value(sentence ORDER BY position)
    FROM standing
    WHERE {slot} IS NOT NULL AND NOT list_contains(?, {slot})
      AND {slot} NOT IN (SELECT subject FROM staging.reviews WHERE kind = '{slot}')
    GROUP BY {slot} ORDER BY count(*) DESC, {slot}
"""


@dataclass(frozen=True, slots=True)
class Item:
    """Something in doubt. `subject` is what `--accept` takes: an observation_id or a name."""

    doubt: Doubt
    subject: str
    detail: str
    document: str | None
    sentence: str | None


def review_items(
    connection: duckdb.DuckDBPyConnection, vocabulary: Vocabulary, lapses: Collection[Lapse], below: float
) -> Iterator[Item]:
    """All that is in doubt, gravest first; observations of a confidence under `below`, the least sure first."""
    connection.execute(_STANDING)
    for lapse in lapses:
        detail = f"{lapse.because} (correction by {lapse.person}: {lapse.reason})"
        yield Item("lapsed correction", lapse.correction_id or lapse.observation_id or "", detail, None, None)
    names: dict[Named, Collection[str]] = {
        "indicator": vocabulary.indicators,
        "organisation": vocabulary.organisations,
        "programme": vocabulary.programmes,
    }
    for kind, known in names.items():
        for name, count, document, sentence in connection.execute(_NAMES.format(slot=kind), [list(known)]).fetchall():
            counted = "1 observation" if count == 1 else f"{count} observations"
            yield Item(cast(Doubt, f"unknown {kind}"), name, counted, document, sentence)
    for observation_id, detail, document, sentence in connection.execute(_LOW, [below]).fetchall():
        yield Item("low confidence", observation_id, detail, document, sentence)


def subject_kind(connection: duckdb.DuckDBPyConnection, subject: str) -> Subject | None:
    """What a standing observation's id, or a name that one carries, is; None for anything else."""
    connection.execute(_STANDING)
    kinds: tuple[tuple[Subject, str], ...] = (
        *(("observation", "observation_id"), ("indicator", "indicator")),
        *(("organisation", "organisation"), ("programme", "programme")),
    )
    for kind, column in kinds:
        if connection.execute(f"SELECT 1 FROM standing WHERE {column} = ? LIMIT 1", [subject]).fetchone():
            return kind
    return None


def ledger_aliases(connection: duckdb.DuckDBPyConnection) -> list[LedgerAlias]:
    """The aliases that people added and nobody withdrew."""
    rows = connection.execute("SELECT kind, alias, name FROM staging.aliases ORDER BY alias").fetchall()
    return [LedgerAlias(*row) for row in rows]
