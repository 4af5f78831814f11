"""The relations that an observation takes part in, as the current release has them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from orchestration.warehouse.query import QueryError, open_release

_RELATIONS = """
    SELECT r.verdict, r.kind, b.role, r.explanation, r.reconciliation_id
    FROM fct_reconciliation AS r
    INNER JOIN bridge_reconciliation_observation AS b ON r.reconciliation_id = b.reconciliation_id
    WHERE b.observation_id = ?
    ORDER BY r.verdict = 'consistent', r.kind, r.reconciliation_id
"""
_TABLE = "fct_reconciliation"


@dataclass(frozen=True, slots=True)
class RelationOf:
    """One relation, told from one of its observations."""

    verdict: str
    kind: str
    role: str  # of the observation
    explanation: str
    reconciliation_id: str


def relations_of(published: Path, observation_id: str) -> list[RelationOf]:
    """The relations of an observation, contradictions first; none before the first release that has them."""
    try:
        with open_release(published) as connection:
            known = connection.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()
            if (_TABLE,) not in known:
                return []
            return [RelationOf(*row) for row in connection.execute(_RELATIONS, [observation_id]).fetchall()]
    except QueryError:
        return []
