"""The link from a quantity to the one that it refers to, and the figures of a kind that a link may lead to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from orchestration.extraction.model import Claim, Quantity

FAR = 12  # quantities that a reference may skip
_AREAS = ("KM2", "M2", "FT2", "HA")
Relation = Literal["of", "part", "whole", "same", "members", "compared"]


@dataclass(frozen=True, slots=True)
class Antecedent:
    """The quantity referred to, by its number in the sentence, or among the earlier claims if `earlier`.

    of: a share, change or growth rate of that figure. part: a part of the things it counts. whole: it is the whole that
    a share is of ("58 percent of the 700 billion yuan increase"). same: a bare count of the same things. members: a
    part of the things that are named once more ("seven of the projects"). compared: the figure that this one is held
    against ("down to 3 million from 5 million", "51 compared with 26 the year before").
    """

    index: int
    earlier: bool
    relation: Relation


def measured_in(
    told: Sequence[Quantity | Claim], area: bool, earlier: bool = False, relation: Relation = "of"
) -> Antecedent | None:
    """The nearest of the figures told that is an area, or else one of money; of an earlier sentence, its first."""
    order = range(len(told)) if earlier else range(len(told) - 1, -1, -1)
    for number in order:
        unit = told[number].unit
        if unit in _AREAS if area else len(unit) == 3 and unit.isalpha() and unit.isupper():
            return Antecedent(number, earlier, relation)
    return None


def members(quantities: Sequence[Quantity], index: int) -> Antecedent | None:
    """The count of the things of which this one counts some by their name again: "seven of the projects"."""
    name = (quantities[index].noun or "").rpartition(" ")[2]
    for number in range(index - 1, max(-1, index - 1 - FAR), -1):
        if quantities[number].unit == "COUNT" and (quantities[number].noun or "").rpartition(" ")[2] == name:
            return Antecedent(number, False, "members")
    return None
