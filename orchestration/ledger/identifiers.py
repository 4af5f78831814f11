"""Event identifiers: UUID version 7, whose order is that of their creation."""

from __future__ import annotations

import secrets
import time
import uuid


def uuid7(unix_ms: int | None = None) -> uuid.UUID:
    """A UUIDv7 (RFC 9562): 48 bits of Unix milliseconds, then 74 random bits around version and variant."""
    stamp = time.time_ns() // 1_000_000 if unix_ms is None else unix_ms
    random_a, random_b = secrets.randbits(12), secrets.randbits(62)
    return uuid.UUID(int=(stamp & (1 << 48) - 1) << 80 | 0x7 << 76 | random_a << 64 | 0b10 << 62 | random_b)
