"""A code for what the vocabulary lacks, made from the head noun, so that nothing is dropped."""

from __future__ import annotations

import re
import unicodedata

_LEAD = frozenset(
    "the a an its their our other new more further different various major main such these those all many some several".split()
)
_BY_UNIT = {
    "PERCENT": "percentage",
    "RATIO": "ratio",
    "COUNT": "count",
    "RANK": "rank",
    "YEARS": "years_of_development",
    "DAYS": "duration",
    "SECONDS": "duration",
    "KM2": "land_area",
    "HA": "land_area",
    "M2": "floor_area",
    "FT2": "floor_area",
    "M": "length",
    "CM": "device_size",
    "PFLOPS": "computing_capacity",
}


def provisional_code(noun: str | None, unit: str) -> str:
    """Snake case of the head noun; where there is none, what the unit measures, and for money "amount"."""
    words = re.findall(r"[a-z0-9]+", unicodedata.normalize("NFKD", noun or "").encode("ascii", "ignore").decode().lower())
    words = [word for word in words if word not in _LEAD]
    if unit not in ("COUNT", "PERCENT", "RATIO", "RANK") or not words:
        return _BY_UNIT.get(unit, "amount")
    code = "_".join(words[-2:] if len(words[-1]) < 4 else words[-1:])
    return code if code[0].isalpha() else "_".join(("number", code))
