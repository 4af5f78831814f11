"""Which share belongs to which part in a sentence, and of what whole it is said to be."""

from __future__ import annotations

import re
from dataclasses import dataclass

from orchestration.reconciliation.statements import Mention, Statement

_WHOLE = re.compile(r"^\W*(?:(?:percent|per cent)\W+)?(?:respectively\W+)?of\s+(.+)", re.I)
_STOP = re.compile(r"[.;:()]|,(?!\d)|\b(?:during|which|who|that|while|up|down|compared|from|respectively)\b", re.I)
_WORD = re.compile(r"[A-Za-z][\w-]+")
# Words that every whole may have: they tell no two wholes apart.
_COMMON = frozenset(
    {"the", "a", "an", "all", "total", "totals", "overall", "whole", "its", "their", "this", "that", "these", "those"}
    | {"such", "of", "in", "for", "to", "at", "by", "percent", "per", "cent", "number", "sum", "amount", "and", "or"}
)
_PLACES = frozenset(
    {"city", "province", "country", "nation", "state", "district", "region", "county", "world", "market"}
)
_ALL_OF_IT = re.compile(r"\b(?:totals?|all|overall|whole|entire|sum)\b", re.I)


@dataclass(frozen=True, slots=True)
class Pair:
    """A part with its share of a whole; `whole` are the words that name the whole, empty where none do."""

    part: Mention
    share: Mention
    whole: str

    @property
    def names(self) -> frozenset[str]:
        """The words that set this whole apart, in the singular and small letters."""
        words = (word.lower() for word in _WORD.findall(self.whole.replace("'s", "").replace("s'", "s")))
        return frozenset(word.removesuffix("s") for word in words if word not in _COMMON)

    @property
    def is_plain_total(self) -> bool:
        """Whether the whole is just "the total": that of the part's own indicator and organisation."""
        return bool(self.whole) and not self.names

    @property
    def proper_names(self) -> frozenset[str]:
        """The words of the whole that are written with a capital: "EIS investment" is not that under SEIS."""
        return frozenset(word for word in _WORD.findall(self.whole) if word[0].isupper())

    @property
    def is_of_own_kind(self) -> bool:
        """Whether only a place is named: the whole is what it has of the part's own kind, as in "40% of the city"."""
        return bool(self.names) and self.names <= _PLACES and _ALL_OF_IT.search(self.whole) is None


def pairs(statement: Statement) -> list[Pair]:
    """The parts of a sentence with their shares.

    As many shares as parts, all shares behind the parts: first to first, as "respectively" has it. Otherwise the
    share belongs to the nearest level before it of the same indicator.
    """
    shares = [m for m in statement.of("share") if m.fact.unit == "PERCENT" and m.fact.value_max is None]
    parts = [m for m in statement.of("level") if m.fact.value_max is None and m.fact.unit != "RANK"]
    if not shares or not parts:
        return []
    by_place = _in_order(shares, parts)
    couples = by_place or [(_nearest(parts, share), share) for share in shares]
    found = []
    for place, (part, share) in enumerate(couples):
        if part is not None:
            whole = _whole(share)
            later = [_whole(other) for _, other in couples[place + 1 :]] if by_place else []
            found.append(Pair(part, share, _coordinated(whole, later)))
    return found


def _coordinated(whole: str, later: list[str]) -> str:
    """A whole with what the later ones of its sentence say for it too: "46 percent of all filings and 31 percent of
    all grants in the zone".
    """
    last = next((text for text in reversed(later) if text), "")
    if not whole or not last:
        return whole or last
    _, preposition, place = last.partition(" in ")
    return f"{whole}{preposition}{place}"


def _in_order(shares: list[Mention], parts: list[Mention]) -> list[tuple[Mention | None, Mention]]:
    """Parts and shares in the same order, or nothing where they cannot be told so."""
    if len(shares) < 2:
        return []
    indicators = {share.fact.indicator for share in shares}
    parts = [p for p in parts if p.end <= shares[0].start]
    fitting = [p for p in parts if p.fact.indicator in indicators]
    chosen = fitting if len(fitting) == len(shares) else parts
    return list(zip(chosen, shares, strict=True)) if len(chosen) == len(shares) else []


def _nearest(parts: list[Mention], share: Mention) -> Mention | None:
    earlier = [p for p in parts if p.end <= share.start and p.fact.indicator == share.fact.indicator]
    return earlier[-1] if earlier else None


def _whole(share: Mention) -> str:
    """The words behind a share that name its whole: "the zone's total"."""
    match = _WHOLE.match(share.after)
    if match is None:
        return ""
    text = _STOP.split(match.group(1), maxsplit=1)[0]
    return re.split(r"\band\s+[\d.,]+\s*(?:percent|per cent|%)", text)[0].strip()
