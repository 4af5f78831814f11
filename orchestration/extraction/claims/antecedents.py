"""The quantity that another refers to: the level of a share or change, the whole of a part, the noun of a bare count.

A share, change or growth rate keeps the indicator of the thing that it is of; a bare count ("3,427 were authorised",
"of which 48 returned") counts the same things as the count before it. The pipeline copies slots along these links.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.extraction.claims.clauses import read_clauses
from orchestration.extraction.claims.comparisons import (
    held_against,
    is_among,
    is_fronted,
    is_multiple,
    likened,
    opens_part,
    out_of,
    restated,
    stands_above,
)
from orchestration.extraction.claims.coordination import respective_partner
from orchestration.extraction.claims.links import FAR, Antecedent, Relation, measured_in, members
from orchestration.extraction.claims.measure import measure_of
from orchestration.extraction.model import Claim, Quantity, Sentence

_WHOLE_BEHIND = re.compile(
    r"\s?of\s(?!them\b|which\b|whom\b)(?:the|its|their|these|those|all|a)?\s?(?:(?!\w+s\s)\w+\s){0,4}?$"
)
_TO_BEHIND = re.compile(r"^(?:[\w\s'’-]{0,30})\bto\s(?:\w+\s){0,3}$")
# "A rise of 14 percent took the exports of the park to 10 billion"
_CARRIED_BEHIND = re.compile(
    r"\s(?:takes|took|brings|brought|lifts|lifted|carries|carried|pushes|pushed|raised|drove|sent|put)"
    r"\s[\w\s'’&-]{3,80}?\s(?:to|at)\s(?:\w+\s){0,3}$"
)
_REACHED_BEHIND = re.compile(r"^,?\s(?:\w+\s){0,4}?(?:to|reaching|totalling|totaling|hitting)\s(?:\w+\s){0,3}$")
_OWN_SUBJECT = re.compile(
    r"(?:^|[,;]\s(?:and\s|while\s|but\s)?)(?:the\s|its\s|their\s)?[A-Za-z][\w\s'’-]{3,60}\s(?:accounted|made|grew"
    r"|rose|fell|increased|represent|contribut)"
)
_PART_BEFORE = re.compile(
    r"\b(?:of|among|out\sof)\s(?:which|whom|these|those|them|this(?=,))\b,?\s?(?:\w+\s){0,6}$|\bincluding\s(?:\w+\s){0,3}$"
    r"|:\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
# Another item of a list of parts: "including two unicorns, five firms that export and four that do not".
_PARTS_BEGIN = re.compile(r"\b(?:including|among\s(?:them|these|those|which)|of\swhich)\s")
_NEXT_ITEM = re.compile(r"(?:,\s|,?\sand\s)(?:(?:over|about|some|nearly|around|almost|more\sthan)\s)?$")
# What a share is of, where the word only says in what it is measured.
_UNIT_OF_WHOLE = re.compile(
    r"\sof\s(?:the|this|that|all\sthe|all\sthis)\s(?:(?P<area>area|space|floor\sspace|land)"
    r"|(?:money|sum|amount|total\samount|cash|funding|capital|investment))\b(?![-'\u2019]|\s(?:city|region|market))"
)
_OF_IT = re.compile(r"\sof\s(?:it|the\s(?:sum|money|amount|total|funding))\b(?!\s[a-z]+s?\b(?<!in)(?<!to))")
_RESTATING = re.compile(r",\s(?:or|i\.e\.|that\sis)\s")
_OF_TOTAL = re.compile(r"\sof\sthe\stotal\b(?!\s[a-z])")
_COMPARING = re.compile(r"\bas\s(?:much|many|large|big|high)")
# "Three in ten work on the climate"
_VERB_BEHIND = re.compile(
    r"\s(?!(?:of|in|more|less|on)\b)[a-z]+(?<!s)\s(?:on|in|from|at|for|as|to|with|by|the|an?|their)\s"
)
_DEFINITE = re.compile(r"\b(?:the|its|their|these|our)\s$")  # "the three parks" are known: no figure that is told
_PART_BEHIND = re.compile(r"^\s(?:of\s(?:which|whom|these|those|them)|among\sthem)\b")
_MEMBERS_BEHIND = re.compile(r"\sof\s(?:the|these|those)\s")
_PRONOUN_BEHIND = re.compile(r"^\s(?:of\s)?(?:them|these|those)\b|^\s(?:were|was|are|have|had|has|is)\b", re.IGNORECASE)


def antecedent(
    sentence: Sentence, quantities: Sequence[Quantity], index: int, earlier: Sequence[Claim] = ()
) -> Antecedent | None:
    """What quantity number `index` refers to, in its sentence or among `earlier`, the claims before it in order."""
    measure = measure_of(sentence, quantities, index).measure
    if measure in ("share", "change", "growth_rate"):
        return _base(sentence, quantities, index, earlier)
    if measure == "average":
        return _averaged(quantities, index)
    if measure == "ratio":
        return _multiplied(sentence, quantities, index, earlier)
    whole = out_of(sentence.text, quantities, index)
    if whole is not None:
        return Antecedent(whole, False, "whole")
    compared = held_against(sentence.text, quantities, index)
    if compared is not None:
        return Antecedent(compared, False, "compared")
    told = likened(sentence.text, quantities, index, earlier)
    if told is not None:
        return Antecedent(told, True, "compared")
    if restated(sentence.text, quantities, index):
        return measured_in(quantities[:index], False, relation="whole") or measured_in(earlier, False, True, "whole")
    if quantities[index].unit == "COUNT":
        return _counted_alike(sentence, quantities, index, earlier)
    return _portion(sentence, quantities, index, earlier)


def _base(
    sentence: Sentence, quantities: Sequence[Quantity], index: int, earlier: Sequence[Claim]
) -> Antecedent | None:
    text, quantity = sentence.text, quantities[index]
    partner = respective_partner(sentence, quantities, index)
    if partner is not None:
        return Antecedent(partner, False, "of")
    behind = _base_behind(sentence, quantities, index)
    if behind is not None:
        return behind
    if index > 0 and _RESTATING.fullmatch(text, quantities[index - 1].end, quantity.start):
        return Antecedent(index - 1, False, "of")
    told_in = _UNIT_OF_WHOLE.match(text, quantity.end)
    if told_in is not None:
        relation: Relation = "of" if told_in["area"] else "whole"
        told = measured_in(quantities[:index], bool(told_in["area"]), relation=relation)
        return told or measured_in(earlier, bool(told_in["area"]), True, relation)
    level = _level_before(sentence, quantities, index)
    if level is not None:
        return Antecedent(level, False, "of")
    if _OF_TOTAL.match(text, quantity.end):
        return measured_in(earlier, False, True)
    return _earlier_base(text, quantity, earlier) if index == 0 or quantities[index].unit == "PERCENT" else None


def _base_behind(sentence: Sentence, quantities: Sequence[Quantity], index: int) -> Antecedent | None:
    """The figure right behind that a share or growth is of: "40 percent of the 3 billion", "grew 4 percent to 30"."""
    if index + 1 == len(quantities):
        return None
    between = sentence.text[quantities[index].end : quantities[index + 1].start]
    if _WHOLE_BEHIND.match(between):
        return Antecedent(index + 1, False, "whole")
    growing = measure_of(sentence, quantities, index).measure != "share"
    if (
        growing
        and quantities[index + 1].unit != "PERCENT"
        and (_TO_BEHIND.match(between) or _REACHED_BEHIND.match(between) or _CARRIED_BEHIND.match(between))
    ):
        return Antecedent(index + 1, False, "of")
    if growing and stands_above(between, quantities[index + 1]):
        level = _level_before(sentence, quantities, index)
        if level is None or quantities[level].unit != quantities[index + 1].unit:
            return Antecedent(index + 1, False, "of")
    return None


def _level_before(sentence: Sentence, quantities: Sequence[Quantity], index: int) -> int | None:
    """The nearest level before a share or change, within its clause or the one before it."""
    clauses = read_clauses(sentence.text)
    place = clauses.index_at(quantities[index].start)
    lower = clauses.spans[place][0]
    start = quantities[index].start
    own_subject = _OWN_SUBJECT.search(sentence.text, max(lower, start - 200), start) is not None
    for number in range(index - 1, max(-1, index - 1 - FAR), -1):
        if own_subject and quantities[number].start < lower:
            return None
        if clauses.index_at(quantities[number].start) < place - 1:
            return None
        if quantities[number].unit in ("PERCENT", "RATIO", "RANK", "DAYS", "YEARS", "SECONDS"):
            continue
        if measure_of(sentence, quantities, number).measure in ("level", "rate", "average"):
            return number - is_among(sentence.text, quantities, number)
    return None


def _earlier_base(text: str, quantity: Quantity, earlier: Sequence[Claim]) -> Antecedent | None:
    """The first level of the previous sentence, for a share without a subject of its own ("68.6 percent were")."""
    bare = quantity.start < 30 and _PRONOUN_BEHIND.match(text[quantity.end : quantity.end + 12])
    bare = bare or (quantity.unit == "PERCENT" and quantity.start < 12 and _VERB_BEHIND.match(text, quantity.end))
    pronoun = re.match(r"^\s(?:of\s)?(?:them|these|those)\b", text[quantity.end : quantity.end + 12])
    singular = re.match(r"^\sof\s(?:this|that|it)\b(?!\s(?:year|month))", text[quantity.end : quantity.end + 16])
    referring = re.match(r"(?:This|That|These|It|They|Their|Its|Of\s(?:these|those|them))\b", text)
    if not (bare or pronoun or singular or referring):
        return None
    relation: Relation = "whole" if singular else "of"
    for number, claim in enumerate(earlier):
        if claim.measure in ("level", "rate") and not (pronoun and claim.unit != "COUNT"):
            return Antecedent(number, True, relation)
    for number, claim in enumerate(earlier):
        if claim.measure == "share":
            return Antecedent(number, True, "of")
    return None


def _multiplied(
    sentence: Sentence, quantities: Sequence[Quantity], index: int, earlier: Sequence[Claim]
) -> Antecedent | None:
    """The level of which a quantity says how many times as much it is: "this figure is ten times that of 2010"."""
    quantity = quantities[index]
    value = sentence.text[quantity.start : quantity.end]
    if _COMPARING.search(value):
        level = _level_before(sentence, quantities, index)
        return None if level is None else Antecedent(level, False, "of")
    alike = index == 0 or likened(sentence.text, quantities, 0, earlier) is not None
    return _earlier_base(sentence.text, quantity, earlier) if alike and is_multiple(value) else None


def _averaged(quantities: Sequence[Quantity], index: int) -> Antecedent | None:
    """The count that an average is taken over: the nearest count before it."""
    for number in range(index - 1, max(-1, index - 1 - FAR), -1):
        if quantities[number].unit == "COUNT":
            return Antecedent(number, False, "of")
    return None


def _portion(
    sentence: Sentence, quantities: Sequence[Quantity], index: int, earlier: Sequence[Claim]
) -> Antecedent | None:
    """The amount just before that this one is a part of: "2 billion euros, of which 440 million"."""
    quantity = quantities[index]
    if _OF_IT.match(sentence.text, quantity.end):
        return measured_in(quantities[:index], False, relation="same") or measured_in(earlier, False, True, "same")
    if index == 0 and opens_part(sentence.text, quantity):
        return measured_in(earlier, False, True, "part")
    lead = sentence.text[max(0, quantity.start - 60) : quantity.start]
    if not _PART_BEFORE.search(lead) or "including" in lead:
        return None
    for number in range(index - 1, max(-1, index - 1 - FAR), -1):
        if quantities[number].unit == quantity.unit:
            return Antecedent(number, False, "part")
    return None


def _is_next_part(text: str, quantity: Quantity) -> bool:
    """Whether the quantity is a further item of a list of parts."""
    start = quantity.lead
    if _NEXT_ITEM.search(text, max(0, start - 16), start) is None:
        return False
    begun = [match.end() for match in _PARTS_BEGIN.finditer(text, 0, start)]
    return bool(begun) and ";" not in text[begun[-1] : start]


def _counted_alike(
    sentence: Sentence, quantities: Sequence[Quantity], index: int, earlier: Sequence[Claim]
) -> Antecedent | None:
    text, quantity = sentence.text, quantities[index]
    before, behind = text[max(0, quantity.start - 60) : quantity.start], text[quantity.end : quantity.end + 24]
    part = bool(_PART_BEFORE.search(before) or _PART_BEHIND.match(behind) or _is_next_part(text, quantity))
    bare = not quantity.noun and not is_fronted(text, quantity)
    if quantity.noun and not part and _MEMBERS_BEHIND.match(text, quantity.end):
        return members(quantities, index)
    if not part and not bare:
        return None
    relation: Relation = "part" if part else "same"
    known = None
    for number in range(index - 1, max(-1, index - 1 - FAR), -1):
        if quantities[number].unit == "COUNT" and (quantities[number].noun or number == 0):
            if not _DEFINITE.search(text, max(0, quantities[number].start - 10), quantities[number].start):
                return Antecedent(number, False, relation)
            known = number if known is None else known
    if known is not None:
        return Antecedent(known, False, relation)
    told = [number for number, claim in enumerate(earlier) if claim.unit == "COUNT" and claim.measure == "level"]
    wholes = [number for number in told if earlier[number].value >= quantity.value] if part else []
    return Antecedent((wholes or told)[0], True, relation) if told else None
