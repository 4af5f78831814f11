"""The chain value covers every column, in one canonical form."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from orchestration.ledger.chain import GENESIS, canonical_json, chain_value

MOMENT = datetime(2021, 6, 1, 12, 30, tzinfo=UTC)
COLUMNS: dict[str, Any] = {
    "position": 1,
    "event_id": "e",
    "stream_id": "s",
    "stream_version": 1,
    "event_type": "T",
    "schema_version": 1,
    "occurred_at": None,
    "recorded_at": MOMENT,
    "run_id": "r",
    "actor": "a",
    "payload": "{}",
}


@pytest.mark.parametrize("column", sorted(COLUMNS))
def test_every_column_enters_the_chain(column: str) -> None:
    changed = {"recorded_at": MOMENT + timedelta(microseconds=1), "occurred_at": MOMENT}
    value = changed.get(column, 2 if isinstance(COLUMNS[column], int) else "other")
    assert chain_value(GENESIS, **{**COLUMNS, column: value}) != chain_value(GENESIS, **COLUMNS)


def test_the_predecessor_enters_the_chain() -> None:
    assert chain_value("f" * 64, **COLUMNS) != chain_value(GENESIS, **COLUMNS)


def test_text_moved_between_columns_gives_another_value() -> None:
    shifted = {**COLUMNS, "run_id": "ra", "actor": ""}
    assert chain_value(GENESIS, **shifted) != chain_value(GENESIS, **COLUMNS)


def test_the_same_moment_in_another_zone_gives_the_same_value() -> None:
    abroad = MOMENT.astimezone(timezone(timedelta(hours=8)))
    assert chain_value(GENESIS, **{**COLUMNS, "recorded_at": abroad}) == chain_value(GENESIS, **COLUMNS)


def test_a_known_value_never_changes() -> None:
    # Recorded once: a change of the serialisation would make every existing ledger look tampered with.
    assert chain_value(GENESIS, **COLUMNS) == "2c8244ed3eac09de2ed4ede1a61af3b5953143eed9ec16be5bf671a3b33b0c6f"


def test_canonical_json_sorts_keys_keeps_characters_and_refuses_nan() -> None:
    assert canonical_json({"b": 1, "a": "中"}) == '{"a":"中","b":1}'
    with pytest.raises(ValueError):
        canonical_json(float("nan"))
