"""Quantities that make no claim of their own: thresholds that define a group, and the length of an interval.

A threshold is an inequality on an attribute (income, cash, applications a year) in what follows a counted group
("50 companies with over 100 applications per year"), or told of an indefinite group by a verb of having ("5 firms held
cash of more than 8 billion yuan"). What is told of each of a known group, or of all of it together, is a claim.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from orchestration.extraction.claims.absorption import GROUP, Absorbed
from orchestration.extraction.claims.conditions import ATTRIBUTES, OPERATORS, SIZED_SUBJECT, attribute_of, condition_of
from orchestration.extraction.claims.eligibility import defines_applicants
from orchestration.extraction.claims.lengths import lengths_of_time
from orchestration.extraction.claims.size_classes import size_class
from orchestration.extraction.model import Quantity, Sentence

_DEFINING_LINK = re.compile(
    r"(?:\bwith\b|\bhaving\b|\bwhose\b|\bthat\s\w+|\bwho\s\w+|\bwhich\s(?:have|had|has|file|earn|hold|employ)\b"
    r"|\bearning\b|\bholding\b"
    r"|\bemploying\b|\bfiling\b|\breporting\b|\bgenerating\b|\bposting\b|\bworth\b|\bvalued\sat\b)"
)
_HAVING_VERB = re.compile(
    r"\b(?:achieved?|(?:had|have|has)(?!\s(?:\w+\s){0,2}?(?:been|\w+ed|\w+en)\b)|held|hold|holds|earn(?:ed|s)?|post(?:ed|s)?|report(?:ed|s)?|record(?:ed|s)?"
    r"|own(?:ed|s)?|boast(?:ed|s)?|generated?|ma(?:d|k)e)\b"
)
# "60 percent have at least one woman among their founders"
_HAVING_ONE = re.compile(r"\b(?:with|ha(?:s|ve|d|ving)|includ(?:e|es|ed|ing)|own(?:s|ed)?)\s$")
_PASSIVE_HOLDER = re.compile(
    r"^[\w\s,'’-]{0,60}?\b(?:(?:was|were|is|are)\s)?(?:held\sby|owned\sby|in\sthe\shands\sof|by)\s(?:the\s)?(?:over\s"
    r"|about\s)?$"
)
_RAISING_VERB = re.compile(
    r"\b(?:raised|attracted|received|secured|won)\s(?:\w+\s){0,2}$"
)  # "raised 100 million or more"
_EACH_BEHIND = re.compile(r"\s(?:each|apiece|or\smore)\b")
_EMPLOYING_THEM = re.compile(r"\bemploying\s(?:\w+\s){0,2}$")
_WITH_STAFF = re.compile(r"\s(?:[a-z-]+\s){1,4}with\s(?:[a-z]+\s){1,2}$")
_STAFF_BEHIND = re.compile(
    r"\s(?:[a-z-]+\s)?(?:employees|staff|people|workers|jobs|scientists|researchers|engineers)\b"
)
_CLASS_LIMITS = (10, 20, 25, 50, 100, 150, 200, 250, 300, 500, 1000, 2000, 2500, 3000, 5000, 10000)
_FEW_EACH = 50  # employees of a young company
_TOGETHER = re.compile(
    r"\b(?:total|combined|altogether|together|aggregate|collectively|overall|jointly|sum|accumulative)\b"
)
_EACH = re.compile(r"\b(?:each|every)\sof\b|\bapiece\b")
_DEFINITE_BEFORE = re.compile(r"\b(?:the|these|those|its|their|all|our|'s|’s)\s(?:\w+\s){0,1}$", re.IGNORECASE)
_DIFFERENCE_BEHIND = re.compile(r"\s(?:more|fewer)\sthan\b")
_GENERIC_GROUP = re.compile(
    rf"\b{GROUP},?\s(?:with|whose|having|earning|employing|that\sha(?:ve|d)\sraised)\b(?:(?!\s(?:and|total|combined|backed)\b)[^.;:,]){{0,60}}$",
    re.IGNORECASE,
)
_HAS_PARTS = re.compile(r"\s[\w\s-]{3,30},\s(?:\w+\s){0,3}\S{1,8}\s?(?:per\s?cent\s|%\s)?of\swhom\b")
_CLAUSE_BREAK = re.compile(r"[.;]|:\s|,\s(?:and|but|while)\s|\b(?:total|combined)\b")
_LEFT = re.compile(r"\seach,\s(?:and\s)?(?:to\s)?[a-z]+\s(?:an?|the|its)\s")
_SUBJECT_REACH = 60


def absorbed(sentence: Sentence, quantities: Sequence[Quantity]) -> dict[int, Absorbed]:
    """The quantities of the sentence that are no claims, by number, with what they say of others."""
    found = lengths_of_time(sentence.text, quantities)
    for index, quantity in enumerate(quantities):
        if index not in found and defines_applicants(sentence.text, quantity):
            found[index] = Absorbed("threshold")
    known_unit: tuple[str, str] | None = None  # unit and key of the last threshold: "34 companies more than 2 billion"
    for index, quantity in enumerate(quantities):
        sized = None if index in found else size_class(sentence.text, quantities, index)
        if sized is not None:
            key = attribute_of(sentence.text, quantities, index)
            found[index] = Absorbed("threshold", sized, key, condition_of(quantity))
            continue
        if index in found or quantity.modifier not in OPERATORS or quantity.unit in ("PERCENT", "RATIO", "RANK"):
            continue
        lead = quantity.modifier_start or quantity.start
        if index and quantity.value == 1 and _HAVING_ONE.search(sentence.text, max(0, lead - 12), lead):
            key = attribute_of(sentence.text, quantities, index)
            found[index] = Absorbed("threshold", (index - 1,), key, condition_of(quantity))
            continue
        group = _qualified_group(sentence.text, quantities, index, found, known_unit)
        if group is None:
            continue
        key = (
            known_unit[1]
            if known_unit and known_unit[0] == quantity.unit
            else attribute_of(sentence.text, quantities, index)
        )
        found[index] = Absorbed(
            "threshold", _with_differences(sentence.text, quantities, group), key, condition_of(quantity)
        )
        known_unit = quantity.unit, key
    return found


def _qualified_group(
    text: str,
    quantities: Sequence[Quantity],
    index: int,
    found: dict[int, Absorbed],
    known_unit: tuple[str, str] | None,
) -> tuple[int, ...] | None:
    """Numbers of the counted groups that the inequality at `index` defines; None where it is asserted."""
    quantity = quantities[index]
    if _HAS_PARTS.match(text, quantity.end):
        return None  # "with over 900 employees, 44 percent of whom are women": in all
    if _leads_its_count(text, quantities, index, found):
        return (index + 1,)
    before = _nearest_count(quantities, index, found)
    if before is not None and _is_staff_of_all(text, quantities[before], quantity):
        return None
    if before and _DIFFERENCE_BEHIND.match(text, quantities[before].end):
        before -= 1  # "2,362 firms, 465 more than last year, have incomes of": the difference defines no group
    if before is not None and _goes_on(text, quantities, index, found):
        before = None
    if before is not None and _defines_before(text, quantities[before], quantity, known_unit):
        return (before,)
    behind = index + 1
    if behind < len(quantities) and quantities[behind].unit == "COUNT":
        between = text[quantity.end : quantities[behind].start]
        if _PASSIVE_HOLDER.match(between) and (known_unit or re.search(r"\b(?:held|owned|hands)\b", between)):
            return (behind,)
    if _GENERIC_GROUP.search(text[max(0, quantity.start - 90) : quantity.start]):
        counts = [
            n for n in range(index + 1, min(index + 7, len(quantities))) if quantities[n].unit in ("COUNT", "PERCENT")
        ]
        return tuple(counts[:1])
    return _sized_subject(text, quantities, index)


def _goes_on(text: str, quantities: Sequence[Quantity], index: int, found: dict[int, Absorbed]) -> bool:
    """Whether the sentence has left the group: "40 projects of over 1 million each, and spend over 9 million"."""
    last = found.get(index - 1)
    if last is None or last.reason != "threshold":
        return False
    return _LEFT.match(text, quantities[index - 1].end) is not None


def _leads_its_count(text: str, quantities: Sequence[Quantity], index: int, found: dict[int, Absorbed]) -> bool:
    """Whether it goes on with a list whose thresholds lead: "over 5 million was held by 10 firms, over 2 by 34"."""
    first = found.get(index - 2)
    if first is None or first.reason != "threshold" or first.targets != (index - 1,) or index + 1 == len(quantities):
        return False
    between = text[quantities[index].end : quantities[index + 1].start]
    return quantities[index + 1].unit == "COUNT" and _PASSIVE_HOLDER.match(between) is not None


def _sized_subject(text: str, quantities: Sequence[Quantity], index: int) -> tuple[int, ...] | None:
    """The figure told of things of a size: "Loans of up to 50,000 rupees made up 92 percent"."""
    quantity, behind = quantities[index], index + 1
    if not SIZED_SUBJECT.match(text[: quantity.start][:_SUBJECT_REACH]) or quantity.start > _SUBJECT_REACH:
        return None
    if behind == len(quantities) or quantities[behind].unit not in ("COUNT", "PERCENT"):
        return None
    return (behind,) if quantities[behind].start - quantity.end < _SUBJECT_REACH else None


def _nearest_count(quantities: Sequence[Quantity], index: int, found: dict[int, Absorbed]) -> int | None:
    for number in range(index - 1, max(-1, index - 7), -1):
        if number not in found and quantities[number].unit == "COUNT":
            return number
    return None


def _defines_before(text: str, group: Quantity, quantity: Quantity, known_unit: tuple[str, str] | None) -> bool:
    between = text[group.end : quantity.start]
    lead = text[max(0, group.start - 24) : group.start]
    if len(between) > 110 or _CLAUSE_BREAK.search(between) or _TOGETHER.search(between) or _EACH.search(lead):
        return False
    if known_unit and known_unit[0] == quantity.unit and len(between) < 40 and not _HAVING_VERB.search(between):
        return True
    head = re.search(rf"\b{GROUP}\b", between[:60]) or re.match(
        r"\s(?:of\s(?:these|those|them|which|whom)|that|worth|valued|[A-Z]{2,5})\b", between
    )
    if head is None:
        return False
    tail = between[head.end() :] if head.group().strip() not in ("that", "worth", "valued") else between
    if group.modifier != "eq" and _EMPLOYING_THEM.search(tail):
        return False  # "over 75 bodies employing over 350 people": in all
    if _DEFINING_LINK.search(tail) and "," not in tail.split("with")[0]:
        return not re.search(r",\swith\b", tail)
    each = _EACH_BEHIND.match(text, quantity.end) is not None or quantity.modifier == "ge"
    having = _HAVING_VERB.search(tail) or (each and _RAISING_VERB.search(tail))
    if each and _RAISING_VERB.search(tail):
        return not _DEFINITE_BEFORE.search(lead)
    attribute = any(pattern.search(tail) for pattern, _ in ATTRIBUTES)
    return bool(having) and attribute and not _DEFINITE_BEFORE.search(lead)


def _is_staff_of_all(text: str, group: Quantity, quantity: Quantity) -> bool:
    """Whether "60 firms with over 640 employees" have these in all: so many are no limit of a class of size, and few
    for each."""
    if quantity.unit != "COUNT" or quantity.value in _CLASS_LIMITS or quantity.value > group.value * _FEW_EACH:
        return False
    if quantity.value <= group.value or not _STAFF_BEHIND.match(text, quantity.end):
        return False
    return _WITH_STAFF.fullmatch(text, group.end, quantity.start) is not None


def _with_differences(text: str, quantities: Sequence[Quantity], targets: tuple[int, ...]) -> tuple[int, ...]:
    """The targets with the counts told just before or behind as their differences ("2,362 firms, 465 more than")."""
    extended = list(targets)
    for target in targets:
        for number in (target - 1, target + 1):
            if not 0 <= number < len(quantities) or quantities[number].unit != quantities[target].unit:
                continue
            first, second = sorted((quantities[target], quantities[number]), key=lambda each: each.start)
            between, behind = text[first.end : second.start], text[second.end : second.end + 20]
            if re.search(r"\b(?:increase|rise|decrease|up|down)\b", between) or re.match(
                r"\s(?:more|fewer)\sthan\b", behind
            ):
                extended.append(number)
    return tuple(sorted(set(extended)))
