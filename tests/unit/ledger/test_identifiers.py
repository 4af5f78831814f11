"""Event ids are UUIDs of version 7, in the order of their milliseconds."""

from __future__ import annotations

import time
import uuid

from orchestration.ledger.identifiers import uuid7


def test_version_variant_and_time() -> None:
    made = uuid7()
    assert made.version == 7
    assert made.variant == uuid.RFC_4122
    assert abs((made.int >> 80) - time.time_ns() // 1_000_000) < 1000


def test_order_follows_the_milliseconds() -> None:
    made = [uuid7(1_700_000_000_000 + step) for step in range(50)]
    assert [str(one) for one in made] == sorted(str(one) for one in made)


def test_no_two_alike() -> None:
    assert len({uuid7(1_700_000_000_000) for _ in range(10_000)}) == 10_000
