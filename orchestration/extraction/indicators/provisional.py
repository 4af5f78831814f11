"""A code for what the vocabulary lacks, made from the head noun, so that nothing is dropped."""

from __future__ import annotations

import re
import unicodedata

from orchestration.extraction.indicators.units import is_money

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
    worth out new others other more altogether abroad yuan rupees dollars euros pounds pending total
    top there mark global them these those which today now tomorrow yesterday adds add belong belongs proceeds
    number numbers quarter half year month week day decade period date time times figure figures
    it they he she we you this that who
    """
_NO_NOUN = frozenset(_NO_NOUN_WORDS.split())


# Heads that say nothing without the noun before them: "approval items", "family offices".
_VAGUE_WORDS = """
    items centres centers offices units points types hours rooms ratio rate time index groups fee fees income cost costs
    price prices penetration impact
    """
_VAGUE = frozenset(_VAGUE_WORDS.split())


# Before a head these only describe; a noun names the thing: "foreign rooms", but "cold rooms", "college graduates".
_DESCRIBING_WORDS = """
    young old present current former future
    large big small local foreign key top common free high low different modern own smart good rich poor
    additional recent single joint open similar such certain fellow by of with in for to at and or
    """
_DESCRIBING = frozenset(_DESCRIBING_WORDS.split())
_ADJECTIVE = re.compile(r"(?:al|ic|ive|ed|ing|ous|able|ible|ary|ern|ful|less|ly|est|er)$")
_NOUN_IN_ER = re.compile(r"(?:mp?ut|ent|ad|ust|own|und|pow|pap|aw|at|ch|fib)er$")  # computer, centre, leader, customer


_WORTH = re.compile(
    r"\b(?P<noun>[a-z]{4,}s)\s(?:worth|of|totall?ing|total(?:led|ed)?)"
    r"(?:\s(?:a|about|around|approximately|nearly|over|more|than|some|total|up|to|of))*\s$"
)
_SUMS = frozenset(["costs", "sums", "amounts", "funds", "assets", "levels", "volumes", "values", "proceeds"])


_ENDS_IN_Y = re.compile(r"[^aeiou]y$")


def named_before(text: str) -> str | None:
    """The plural noun whose worth the sum behind `text` is: "orders worth"; None where it only means money."""
    match = _WORTH.search(text)
    return match["noun"] if match is not None and match["noun"] not in _SUMS else None


def countable(noun: str | None) -> str | None:
    """The noun phrase, or None where what stands there is no noun: a participle ("11 certified before") or a unit."""
    last = (noun or "").split(" ")[-1].casefold()
    if last.endswith(("'s", "\u2019s")):
        return None
    return None if not last or last in _NO_NOUN or (last.endswith("ed") and " " not in (noun or "")) else noun


def provisional_code(noun: str | None, unit: str, *, single: bool = False) -> str:
    """Snake case of the head noun; where there is none, what the unit measures, and for money "investment".

    The noun of a `single` thing is put into the plural, as that of several would be.
    """
    words = _words(noun)
    if not words or (unit not in ("COUNT", "PERCENT", "RATIO", "RANK") and not is_money(unit)):
        return _BY_UNIT.get(unit, "investment")
    if single and unit == "COUNT" and not words[-1].endswith("s"):
        words[-1] = f"{words[-1][:-1]}ies" if _ENDS_IN_Y.search(words[-1]) else f"{words[-1]}s"
    pair = len(words[-1]) < 4 or words[-1] in _VAGUE or (unit == "COUNT" and _is_compound(noun or "", words))
    code = "_".join(words[-2:] if pair else words[-1:])
    return code if code[0].isalpha() else "_".join(("number", code))


def names_its_kind(noun: str) -> bool:
    """Whether a noun before the head says of which kind it is: "data centres", but not "new centres"."""
    words = _words(noun)
    return bool(words) and _is_compound(noun, words)


def _words(noun: str | None) -> list[str]:
    """The words of a noun phrase in plain small letters, without those that only introduce it."""
    plain = unicodedata.normalize("NFKD", noun or "").encode("ascii", "ignore").decode().lower()
    return [word for word in re.findall(r"[a-z0-9]+", plain) if word not in _LEAD]


def _is_compound(noun: str, words: list[str]) -> bool:
    """Whether the word before the head is a noun that belongs to it, and not an adjective or a name."""
    before = noun.rpartition(" ")[0].rpartition(" ")[2]
    if len(words) < 2 or before != words[-2] or before in _DESCRIBING:
        return False
    return _ADJECTIVE.search(before) is None or _NOUN_IN_ER.search(before) is not None
