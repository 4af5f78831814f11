"""A code for what the vocabulary lacks, made from the head noun, so that nothing is dropped."""

from __future__ import annotations

import re
import unicodedata

_LEAD_WORDS = """
    the a an its their our other new more further different various major main such these those all many some
    several
    """
_LEAD = frozenset(_LEAD_WORDS.split())
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


_NO_NOUN_WORDS = """
    worth out new others other more altogether abroad yuan rupees dollars euros pounds pending total top there mark global them these those which
    """
_NO_NOUN = frozenset(_NO_NOUN_WORDS.split())


def countable(noun: str | None) -> str | None:
    """The noun phrase, or None where what stands there is no noun: a participle ("11 certified before") or a unit."""
    last = (noun or "").split(" ")[-1].casefold()
    return None if not last or last in _NO_NOUN or (last.endswith("ed") and " " not in (noun or "")) else noun


def provisional_code(noun: str | None, unit: str) -> str:
    """Snake case of the head noun; where there is none, what the unit measures, and for money "investment"."""
    words = re.findall(
        r"[a-z0-9]+", unicodedata.normalize("NFKD", noun or "").encode("ascii", "ignore").decode().lower()
    )
    words = [word for word in words if word not in _LEAD]
    if unit not in ("COUNT", "PERCENT", "RATIO", "RANK") or not words:
        return _BY_UNIT.get(unit, "investment")
    code = "_".join(words[-2:] if len(words[-1]) < 4 else words[-1:])
    return code if code[0].isalpha() else "_".join(("number", code))
