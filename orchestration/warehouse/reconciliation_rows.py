"""A relation as rows of the staging tables: one of staging.reconciliations, one a member beside it."""

from __future__ import annotations

import json
import math
from typing import Any

from orchestration.reconciliation import Member, Relation


def row(relation: Relation) -> dict[str, Any]:
    """The row of staging.reconciliations; an end of a tolerance that is infinite is null."""
    return {
        "reconciliation_id": relation.relation_id,
        "kind": relation.kind,
        "verdict": relation.verdict,
        "expected": relation.expected,
        "expected_low": _finite(relation.expected_within.low),
        "expected_high": _finite(relation.expected_within.high),
        "found": relation.found,
        "found_low": _finite(relation.found_within.low),
        "found_high": _finite(relation.found_within.high),
        "unit": relation.unit,
        "explanation": relation.words,
        "notes": json.dumps(dict(relation.notes), ensure_ascii=False, sort_keys=True) if relation.notes else None,
        "observations": json.dumps([_told(member) for member in relation.members], ensure_ascii=False),
        "observation_count": len(relation.members),
        "document_count": len({member.fact.document_id for member in relation.members}),
    }


def member_rows(relation: Relation) -> list[dict[str, Any]]:
    """The rows of staging.reconciliation_members, in the order of the relation's words."""
    return [
        {
            "reconciliation_id": relation.relation_id,
            "place": place,
            "role": member.role,
            "observation_id": member.fact.observation_id,
        }
        for place, member in enumerate(relation.members, start=1)
    ]


def _told(member: Member) -> dict[str, str]:
    fact = member.fact
    return {
        "observation_id": fact.observation_id,
        "role": member.role,
        "value_text": " ".join(fact.value_text.split()),
        "sentence": fact.sentence,
        "document": fact.document,
    }


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None
