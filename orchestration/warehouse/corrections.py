"""What is known of corrections, read from the staging tables: those in force, those lapsed, and what entries mean."""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from orchestration.ledger.corrections import Lapse, lapses
from orchestration.ledger.reviewed_file import Entry, Place
from orchestration.ledger.reviewed_plan import ReviewedPlan, plan_reviewed
from orchestration.ledger.state import ObservationState
from orchestration.warehouse.state import current_observation, observation_history

_LATEST = """
    SELECT e.observation_id
    FROM staging.observation_events AS e
    INNER JOIN (
        SELECT observation_id, max(position) AS position FROM staging.observation_events GROUP BY observation_id
    ) AS last USING (observation_id, position)
    WHERE e.stands
"""
_AT_PLACE = f"""
    {_LATEST} AND e.doc = ? AND e.value_text = ?
      AND contains(regexp_replace(e.sentence, '\\s+', ' ', 'g'), regexp_replace(trim(?), '\\s+', ' ', 'g'))
    ORDER BY e.char_start, e.claim_number
"""


def corrected_observations(connection: duckdb.DuckDBPyConnection) -> dict[str, ObservationState]:
    """Every observation with corrections in force, retracted ones included, by observation_id."""
    ids = connection.execute(
        "SELECT DISTINCT observation_id FROM staging.observation_events "
        "WHERE event_type = 'ObservationCorrected' ORDER BY observation_id"
    ).fetchall()
    states = {observation_id: current_observation(connection, observation_id) for (observation_id,) in ids}
    return {observation_id: state for observation_id, state in states.items() if state and state.corrections}


def known_corrections(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """The ids of all corrections ever made."""
    rows = connection.execute(
        "SELECT event_id FROM staging.observation_events WHERE event_type = 'ObservationCorrected'"
    ).fetchall()
    return {event_id for (event_id,) in rows}


def find_observations(connection: duckdb.DuckDBPyConnection, meant: str | Place) -> Sequence[str]:
    """The standing observations that are meant: by id, or by document, value text and words of the sentence."""
    if isinstance(meant, Place):
        parameters = [meant.document, meant.value_text, meant.sentence]
        rows = connection.execute(_AT_PLACE, parameters).fetchall()
    else:
        rows = connection.execute(f"{_LATEST} AND e.observation_id = ?", [meant]).fetchall()
    return [observation_id for (observation_id,) in rows]


def lapsed_corrections(connection: duckdb.DuckDBPyConnection) -> list[Lapse]:
    """The corrections of the ledger that are not applied as things stand."""
    return [lapse for state in corrected_observations(connection).values() for lapse in lapses(state)]


def plan_entries(connection: duckdb.DuckDBPyConnection, entries: Sequence[Entry]) -> ReviewedPlan:
    """What the entries of the reviewed file call for as things stand."""
    return plan_reviewed(
        entries,
        corrected_observations(connection),
        known_corrections(connection),
        lambda meant: find_observations(connection, meant),
        lambda observation_id: observation_history(connection, observation_id)[-1][1],
    )
